import ScientificComputing

/// What each price of a list has sold so far.
public struct PriceRecord: Sendable, Hashable {
  /// Trials of each price, shape `[price]`.
  public private(set) var trials: [Int]
  /// Chances to sell at each price, shape `[price]`.
  public private(set) var opportunities: [Double]
  /// Units sold at each price, shape `[price]`.
  public private(set) var units: [Double]

  /// Starts without a trial of any of `count` prices.
  public init(count: Int) {
    precondition(count > 0, "at least one price")
    trials = Array(repeating: 0, count: count)
    opportunities = Array(repeating: 0, count: count)
    units = opportunities
  }

  /// Adds a trial.
  public mutating func add(_ trial: PriceTrial) {
    trials[trial.price] += 1
    opportunities[trial.price] += trial.opportunities
    units[trial.price] += trial.units
  }

  /// Lets everything so far weigh `factor` times as much.
  mutating func fade(by factor: Double) {
    for price in units.indices {
      opportunities[price] *= factor
      units[price] *= factor
    }
  }

  /// Units per chance to sell at a price; 0 before its first trial.
  func mean(_ price: Int) -> Double {
    opportunities[price] > 0 ? units[price] / opportunities[price] : 0
  }

  /// The mean as a belief without doubt; `nil` before the price's first trial.
  func belief(at price: Int) -> Distribution? {
    opportunities[price] > 0 ? .constant(mean(price)) : nil
  }
}
