public import EventSimulation
public import MarketModel

/// The lowest price at which a rival has the same product on sale, seen after a latency.
///
/// Never above list, and otherwise never below the price that leaves the floor margin; list while no
/// rival has the product on sale.
public struct MatchLowestStrategy: PricingStrategy {
  /// The smallest margin on the net price.
  public let floorMargin: Double
  /// Reads rivals' posted prices.
  public let information = InformationClass.seller
  /// Decides this long after a rival's price changes.
  public let reviews: ReviewPlan

  /// Gathers the parts.
  public init(latency: SimulationDuration, floorMargin: Double) {
    self.floorMargin = floorMargin
    reviews = ReviewPlan(afterRivalChange: latency)
  }

  /// Returns the matched prices.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map {
      observation.answer(to: observation.lowestRival(of: $0.product), $0, floorMargin: floorMargin)
    }
  }
}

extension Observation {
  /// The lowest available rival price of a product.
  func lowestRival(of product: String) -> Money? {
    rivals.filter { $0.available && $0.product == product }.map(\.price).min()
  }

  /// Returns `wish` between the floor margin's price and list, or list without a wish.
  func answer(to wish: Money?, _ offer: OwnOffer, floorMargin: Double) -> Money {
    guard let wish else { return offer.listPrice }
    let floor = money.postedPrice(cost: offer.unitCost, margin: floorMargin)
    return min(offer.listPrice, max(floor, wish))
  }
}
