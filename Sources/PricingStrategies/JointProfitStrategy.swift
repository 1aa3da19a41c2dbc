public import MarketModel

/// The firm's part of the prices that maximise all firms' joint profit; a reference.
public struct JointProfitStrategy: PricingStrategy {
  /// The joint-profit prices of the market's offers, by offer.
  public let coordinated: [Int: Money]
  /// Presumes that all firms coordinate.
  public let information = InformationClass.coordinated
  /// Decides at the start only.
  public let reviews = ReviewPlan()

  /// Solves the game of every category in which the firm sells.
  ///
  /// - Throws: `StrategyError` without demand, or `PriceGameError`.
  public init(context: StrategyContext) throws {
    coordinated = try context.solvedPrices(for: "joint_profit") { try $0.jointProfit() }
  }

  /// Returns the firm's part of the joint-profit prices.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map { coordinated[$0.offer] ?? $0.listPrice }
  }
}
