public import MarketModel

/// The firm's part of the static Nash equilibrium of the true demand; a reference.
public struct NashStrategy: PricingStrategy {
  /// The equilibrium prices of the market's offers, by offer.
  public let equilibrium: [Int: Money]
  /// Reads the true demand.
  public let information = InformationClass.oracle
  /// Decides at the start only.
  public let reviews = ReviewPlan()

  /// Solves the game of every category in which the firm sells.
  ///
  /// - Throws: `StrategyError` without demand, or `PriceGameError`.
  public init(context: StrategyContext) throws {
    equilibrium = try context.solvedPrices(for: "nash") { try $0.nash() }
  }

  /// Returns the firm's equilibrium prices.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map { equilibrium[$0.offer] ?? $0.listPrice }
  }
}
