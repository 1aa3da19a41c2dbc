public import EventSimulation
public import MarketModel

/// A share below the lowest price at which a rival has the same product on sale.
///
/// Otherwise as `MatchLowestStrategy`.
public struct UndercutStrategy: PricingStrategy {
  /// How far below, as a share of the rival's price.
  public let share: Double
  /// The smallest margin on the net price.
  public let floorMargin: Double
  /// Reads rivals' posted prices.
  public let information = InformationClass.seller
  /// Decides this long after a rival's price changes.
  public let reviews: ReviewPlan

  /// Gathers the parts.
  public init(share: Double, latency: SimulationDuration, floorMargin: Double) {
    self.share = share
    self.floorMargin = floorMargin
    reviews = ReviewPlan(afterRivalChange: latency)
  }

  /// Returns the undercut prices.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map {
      let wish = observation.lowestRival(of: $0.product)?.scaled(by: 1 - share)
      return observation.answer(to: wish, $0, floorMargin: floorMargin)
    }
  }
}
