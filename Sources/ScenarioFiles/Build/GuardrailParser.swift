/// Reads conditions such as `margin >= 28%` and `units >= -3% vs baseline`.
enum GuardrailParser {
  /// Why a condition can't be read.
  struct Problem: Error {
    var message: String
    var hint: String
  }

  static func parse(_ text: String) -> Result<Guardrail, Problem> {
    do throws(Problem) {
      return .success(try guardrail(text))
    } catch {
      return .failure(error)
    }
  }

  /// Metrics of the language that can't be used yet.
  private static let notBuilt = ["unlawful_claims", "price_gap"]

  private static func guardrail(_ text: String) throws(Problem) -> Guardrail {
    let (left, comparison, right) = try split(text)
    if let later = notBuilt.first(where: { left == $0 || left.hasPrefix($0 + "(") }) {
      throw Problem(
        message: "guardrail metric '\(later)' is not built yet",
        hint: "remove the guardrail '\(text)'")
    }
    guard let metric = Guardrail.Metric(rawValue: left) else {
      let names = Guardrail.Metric.allCases.map(\.rawValue)
      let hint =
        EditDistance.nearest(to: left, in: names).map { "did you mean '\($0)'?" }
        ?? "metrics: " + names.map { "'\($0)'" }.joined(separator: ", ")
      throw Problem(message: "unknown guardrail metric '\(left)'", hint: hint)
    }
    let suffix = "vs baseline"
    let versus = right.hasSuffix(suffix)
    let value = versus ? right.dropLast(suffix.count).trimmingSpaces() : right
    guard let bound = bound(value, metric: metric, versus: versus) else {
      throw Problem(
        message: "guardrail '\(text)' has the bound '\(right)'",
        hint: "write " + example(metric, versus: versus))
    }
    return Guardrail(
      text: text, metric: metric, comparison: comparison, bound: bound, versusBaseline: versus)
  }

  private static func split(
    _ text: String
  ) throws(Problem) -> (String, Guardrail.Comparison, String) {
    for comparison in Guardrail.Comparison.allCases {
      guard let range = text.firstRange(of: comparison.rawValue) else { continue }
      return (
        text[..<range.lowerBound].trimmingSpaces(), comparison,
        text[range.upperBound...].trimmingSpaces()
      )
    }
    throw Problem(
      message: "guardrail '\(text)' has no comparison", hint: "write metric >= value, <= or ==")
  }

  private static func bound(_ text: String, metric: Guardrail.Metric, versus: Bool) -> Double? {
    if versus { return NumberText.parsePercent(text) }
    switch metric {
    case .margin: return NumberText.parsePercent(text)
    case .priceChanges: return ValueParser.number(text, as: .rate(.notNegative))
    case .stockOutDays, .units, .revenue, .contribution, .worst5: return NumberText.parse(text)
    }
  }

  private static func example(_ metric: Guardrail.Metric, versus: Bool) -> String {
    if versus { return "a percentage such as \(metric.rawValue) >= -3% vs baseline" }
    switch metric {
    case .margin: return "a percentage such as margin >= 28%"
    case .priceChanges: return "a rate such as price_changes <= 1/week"
    case .stockOutDays: return "a number of days such as stock_out_days <= 2"
    case .units, .revenue, .contribution, .worst5:
      return "an amount such as \(metric.rawValue) >= 1000, or a percentage with 'vs baseline'"
    }
  }
}
