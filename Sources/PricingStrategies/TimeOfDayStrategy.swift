public import MarketModel

/// A factor on list by hour of the day; list outside every band.
public struct TimeOfDayStrategy: PricingStrategy {
  /// The bands; of two for one hour the first in the list counts.
  public let bands: [StrategySpecification.HourBand]
  /// Reads its own offers only.
  public let information = InformationClass.seller
  /// Decides where bands start and end.
  public let reviews: ReviewPlan

  /// Takes the bands.
  public init(bands: [StrategySpecification.HourBand]) {
    self.bands = bands
    reviews = ReviewPlan(hours: Set(bands.flatMap { [$0.from, $0.to % 24] }).sorted())
  }

  /// Returns list times the factor of the hour.
  public func prices(for observation: Observation) -> [Money] {
    let band = bands.first { ($0.from..<$0.to).contains(observation.hour) }
    return observation.own.map { $0.listPrice.scaled(by: band?.factor ?? 1) }
  }
}
