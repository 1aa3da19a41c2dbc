import EventSimulation
public import MarketModel

/// The best price of a single stock at every visit, or one price for the whole season.
///
/// With the true demand an oracle. With `DemandKnowledge.estimated` a model: visits to come are
/// expected at the pace of those so far, mean willingness to pay is that which fits them best, and the
/// first visits see the list price. Source: G. Gallego and G. van Ryzin, *Management Science* 40(8),
/// 1994; see `GallegoVanRyzinPlan`.
public struct GallegoVanRyzinStrategy: PricingStrategy {
  /// Which of the paper's prices.
  public enum Policy: String, Sendable, Hashable, CaseIterable {
    /// The best price at every visit, by units left and visits to come.
    case optimal
    /// The one price of the deterministic problem.
    case fixed
  }

  /// What was planned; with estimated demand, for a mean willingness to pay of the list price.
  public let plan: GallegoVanRyzinPlan
  /// Which price is posted.
  public let policy: Policy
  /// Reads the true demand, or its own visits and sales.
  public let information: InformationClass
  /// Decides before every visit, or at the start only.
  public let reviews: ReviewPlan
  /// Whether it learns.
  public let readsFeedback: Bool
  private let forecast: VisitForecast
  private var estimate: WillingnessEstimate
  /// End of the measured weeks, in microseconds.
  private let end: Int64

  /// Visits at list price before the first estimate is used.
  private static let firstVisits = 5.0

  /// Plans for the only offer of a market.
  ///
  /// - Throws: `StrategyError.unplannable` in other markets than the paper's.
  public init(policy: Policy, demand: DemandKnowledge, context: StrategyContext) throws {
    let market = context.market
    guard let mean = market.willingnessToPay.exponentialMean, market.offers.count == 1,
      let stock = StockValue(offer: market.offers[0], money: market.money(ofFirm: context.firm))
    else {
      throw StrategyError.unplannable(
        strategy: "gallego_van_ryzin",
        what: "one product with a finite stock and exponential willingness to pay")
    }
    self.policy = policy
    information = demand.information
    readsFeedback = demand == .estimated
    let list = market.offers[0].listPrice.units
    estimate = WillingnessEstimate(listPrice: list)
    plan = GallegoVanRyzinPlan(
      meanWillingness: demand == .known ? mean : list, netShare: stock.netShare,
      givenUp: stock.givenUp)
    forecast = VisitForecast(market: market)
    end = SimulationDuration.weeks(market.calendar.horizonWeeks).microseconds
    reviews = ReviewPlan(moments: policy == .optimal ? .visit : [])
  }

  /// Returns the planned price; the posted one where nothing is left.
  public mutating func prices(for observation: Observation) -> [Money] {
    learn(from: observation)
    return observation.own.map { offer in
      guard let units = offer.stock, units > 0 else { return offer.posted }
      guard !readsFeedback else { return learnedPrice(offer, units: units, at: observation.time) }
      let visits = forecast.visits(after: observation.time)
      switch policy {
      case .optimal: return Money(plan.price(units: units, visits: visits))
      case .fixed: return Money(plan.fixedPrice(units: units, visits: visits))
      }
    }
  }

  private mutating func learn(from observation: Observation) {
    for feedback in observation.own.compactMap(\.feedback) {
      estimate.add(
        price: feedback.price.units, visits: feedback.opportunities, sold: Double(feedback.units))
    }
  }

  /// The best price with what has been seen; list for the first visits.
  private func learnedPrice(
    _ offer: Observation.OwnOffer, units: Int, at time: Int64
  ) -> Money {
    guard estimate.visits >= Self.firstVisits, time > 0 else { return offer.listPrice }
    let learned = GallegoVanRyzinPlan(
      meanWillingness: estimate.mean, netShare: plan.netShare, givenUp: plan.givenUp)
    let pace = estimate.visits / Double(time)
    return Money(learned.price(units: units, visits: pace * Double(max(0, end - time))))
  }
}
