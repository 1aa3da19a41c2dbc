public import EventSimulation
public import MarketModel

/// A strategy that fits a line to its sales, as a scenario names it: algorithm, price ranges, pace.
public struct RangeLearning: Sendable, Hashable {
  /// How prices are chosen; each has a file of its own.
  public enum Algorithm: Sendable, Hashable {
    /// `CertaintyEquivalent`.
    case certaintyEquivalent
    /// `ControlledVariance`; the spread of prices in currency units.
    case controlledVariance(spread: Double)
  }

  /// The prices of one product among which to find the best.
  public struct PriceRange: Sendable, Hashable {
    /// The product's id.
    public var product: String
    /// The lowest price.
    public var lowest: Money
    /// The highest price, above the lowest.
    public var highest: Money

    /// Gathers the parts.
    public init(product: String, lowest: Money, highest: Money) {
      precondition(lowest < highest, "a range of prices")
      self.product = product
      self.lowest = lowest
      self.highest = highest
    }

    var units: ClosedRange<Double> { lowest.units...highest.units }
  }

  /// How prices are chosen.
  public var algorithm: Algorithm
  /// One range for each product that is learned; others stay at list price.
  public var ranges: [PriceRange]
  /// Time between decisions.
  public var every: SimulationDuration

  /// Gathers the parts.
  public init(algorithm: Algorithm, ranges: [PriceRange], every: SimulationDuration) {
    self.algorithm = algorithm
    self.ranges = ranges
    self.every = every
  }

  /// The name that scenarios use.
  public var kind: String {
    switch algorithm {
    case .certaintyEquivalent: "certainty_equivalent"
    case .controlledVariance: "controlled_variance"
    }
  }

  /// Returns the strategy before its first decision.
  func makeStrategy() -> any PricingStrategy {
    switch algorithm {
    case .certaintyEquivalent:
      RangeLearningStrategy(self) { CertaintyEquivalent(range: $0) }
    case .controlledVariance(let spread):
      RangeLearningStrategy(self) { ControlledVariance(range: $0, spread: spread) }
    }
  }

  /// The rule as a sentence for a plan or report.
  var ruleInWords: String {
    let products = ranges.map {
      "\($0.product) from \($0.lowest.words) to \($0.highest.words)"
    }.joined(separator: "; ")
    let rule =
      switch algorithm {
      case .certaintyEquivalent: "the best price on the line through its own sales so far"
      case .controlledVariance(let spread):
        "the best price on the line through its own sales so far, at least \(spread.fixed(2)) over "
          + "the fourth root of the trials away from its mean price"
      }
    return "\(rule), decided every \(every.words): \(products)"
  }
}
