public import MarketModel

/// Factors on list prices from stated days on.
public struct ScheduleStrategy: PricingStrategy {
  /// The steps, in any order; of two for one day the later in the list counts.
  public let steps: [StrategySpecification.PriceStep]
  /// Reads its own offers only.
  public let information = InformationClass.seller
  /// Decides on every stated day.
  public let reviews: ReviewPlan

  /// Takes the steps.
  public init(steps: [StrategySpecification.PriceStep]) {
    self.steps = steps
    reviews = ReviewPlan(days: Set(steps.map(\.day)).sorted())
  }

  /// Returns list times the factor of the last step so far that holds for the product.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map { offer in
      let past = steps.filter {
        $0.day <= observation.day && ($0.products.isEmpty || $0.products.contains(offer.product))
      }
      guard let day = past.map(\.day).max() else { return offer.listPrice }
      return offer.listPrice.scaled(by: past.last { $0.day == day }?.factor ?? 1)
    }
  }
}
