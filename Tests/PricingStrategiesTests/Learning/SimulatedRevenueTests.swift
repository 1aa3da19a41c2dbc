import EventSimulation
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

/// The first market of O5.1 as a market: thirty weeks, one widget or none each.
enum WidgetMarket {
  static func market(
    _ rows: [(price: Double, probability: Double)], stock: Int?
  ) -> MarketDefinition {
    var market = MarketDefinition(
      categories: [Category(name: "widgets", purchase: .repeat)],
      firms: [Firm(name: "shop", role: .retailer)], focalFirm: 0,
      offers: [
        Offer(
          product: "widget", name: "widget", brand: "", category: 0, firm: 0,
          listPrice: Money(1.5), unitCost: .zero,
          stock: stock.map { StockPlan(initial: $0, salvage: .zero) })
      ], segments: [Segment(name: "market", share: 1, visitRate: .constant(0))], population: 0,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 20_514), warmUpWeeks: 0, horizonWeeks: 30, coolDownWeeks: 0),
      money: MoneyRules(), promotions: [], history: .none)
    let table = PriceTable([
      rows.map { PriceTable.Row(price: $0.price, probability: $0.probability) }
    ])
    market.aggregate = AggregateDemand(table: table, every: .weeks(1))
    return market
  }

  /// Revenue of a replication under a strategy that chooses among the table's prices.
  static func revenue(
    _ algorithm: PriceLearning.Algorithm, _ rows: [(price: Double, probability: Double)],
    stock: Int? = nil, number: Int
  ) throws -> Double {
    let (market, key) = (market(rows, stock: stock), ReplicationKey(.rank, number: number))
    let settings = PriceLearning(
      algorithm: algorithm,
      lists: [.init(product: "widget", prices: rows.map { Money($0.price) })], every: .weeks(1))
    let context = StrategyContext(
      market: market, firm: 0, demand: [], draws: NamedDraws(seed: 1, replication: key))
    let population = Population(market: market, size: 0, seed: 1, replication: key)
    let parameters = LogitParameters(
      alpha: [0], priceCoefficient: 1, logDeviation: 0, tasteDeviation: 0, displayEffect: 0,
      mailerEffect: 0)
    var simulation = MarketSimulation(
      market: market, population: population,
      intent: LogitIntent(
        parameters: parameters, market: market, population: population, seed: 1, replication: key),
      adjustment: UtilityAdjustment(shifts: [0]), strategies: [FixedStrategy(prices: [:])],
      seed: 1, replication: key)
    simulation.runMeasured(
      focal: try StrategySpecification.learning(settings).makeStrategy(context: context),
      promotions: [])
    return Double(simulation.ledger.sales[0].net) / 1e6
  }
}

@Suite("learning from a list of two prices earns in simulations what recursion says")
struct SimulatedRevenueTests {
  struct Row: Sendable {
    var algorithm: PriceLearning.Algorithm
    var revenue: Double
  }

  static let rows = [
    Row(algorithm: .thompson(prior: .uniform), revenue: 20.983_730_98),
    Row(algorithm: .epsilonGreedy(epsilon: 0, prior: .uniform), revenue: 21.035_579_07),
    Row(algorithm: .epsilonGreedy(epsilon: 0.1, prior: .uniform), revenue: 21.000_556_41),
    Row(algorithm: .upperConfidenceBound(exploration: 2), revenue: 21.292_552_56),
    Row(algorithm: .exploreThenCommit(rounds: 5), revenue: 20.515_5),
    // As long a memory as the season forgets nothing.
    Row(
      algorithm: .slidingWindowThompson(prior: .uniform, window: 30), revenue: 20.983_730_98),
    Row(algorithm: .discountedThompson(prior: .uniform, discount: 1), revenue: 20.983_730_98),
  ]

  @Test("within four standard errors of 1,500 seasons", arguments: rows)
  func mean(_ row: Row) throws {
    let runs = 1_500
    let found = try (0..<runs).map {
      try WidgetMarket.revenue(row.algorithm, [(1, 0.6), (1.5, 0.5)], number: $0)
    }
    let error = (SampleStatistics.variance(found) / Double(runs)).squareRoot()
    // The standard deviation of a season is about 4.1.
    #expect(error < 0.12)
    #expect(abs(SampleStatistics.mean(found) - row.revenue) < 4 * error)
  }

  @Test("a stock that lasts anyway changes nothing much; a short one is sold for more")
  func stock() throws {
    let rows = [(price: 1.0, probability: 0.9), (price: 1.5, probability: 0.3)]
    func mean(_ algorithm: PriceLearning.Algorithm, _ stock: Int) throws -> Double {
      SampleStatistics.mean(
        try (0..<300).map {
          try WidgetMarket.revenue(algorithm, rows, stock: stock, number: $0)
        })
    }
    let (plain, careful) = (
      PriceLearning.Algorithm.thompson(prior: .uniform),
      PriceLearning.Algorithm.thompsonInventory(prior: .uniform, pacing: StockPacing())
    )
    // Thirty units can't run out: the programme's best mixture is the one best price. Standard error 0.2.
    #expect(abs(try mean(careful, 30) - mean(plain, 30)) < 0.8)
    // At 1.50 nine weeks would buy one; plain learners find that 1.00 sells faster, and are sold out early.
    #expect(try mean(careful, 8) > mean(plain, 8) + 1)
  }
}
