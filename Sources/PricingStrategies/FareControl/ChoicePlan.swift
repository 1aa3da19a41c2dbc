public import MarketModel

/// The sets of fare classes that earn most when what is bought depends on what is on sale.
///
/// With Q(S) the probability of a sale when S is on sale and R(S) what it earns on average,
/// V_n(s) = V_(n-1)(s) + max over S of R(S) - Q(S) (V_(n-1)(s) - V_(n-1)(s - 1)). Only efficient sets
/// can be best: those on the upper hull of the points (Q, R). Source: K. Talluri and G. van Ryzin,
/// *Management Science* 50(1), 2004.
public struct ChoicePlan: Sendable {
  /// A set on sale, and what it does in an epoch.
  public struct Offering: Sendable, Hashable {
    /// The classes, bit by bit.
    public var set: Int
    /// Probability of a sale.
    public var probability: Double
    /// What an epoch earns on average, in currency units.
    public var revenue: Double
  }

  /// The efficient sets, by rising probability of a sale; the first sells nothing.
  public let efficient: [Offering]
  /// V_n(s); shape `[epochs + 1, units + 1]`, row-major.
  private let values: [Double]
  private let units: Int

  /// Works backwards from the last of `epochs` epochs.
  ///
  /// - Parameters:
  ///   - table: What is bought.
  ///   - gains: What each class earns, in currency units; shape `[class]`.
  ///   - epochs: Epochs planned.
  ///   - units: Units on hand at most.
  public init(_ table: FareChoiceTable, gains: [Double], epochs: Int, units: Int) {
    precondition(table.offerCount == gains.count, "one gain per class")
    efficient = Self.efficient(table, gains: gains)
    let width = units + 1
    var values = Array(repeating: 0.0, count: (epochs + 1) * width)
    for left in stride(from: 1, through: epochs, by: 1) {
      for unit in stride(from: 1, through: units, by: 1) {
        let later = values[(left - 1) * width + unit]
        let worth = later - values[(left - 1) * width + unit - 1]
        values[left * width + unit] =
          later + Self.best(efficient, worth: worth).excess(over: worth)
      }
    }
    self.values = values
    self.units = units
  }

  /// Returns what `units` units earn on average with `epochs` epochs to go, in currency units.
  public func value(epochs: Int, units: Int) -> Double { values[epochs * (self.units + 1) + units] }

  /// Returns the best set with `epochs` epochs to go, that of the decision included, bit by bit.
  public func set(epochs: Int, units: Int) -> Int {
    guard units > 0 else { return 0 }
    let unit = min(units, self.units)
    let worth =
      value(epochs: epochs - 1, units: unit) - value(epochs: epochs - 1, units: unit - 1)
    return Self.best(efficient, worth: worth).set
  }

  /// The first set with the largest excess over what its sales give up.
  private static func best(_ sets: [Offering], worth: Double) -> Offering {
    sets.dropFirst().reduce(sets[0]) { $1.excess(over: worth) > $0.excess(over: worth) ? $1 : $0 }
  }

  /// Climbs the upper hull from the empty set: each step goes to the set that adds most per unit sold.
  private static func efficient(_ table: FareChoiceTable, gains: [Double]) -> [Offering] {
    let all = (0..<table.setCount).map { set in
      let row = table.probabilities(of: set)
      return Offering(
        set: set, probability: row.reduce(0, +),
        revenue: zip(row, gains).reduce(0) { $0 + $1.0 * $1.1 })
    }
    var hull = [all[0]]
    while let next = steepest(from: hull[hull.count - 1], all) { hull.append(next) }
    return hull
  }

  private static func steepest(from last: Offering, _ all: [Offering]) -> Offering? {
    var best: (slope: Double, set: Offering)?
    for set in all where set.probability > last.probability + 1e-12 {
      let slope = (set.revenue - last.revenue) / (set.probability - last.probability)
      let isBetter = best.map { slope > $0.slope + 1e-9 } ?? (slope > 0)
      if isBetter { best = (slope, set) }
    }
    return best?.set
  }
}

extension ChoicePlan.Offering {
  /// What an epoch earns over what its sales give up at `worth` a unit.
  func excess(over worth: Double) -> Double { revenue - probability * worth }
}
