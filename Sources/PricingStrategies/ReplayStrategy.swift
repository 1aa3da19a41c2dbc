public import MarketModel

/// Dated prices of the past or of a plan; list before a product's first date.
public struct ReplayStrategy: PricingStrategy {
  /// Reads its own offers only.
  public let information = InformationClass.seller
  /// Decides on every dated day.
  public let reviews: ReviewPlan
  private let dated: [String: [StrategySpecification.DatedPrice]]

  /// Takes the dated prices, in any order; of two for one day the later in the list counts.
  public init(prices: [StrategySpecification.DatedPrice]) {
    reviews = ReviewPlan(days: Set(prices.map(\.day)).sorted())
    dated = Dictionary(grouping: prices, by: \.product)
  }

  /// Returns the prices in force on the day.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map { offer in
      let past = (dated[offer.product] ?? []).filter { $0.day <= observation.day }
      guard let day = past.map(\.day).max() else { return offer.listPrice }
      return past.last { $0.day == day }?.price ?? offer.listPrice
    }
  }
}
