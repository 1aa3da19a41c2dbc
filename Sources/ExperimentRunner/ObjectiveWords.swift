import Reports
import ScenarioFiles

// The objective in sentences.
extension Objective {
  /// What a strategy does to gather it, without the third person's s.
  var verb: String {
    switch self {
    case .contribution, .revenue: "earn"
    case .units: "sell"
    case .weighted: "score"
    }
  }

  /// Returns an amount with its unit, such as `1,240 EUR` or `12.50 units`.
  func amount(_ value: Double, currency: String) -> String {
    switch self {
    case .contribution, .revenue: MeanAmount.text(value, unit: currency)
    case .units: MeanAmount.text(value, unit: "units")
    case .weighted: MeanAmount.text(value, unit: "")
    }
  }
}

/// Means and their differences in sentences.
enum MeanAmount {
  /// Returns the amount with two decimals below 100, and with thousands apart and none above.
  static func text(_ value: Double, unit: String) -> String {
    let number = ManagerNumber(currency: "").decimal(value, decimals: abs(value) < 100 ? 2 : 0)
    return unit.isEmpty ? number : "\(number) \(unit)"
  }
}
