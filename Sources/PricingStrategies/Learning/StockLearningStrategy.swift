import EventSimulation
public import MarketModel
import ScientificComputing

/// Posts prices of a list and learns from what they sell, at a pace that makes the stock last to the end
/// of the measured weeks; each product by itself, list price elsewhere.
///
/// Where the best is to sell nothing it posts `StockPacing.shutOff`, which teaches nothing, or the highest price of the
/// list. Chances left are decisions left times the mean chances of a decision so far.
public struct StockLearningStrategy: PricingStrategy {
  /// Reads its own offers, stock and sales.
  public let information = InformationClass.seller
  /// Decides at fixed intervals.
  public let reviews: ReviewPlan
  /// Learns.
  public let readsFeedback = true
  private var products: [StockedProduct]
  private var decisions: Int64 = 0
  /// End of the measured weeks and time between decisions, in microseconds.
  private let (end, every): (Int64, Int64)

  /// Starts with the prior for each list of prices.
  ///
  /// - Throws: `StrategyError.drawsMissing` where the context has no random numbers.
  public init(
    _ settings: PriceLearning, prior: SalesPrior, pacing: StockPacing, context: StrategyContext
  ) throws {
    guard let draws = context.draws else {
      throw StrategyError.drawsMissing(strategy: settings.kind)
    }
    let firm = context.market.firms[context.firm].name
    products = settings.lists.map {
      StockedProduct(
        list: $0, pacing: pacing, bandit: ThompsonWithStock(count: $0.prices.count, prior: prior),
        draws: draws.under(["learned price", firm, $0.product]))
    }
    end = SimulationDuration.weeks(context.market.calendar.horizonWeeks).microseconds
    every = settings.every.microseconds
    reviews = ReviewPlan(every: settings.every)
  }

  /// Learns from what has been sold since the last decision, and returns the next prices.
  public mutating func prices(for observation: Observation) -> [Money] {
    defer { decisions += 1 }
    let decisionsLeft = max(1, (end - observation.time + every - 1) / every)
    return observation.own.map { offer in
      guard let index = products.firstIndex(where: { $0.list.product == offer.product }) else {
        return offer.listPrice
      }
      products[index].learn(from: offer)
      return products[index].price(
        for: offer, money: observation.money, decisionsLeft: Double(decisionsLeft),
        decision: decisions)
    }
  }
}

extension StockLearningStrategy {
  /// What it believes of the prices of its lists.
  public var beliefs: [PriceBelief] {
    products.flatMap { $0.list.beliefs($0.bandit.belief) }
  }
}

/// A product's prices, what is known of them, and the chances that there were.
private struct StockedProduct: Sendable {
  let list: PriceLearning.PriceList
  private let pacing: StockPacing
  var bandit: ThompsonWithStock
  private let draws: NamedDraws
  private var chances = 0.0
  private var trials = 0.0
  /// Stock and decisions to come at the first decision.
  private var first: (units: Int, decisions: Double)?

  init(
    list: PriceLearning.PriceList, pacing: StockPacing, bandit: ThompsonWithStock, draws: NamedDraws
  ) {
    self.list = list
    self.pacing = pacing
    self.bandit = bandit
    self.draws = draws
  }

  mutating func learn(from offer: Observation.OwnOffer) {
    let isShut = pacing.shutOff != nil && offer.feedback?.price == pacing.shutOff
    for trial in list.trials(of: offer) {
      if !isShut { bandit.learn(trial) }
      chances += trial.opportunities
      trials += 1
    }
  }

  mutating func price(
    for offer: Observation.OwnOffer, money: MoneyRules, decisionsLeft: Double, decision: Int64
  ) -> Money {
    let draws = DecisionDraws(draws: draws, decision: decision)
    let values = list.prices.map { money.unitProfit(price: $0.units, cost: offer.unitCost) }
    let pace = pace(stock: offer.stock, decisionsLeft: decisionsLeft)
    let choice = bandit.choice(values: values, pace: pace, draws: draws)
    return choice.map { list.prices[$0] } ?? pacing.shutOff ?? list.prices.max() ?? offer.listPrice
  }

  /// Units that may go per chance.
  private mutating func pace(stock: Int?, decisionsLeft: Double) -> Double {
    guard let stock else { return .infinity }
    let start = first ?? (stock, decisionsLeft)
    first = start
    let (units, decisions) = pacing.isUpdated ? (stock, decisionsLeft) : start
    return Double(units) / (decisions * (trials > 0 ? chances / trials : 1))
  }
}
