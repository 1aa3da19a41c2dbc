public import MarketModel

/// The best price of a single stock at every visit, or one price for the whole season.
///
/// Knows the true demand: an oracle. Source: G. Gallego and G. van Ryzin, *Management Science* 40(8),
/// 1994; see `GallegoVanRyzinPlan`.
public struct GallegoVanRyzinStrategy: PricingStrategy {
  /// Which of the paper's prices.
  public enum Policy: String, Sendable, Hashable, CaseIterable {
    /// The best price at every visit, by units left and visits to come.
    case optimal
    /// The one price of the deterministic problem.
    case fixed
  }

  /// What was planned.
  public let plan: GallegoVanRyzinPlan
  /// Which price is posted.
  public let policy: Policy
  /// Reads the true demand.
  public let information = InformationClass.oracle
  /// Decides before every visit, or at the start only.
  public let reviews: ReviewPlan
  private let forecast: VisitForecast

  /// Plans for the only offer of a market.
  ///
  /// - Throws: `StrategyError.unplannable` in other markets than the paper's.
  public init(policy: Policy, context: StrategyContext) throws {
    let market = context.market
    guard let mean = market.willingnessToPay.exponentialMean, market.offers.count == 1,
      let stock = StockValue(offer: market.offers[0], money: market.money(ofFirm: context.firm))
    else {
      throw StrategyError.unplannable(
        strategy: "gallego_van_ryzin",
        what: "one product with a finite stock and exponential willingness to pay")
    }
    self.policy = policy
    plan = GallegoVanRyzinPlan(
      meanWillingness: mean, netShare: stock.netShare, givenUp: stock.givenUp)
    forecast = VisitForecast(market: market)
    reviews = ReviewPlan(moments: policy == .optimal ? .visit : [])
  }

  /// Returns the planned price; the posted one where nothing is left.
  public func prices(for observation: Observation) -> [Money] {
    let visits = forecast.visits(after: observation.time)
    return observation.own.map { offer in
      guard let units = offer.stock, units > 0 else { return offer.posted }
      switch policy {
      case .optimal: return Money(plan.price(units: units, visits: visits))
      case .fixed: return Money(plan.fixedPrice(units: units, visits: visits))
      }
    }
  }
}
