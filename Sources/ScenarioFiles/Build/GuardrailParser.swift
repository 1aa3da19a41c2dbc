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

  private static func guardrail(_ text: String) throws(Problem) -> Guardrail {
    let (left, comparison, right) = try split(text)
    if left == Guardrail.Metric.priceGap.rawValue || left.hasPrefix("price_gap(") {
      return try gap(text, left: left, comparison: comparison, right: right)
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

  /// Reads a largest gap between the groups of a dimension, such as `price_gap(income) <= 2%`.
  private static func gap(
    _ text: String, left: String, comparison: Guardrail.Comparison, right: String
  ) throws(Problem) -> Guardrail {
    let example = "write price_gap(income) <= 2%, with a dimension of 'groups'"
    let name = left.dropFirst("price_gap(".count).dropLast().trimmingSpaces()
    guard left.hasSuffix(")"), !name.isEmpty else {
      throw Problem(message: "guardrail '\(text)' names no dimension", hint: example)
    }
    guard comparison == .atMost else {
      throw Problem(
        message: "guardrail '\(text)' sets no largest gap", hint: "compare a price gap with '<='")
    }
    guard let bound = NumberText.parsePercent(right), bound >= 0 else {
      throw Problem(
        message: "guardrail '\(text)' has the bound '\(right)'",
        hint: "write a percentage of at least 0% such as price_gap(\(name)) <= 2%")
    }
    return Guardrail(
      text: text, metric: .priceGap, comparison: comparison, bound: bound, versusBaseline: false,
      dimension: name)
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
    case .margin, .priceGap: return NumberText.parsePercent(text)
    case .priceChanges: return ValueParser.number(text, as: .rate(.notNegative))
    case .stockOutDays, .units, .revenue, .contribution, .worst5, .unlawfulClaims:
      return NumberText.parse(text)
    }
  }

  private static func example(_ metric: Guardrail.Metric, versus: Bool) -> String {
    if versus { return "a percentage such as \(metric.rawValue) >= -3% vs baseline" }
    switch metric {
    case .margin: return "a percentage such as margin >= 28%"
    case .priceGap: return "a percentage such as price_gap(income) <= 2%"
    case .priceChanges: return "a rate such as price_changes <= 1/week"
    case .stockOutDays: return "a number of days such as stock_out_days <= 2"
    case .unlawfulClaims: return "a number of claims such as unlawful_claims <= 0"
    case .units, .revenue, .contribution, .worst5:
      return "an amount such as \(metric.rawValue) >= 1000, or a percentage with 'vs baseline'"
    }
  }
}
