import EventSimulation
public import MarketModel

/// Keeps stated numbers of units for a class and all dearer ones: a rule of thumb.
///
/// In markets of consumers it decides after every sale, elsewhere at every epoch.
public struct StatedProtection: PricingStrategy {
  /// Reads its own stock.
  public let information = InformationClass.seller
  /// Decides when units may have been sold.
  public let reviews: ReviewPlan
  /// Units kept against each class; shape `[own]`.
  private let kept: [Int]

  /// Takes the units kept for a class and all dearer ones, by product id.
  ///
  /// - Throws: `StrategyError.unplannable` where the firm's offers do not share one stock.
  public init(protected: [String: Int], context: StrategyContext) throws {
    let market = context.market
    let own = market.offers.indices.filter { market.offers[$0].firm == context.firm }
    guard Set(own.map(market.stockPools.keeper(of:))).count == 1,
      own.allSatisfy({ market.stockPlan(ofOffer: $0) != nil })
    else {
      throw StrategyError.unplannable(
        strategy: "protection_levels", what: "fare classes of one stock")
    }
    kept = own.map { asking in
      let dearer = own.filter { market.offers[$0].listPrice > market.offers[asking].listPrice }
      return dearer.compactMap { protected[market.offers[$0].product] }.max() ?? 0
    }
    reviews =
      market.aggregate.isUsed
      ? ReviewPlan(every: market.aggregate.every) : ReviewPlan(every: .days(1), moments: .sale)
  }

  /// Returns list prices.
  public func prices(for observation: Observation) -> [Money] { observation.listPrices }

  /// Returns the units on hand less those kept for dearer classes.
  public func bookingLimits(for observation: Observation) -> [Int] {
    kept.map { max(0, observation.sharedStock - $0) }
  }
}
