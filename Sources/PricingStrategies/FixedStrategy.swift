public import MarketModel

/// The same prices throughout; list where nothing is stated.
public struct FixedStrategy: PricingStrategy {
  /// The stated prices, by product.
  public let stated: [String: Money]
  /// Reads its own offers only.
  public let information = InformationClass.seller
  /// Decides at the start only.
  public let reviews = ReviewPlan()

  /// Takes the stated prices.
  public init(prices: [String: Money] = [:]) {
    stated = prices
  }

  /// Returns the stated or list prices.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map { stated[$0.product] ?? $0.listPrice }
  }
}
