import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ScientificComputing
import Testing

/// Four prices with at most one sale a period, solved by an independent programme.
@Suite("The best prices from a list for a stock")
struct FinitePriceTests {
  private static let choices = zip([10.0, 8, 6, 4], [0.2, 0.35, 0.55, 0.8]).map {
    FinitePricePlan.Choice(price: $0, probability: $1)
  }

  @Test(
    "value and value of each price alone are the known ones",
    arguments: [
      (50, 20, 141.759395, [99.995360, 136.370358, 119.877283, 80]),
      (100, 30, 247.727503, [.nan, 237.234190, .nan, .nan]),
    ])
  func knownValues(periods: Int, units: Int, value: Double, alone: [Double]) {
    let plan = FinitePricePlan(Self.choices, periods: periods, units: units)
    #expect(abs((plan.values.last ?? 0) - value) < 1e-6)
    for (choice, known) in zip(Self.choices, alone) where !known.isNaN {
      let single = FinitePricePlan([choice], periods: periods, units: units)
      #expect(abs((single.values.last ?? 0) - known) < 1e-6)
    }
  }

  @Test("with 50 periods to go it asks 10 for up to 13 units and 8 for up to 20")
  func knownPrices() {
    let plan = FinitePricePlan(Self.choices, periods: 50, units: 20)
    #expect(
      (1...20).map { plan.price(periods: 50, units: $0) } == (1...20).map { $0 <= 13 ? 10 : 8 })
  }

  @Test("units beyond the periods change nothing")
  func manyUnits() {
    let plan = FinitePricePlan(Self.choices, periods: 5, units: 1_000_000)
    #expect(plan.values.count == 6)
    #expect(plan.price(periods: 5, units: 1_000_000) == plan.price(periods: 5, units: 5))
  }

  /// Fifty weeks with at most one sale each, twenty units.
  private static var market: MarketDefinition {
    var market = MarketDefinition(
      categories: [Category(name: "art", purchase: .repeat)],
      firms: [Firm(name: "gallery", role: .brand)], focalFirm: 0,
      offers: [
        Offer(
          product: "print", name: "print", brand: "", category: 0, firm: 0, listPrice: Money(8.0),
          unitCost: .zero, stock: StockPlan(initial: 20, salvage: .zero))
      ], segments: [Segment(name: "market", share: 1, visitRate: .constant(0))], population: 0,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 20_514), warmUpWeeks: 0, horizonWeeks: 50, coolDownWeeks: 0),
      money: MoneyRules(), promotions: [], history: .none)
    let rows = choices.map { PriceTable.Row(price: $0.price, probability: $0.probability) }
    market.aggregate = AggregateDemand(table: PriceTable([rows]), every: .weeks(1))
    return market
  }

  private static func revenue(_ specification: StrategySpecification, number: Int) throws -> Double
  {
    let (market, key) = (market, ReplicationKey(.rank, number: number))
    let context = StrategyContext(market: market, firm: 0, demand: [])
    let parameters = LogitParameters(
      alpha: [0], priceCoefficient: 1, logDeviation: 0, tasteDeviation: 0, displayEffect: 0,
      mailerEffect: 0)
    let population = Population(market: market, size: 0, seed: 1, replication: key)
    var simulation = MarketSimulation(
      market: market, population: population,
      intent: LogitIntent(
        parameters: parameters, market: market, population: population, seed: 1, replication: key),
      adjustment: UtilityAdjustment(shifts: [0]), strategies: [FixedStrategy(prices: [:])],
      seed: 1, replication: key)
    simulation.runMeasured(focal: try specification.makeStrategy(context: context), promotions: [])
    return Double(simulation.ledger.sales[0].net) / 1e6
  }

  @Test("simulated means are the known ones, and the plan beats the best price alone")
  func simulated() throws {
    let runs = 1_000
    let plan = try (0..<runs).map { try Self.revenue(.finitePriceDP(prices: []), number: $0) }
    let alone = try (0..<runs).map { try Self.revenue(.fixed(prices: [:]), number: $0) }
    for (sample, value) in [(plan, 141.759395), (alone, 136.370358)] {
      let error = (SampleStatistics.variance(sample) / Double(runs)).squareRoot()
      #expect(abs(SampleStatistics.mean(sample) - value) < 4 * error)
    }
    #expect(SampleStatistics.mean(plan) > SampleStatistics.mean(alone))
  }

  @Test("with estimated probabilities it earns more than the worst price and less than the plan")
  func estimated() throws {
    let runs = 300
    let specification = StrategySpecification.finitePriceDP(prices: [], demand: .estimated)
    let learned = try (0..<runs).map { try Self.revenue(specification, number: $0) }
    let error = (SampleStatistics.variance(learned) / Double(runs)).squareRoot()
    #expect(SampleStatistics.mean(learned) < 141.759395 - 4 * error)
    #expect(SampleStatistics.mean(learned) > 110)
    #expect(specification.information == .model)
  }

  @Test(
    "a table sells on the line between its prices, nothing above the highest",
    arguments: zip([3, 4, 5, 6, 9, 10, 10.01], [0.8, 0.8, 0.675, 0.55, 0.275, 0.2, 0]))
  func table(price: Double, probability: Double) {
    let demand = Self.market.aggregate
    #expect(abs(demand.units(of: 0, prices: [price], reference: 8) - probability) < 1e-12)
  }

  @Test("says in words what it does, and is an oracle")
  func words() {
    let specification = StrategySpecification.finitePriceDP(prices: [Money(10.0), Money(8.0)])
    #expect(
      specification.ruleInWords
        == "at every epoch the best price for the units and epochs left, with the true "
        + "probabilities of a sale, out of 10.00, 8.00")
    #expect(specification.information == .oracle)
  }

  @Test("other markets are refused")
  func otherMarkets() {
    let context = StrategyContext(market: smallMarket(), firm: 0, demand: [])
    #expect(
      throws: StrategyError.unplannable(
        strategy: "finite_price_dp",
        what: "one product with a finite stock whose sales follow a price table")
    ) {
      try StrategySpecification.finitePriceDP(prices: []).makeStrategy(context: context)
    }
  }
}
