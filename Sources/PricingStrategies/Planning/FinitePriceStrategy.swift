import EventSimulation
public import MarketModel
import ScientificComputing

/// The planned price from a list, at every epoch, for a stock of which an epoch sells at most one unit.
///
/// With the true probabilities of a sale an oracle. With `DemandKnowledge.estimated` a model: it plans
/// anew at every epoch with the mean of each price's probability after the epochs at which it was
/// asked, all probabilities being equally likely before; see `FinitePricePlan`.
public struct FinitePriceStrategy: PricingStrategy {
  /// What was planned at the start.
  public let plan: FinitePricePlan
  /// Reads the true demand, or its own sales.
  public let information: InformationClass
  /// Decides at every epoch.
  public let reviews: ReviewPlan
  /// Whether it learns.
  public let readsEpochs: Bool
  private let epoch: Int64
  private let choices: [FinitePricePlan.Choice]
  private let capacity: Int

  /// Plans for the only offer of a market; every price of its table where `prices` is empty.
  ///
  /// - Throws: `StrategyError.unplannable` where no table states what a price sells, or the stock has
  ///   no end.
  public init(prices: [Money], demand knowledge: DemandKnowledge, context: StrategyContext) throws {
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
    information = knowledge.information
    readsEpochs = knowledge == .estimated
    capacity = plan.initial
    choices = listed.map { price in
      FinitePricePlan.Choice(
        price: price, gain: value.gain(at: price),
        probability: knowledge == .known ? demand.table.probability(of: 0, price: price) : 0.5)
    }
    let end = Int64(market.calendar.horizonWeeks) * MarketSimulation.week
    self.plan = FinitePricePlan(
      choices, periods: Int((end + epoch - 1) / epoch), units: plan.initial)
  }

  /// Returns the planned price; the posted one where nothing is left.
  public func prices(for observation: Observation) -> [Money] {
    let begun = observation.time.floorDivided(by: epoch)
    let left = min(max(1, plan.periods - Int(begun)), plan.periods)
    let current = observation.epochs.map { learned(from: $0, periods: left) } ?? plan
    return observation.own.map { offer in
      guard let units = offer.stock, units > 0 else { return offer.posted }
      return Money(current.price(periods: left, units: units))
    }
  }

  /// The plan for the rest with what each price has sold.
  private func learned(from sales: EpochSales, periods: Int) -> FinitePricePlan {
    let learned = choices.map { choice in
      let price = Money(choice.price).millionths
      let asked = (0..<sales.epochCount).filter {
        sales.prices[$0] == price && sales.wasOnSale(0, epoch: $0)
      }
      let sold = asked.reduce(0) { $0 + Int(sales.units[$1]) }
      return FinitePricePlan.Choice(
        price: choice.price, gain: choice.gain,
        probability: SalesPrior.uniform.posterior(
          units: Double(sold), opportunities: Double(asked.count)
        ).mean)
    }
    return FinitePricePlan(learned, periods: periods, units: capacity)
  }
}
