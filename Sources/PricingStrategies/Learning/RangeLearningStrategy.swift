import EventSimulation
public import MarketModel

/// Posts prices of a range and learns demand from what they sell, each product by itself; list price
/// elsewhere.
///
/// Reads the price that was on the shelf, so business rules and ticks do no harm; a time without a
/// chance to sell teaches nothing.
public struct RangeLearningStrategy<Learner: RangeLearner>: PricingStrategy {
  /// Reads its own offers and what they sold.
  public let information = InformationClass.seller
  /// Decides at fixed intervals.
  public let reviews: ReviewPlan
  /// Learns.
  public let readsFeedback = true
  private var learners: [(product: String, learner: Learner)]

  /// Starts with a new learner for each range; `makeLearner` takes the range in currency units.
  public init(_ settings: RangeLearning, makeLearner: (ClosedRange<Double>) -> Learner) {
    learners = settings.ranges.map { ($0.product, makeLearner($0.units)) }
    reviews = ReviewPlan(every: settings.every)
  }

  /// Learns from what has been sold since the last decision, and returns the next prices.
  public mutating func prices(for observation: Observation) -> [Money] {
    observation.own.map { offer in
      guard let index = learners.firstIndex(where: { $0.product == offer.product }) else {
        return offer.listPrice
      }
      // Weeks on display say nothing of the price.
      let past = offer.past.filter { !$0.isDisplayed }
      for sold in past + [offer.feedback].compactMap(\.self) where sold.opportunities > 0 {
        learners[index].learner.learn(
          price: sold.price.units, sales: Double(sold.units) / sold.opportunities)
      }
      let cost = observation.money.breakEven(unitCost: offer.unitCost)
      return Money(learners[index].learner.price(cost: cost))
    }
  }
}

extension RangeLearningStrategy {
  /// By how much it believes sales to fall with the price.
  public var beliefs: [PriceBelief] {
    learners.compactMap { product, learner in
      learner.slope.map {
        PriceBelief(
          product: product, coefficient: $0.mean, standardError: $0.standardError)
      }
    }
  }
}
