public import MarketModel

/// Dated prices of the past or of a plan; list before a product's first date, and another strategy
/// after the last one where there is one.
public struct ReplayStrategy: PricingStrategy {
  /// Reads its own offers only, unless the next strategy reads more.
  public let information: InformationClass
  /// Decides on every dated day, and whenever the next strategy would.
  public let reviews: ReviewPlan
  private let dated: [String: [StrategySpecification.DatedPrice]]
  private let handover: Int
  private var next: (any PricingStrategy)?

  /// Takes the dated prices, in any order; of two for one day the later in the list counts.
  ///
  /// `next` takes over where the next date would be: after the last date, by the distance of the last
  /// two dates (7 days where there is one only).
  public init(
    prices: [StrategySpecification.DatedPrice], next: (any PricingStrategy)? = nil
  ) {
    let days = Set(prices.map(\.day)).sorted()
    let last = days.last ?? 0
    handover = last + (days.count > 1 ? last - days[days.count - 2] : 7)
    information = next?.information ?? .seller
    var reviews = next?.reviews ?? ReviewPlan()
    reviews.days = Set(reviews.days + days + (next == nil ? [] : [handover])).sorted()
    self.reviews = reviews
    dated = Dictionary(grouping: prices, by: \.product)
    self.next = next
  }

  /// Returns the prices in force on the day.
  public mutating func prices(for observation: Observation) -> [Money] {
    if observation.day >= handover, let prices = next?.prices(for: observation) { return prices }
    return observation.own.map { offer in
      let past = (dated[offer.product] ?? []).filter { $0.day <= observation.day }
      guard let day = past.map(\.day).max() else { return offer.listPrice }
      return past.last { $0.day == day }?.price ?? offer.listPrice
    }
  }
}
