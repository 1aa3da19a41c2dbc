import EventSimulation
public import MarketModel

/// The planned price from a list, at every epoch, for a stock of which an epoch sells at most one unit.
///
/// Knows the true probabilities of a sale: an oracle; see `FinitePricePlan`.
public struct FinitePriceStrategy: PricingStrategy {
  /// What was planned.
  public let plan: FinitePricePlan
  /// Reads the true demand.
  public let information = InformationClass.oracle
  /// Decides at every epoch.
  public let reviews: ReviewPlan
  private let epoch: Int64

  /// Plans for the only offer of a market; every price of its table where `prices` is empty.
  ///
  /// - Throws: `StrategyError.unplannable` where no table states what a price sells, or the stock has
  ///   no end.
  public init(prices: [Money], context: StrategyContext) throws {
    let market = context.market
    let demand = market.aggregate
    guard demand.form == .bernoulli, market.offers.count == 1,
      let plan = market.offers[0].stock,
      let value = StockValue(offer: market.offers[0], money: market.money(ofFirm: context.firm))
    else {
      throw StrategyError.unplannable(
        strategy: "finite_price_dp",
        what: "one product with a finite stock whose sales follow a price table")
    }
    let listed = prices.isEmpty ? demand.table.rows[0].map(\.price) : prices.map(\.units)
    epoch = demand.every.microseconds
    reviews = ReviewPlan(every: demand.every)
    let end = Int64(market.calendar.horizonWeeks) * MarketSimulation.week
    self.plan = FinitePricePlan(
      listed.map { price in
        FinitePricePlan.Choice(
          price: price, gain: value.gain(at: price),
          probability: demand.table.probability(of: 0, price: price))
      }, periods: Int((end + epoch - 1) / epoch), units: plan.initial)
  }

  /// Returns the planned price; the posted one where nothing is left.
  public func prices(for observation: Observation) -> [Money] {
    let begun = observation.time.floorDivided(by: epoch)
    let left = min(max(1, plan.periods - Int(begun)), plan.periods)
    return observation.own.map { offer in
      guard let units = offer.stock, units > 0 else { return offer.posted }
      return Money(plan.price(periods: left, units: units))
    }
  }
}
