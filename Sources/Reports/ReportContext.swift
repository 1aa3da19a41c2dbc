package import ResultsStore

/// What every section of a report needs: the summary, the formats, and who is shown.
struct ReportContext: Sendable {
  typealias Strategy = ComparisonSummary.StrategySummary

  /// How many strategies a dense chart shows.
  static let denseLimit = 6
  /// How many products get a chart of their own.
  static let panelLimit = 24

  /// The comparison.
  let summary: ComparisonSummary
  /// How numbers are written.
  let format: ManagerNumber

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - summary: The comparison.
  ///   - minus: The minus sign: typographic in HTML, a hyphen on the terminal.
  init(_ summary: ComparisonSummary, minus: String) {
    self.summary = summary
    format = ManagerNumber(currency: summary.header.currency, minus: minus)
  }

  /// What was run.
  var header: ComparisonSummary.Header { summary.header }

  /// The strategy that is set against the baseline.
  var challenger: Strategy? { summary.challenger }

  /// The challenger's name, or empty.
  var challengerName: String { challenger?.name ?? "" }

  /// The best strategies, and always the baseline and the challenger, in order of rank.
  var dense: [Strategy] {
    let kept = summary.strategies.filter { $0.isBaseline || $0.name == challengerName }
    let room = max(0, Self.denseLimit - kept.count)
    let others = summary.strategies.filter { !$0.isBaseline && $0.name != challengerName }
    let names = Set((kept + others.prefix(room)).map(\.name))
    return summary.strategies.filter { names.contains($0.name) }
  }

  /// A sentence that says what dense charts leave out, or empty.
  var denseRemark: String {
    let left = summary.strategies.count - dense.count
    switch left {
    case ...0: return ""
    case 1: return " One strategy further down the ranking is left out here."
    default: return " \(left) strategies further down the ranking are left out here."
    }
  }

  /// `winner`, `baseline` or empty: the role that gives a strategy its colour.
  func role(_ strategy: Strategy) -> String {
    if strategy.isBaseline { return "baseline" }
    return strategy.name == challengerName ? "winner" : ""
  }

  /// The focal firm's products, in the order of the paths.
  var focalProducts: [String] {
    var seen: Set<String> = []
    return summary.paths.filter(\.isFocal).map(\.product).filter { seen.insert($0).inserted }
  }

  /// The objective's unit.
  var objectiveUnit: String { summary.objectiveUnit }

  /// The objective with the currency behind it, where it is money: `Contribution, EUR`.
  var objectiveTitle: String { Self.capitalised(objectiveWords) }

  /// The same without the capital letter.
  var objectiveWords: String {
    let words = Self.words(header.objective)
    return objectiveUnit == "money" ? "\(words), \(header.currency)" : words
  }

  /// A value of the objective for a column whose heading says the currency.
  func bare(_ value: Double) -> String {
    objectiveUnit == "money" ? format.amount(value) : objective(value)
  }

  /// An interval for such a column.
  func bare(_ estimate: ComparisonSummary.Estimate) -> String {
    "\(bare(estimate.low)) to \(bare(estimate.high))"
  }

  /// A value of the objective, in its unit.
  func objective(_ value: Double) -> String { format.metric(value, unit: objectiveUnit) }

  /// A difference of the objective, in its unit, with its sign.
  func difference(_ value: Double) -> String { format.signed(value, objective) }

  /// An interval, with the unit of the objective at its end.
  func interval(_ estimate: ComparisonSummary.Estimate) -> String {
    interval(estimate, unit: objectiveUnit)
  }

  /// An interval in a metric's unit.
  func interval(_ estimate: ComparisonSummary.Estimate, unit: String) -> String {
    let low =
      unit == "money" ? format.amount(estimate.low) : format.metric(estimate.low, unit: unit)
    return "\(low) to \(format.metric(estimate.high, unit: unit))"
  }

  /// A metric's name as running text.
  static func words(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
  }

  /// The name with a capital letter.
  static func title(_ name: String) -> String { capitalised(words(name)) }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension ComparisonSummary {
  /// The objective's unit: money, unless the metrics say otherwise.
  package var objectiveUnit: String {
    let metrics = strategies.first?.metrics ?? []
    return metrics.first { $0.name == header.objective }?.unit ?? "money"
  }
}
