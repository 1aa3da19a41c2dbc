/// Estimates in words.
struct EstimateText {
  let currency: String

  /// The mean with its unit.
  func mean(_ estimate: FactEstimate) -> String { value(estimate.mean, estimate.unit) }

  /// The interval of simulation alone, or a dash.
  func simulation(_ estimate: FactEstimate) -> String {
    interval(estimate.simulation, estimate.unit)
  }

  /// The interval of simulation and assumptions, or a dash.
  func both(_ estimate: FactEstimate) -> String {
    interval(estimate.simulationAndAssumptions, estimate.unit)
  }

  private func interval(_ interval: FactEstimate.Interval?, _ unit: FactUnit) -> String {
    guard let interval else { return "–" }
    return "\(value(interval.low, unit)) to \(value(interval.high, unit))"
  }

  /// A number in millionths of its unit.
  func value(_ millionths: Int64, _ unit: FactUnit) -> String {
    switch unit {
    case .money: MoneyText.rounded(millionths, currency: currency)
    case .count: Self.decimal(millionths)
    case .share: PercentText.rounded(millionths)
    case .ratio: Self.decimal(millionths, decimals: 2)
    }
  }

  /// A number with one decimal below 100, whole from there on.
  static func decimal(_ millionths: Int64, decimals: Int? = nil) -> String {
    let digits = decimals ?? (millionths.magnitude >= 100_000_000 ? 0 : 1)
    let text = GroupedNumber.text(millionths: millionths.magnitude, decimals: digits)
    let isZero = text.allSatisfy { !$0.isNumber || $0 == "0" }
    return (millionths < 0 && !isZero ? "-" : "") + text
  }
}
