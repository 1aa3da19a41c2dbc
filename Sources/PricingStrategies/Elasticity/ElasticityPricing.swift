public import EventSimulation
import MarketModel

/// A strategy that estimates demand from the firm's own sales and optimises on it, as a scenario names
/// it.
public struct ElasticityPricing: Sendable, Hashable {
  /// What is believed beforehand of a product's own elasticity at its list price while few buy it: mean,
  /// below 0.
  public var elasticity: Double
  /// Half-width of the interval that holds it with a probability of 95 %; above 0.
  public var halfWidth: Double
  /// How far a price may lie from list, as a share of it; above 0.
  public var range: Double
  /// How far the first price lies from the best, as a share of it; 0 for always the best.
  ///
  /// At decision t it lies t^(-1/4) times as far.
  public var explore: Double
  /// Time between decisions.
  public var every: SimulationDuration

  /// Gathers the parts.
  public init(
    elasticity: Double, halfWidth: Double, range: Double, explore: Double,
    every: SimulationDuration
  ) {
    precondition(elasticity < 0 && halfWidth > 0, "demand that falls, by an amount nobody knows")
    precondition(range > 0 && range < 1 && (0..<1).contains(explore), "prices above zero")
    self.elasticity = elasticity
    self.halfWidth = halfWidth
    self.range = range
    self.explore = explore
    self.every = every
  }

  /// The rule as a sentence for a plan or report.
  var ruleInWords: String {
    "the best prices within \(range.percent) of list under a logit fitted to its own sales so far, "
      + "decided every \(every.words), starting from an elasticity of \(elasticity.fixed(2)) +- "
      + "\(halfWidth.fixed(2))"
      + (explore > 0 ? "; \(explore.percent) to either side at first, then less and less" : "")
  }
}
