import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ScientificComputing
import Testing

/// Values by the closed forms of Gallego and van Ryzin, *Management Science* 40(8), 1994.
@Suite("The best prices of a stock for exponential willingness to pay")
struct GallegoVanRyzinTests {
  private static let plan = GallegoVanRyzinPlan(meanWillingness: 1)

  struct Known: Sendable {
    let visits: Double
    let units: Int
    let value: Double
    let price: Double
    let fixedPrice: Double
  }

  static let table = [
    Known(visits: 10 * M_E, units: 1, value: 2.397895, price: 3.397895, fixedPrice: 3.302585),
    Known(visits: 10 * M_E, units: 2, value: 4.110874, price: 2.712979, fixedPrice: 2.609438),
    Known(visits: 10 * M_E, units: 5, value: 7.298220, price: 1.830003, fixedPrice: 1.693147),
    Known(visits: 10 * M_E, units: 10, value: 9.460500, price: 1.241540, fixedPrice: 1),
    Known(visits: 10 * M_E, units: 15, value: 9.950032, price: 1.037180, fixedPrice: 1),
    Known(visits: 40, units: 5, value: 9.031026, price: 2.164413, fixedPrice: 2.079442),
    Known(visits: 40, units: 10, value: 12.697616, price: 1.512868, fixedPrice: 1.386294),
    Known(visits: 40, units: 20, value: 14.640860, price: 1.041664, fixedPrice: 1),
  ]

  @Test("value, price and fixed price are the known ones", arguments: table)
  func knownValues(_ known: Known) {
    #expect(abs(Self.plan.value(units: known.units, visits: known.visits) - known.value) < 1e-6)
    #expect(abs(Self.plan.price(units: known.units, visits: known.visits) - known.price) < 1e-6)
    let fixed = Self.plan.fixedPrice(units: known.units, visits: known.visits)
    #expect(abs(fixed - known.fixedPrice) < 1e-6)
  }

  @Test(
    "prices fall with the units and with the visits to come",
    arguments: [
      (1.0, [3.754627, 3.065521, 2.164413, 1.512868, 1.041664]),
      (0.5, [3.123170, 2.444238, 1.589149, 1.098123, 1.000057]),
      (0.25, [2.543040, 1.894561, 1.186573, 1.003169, 1]),
      (0.1, [1.904832, 1.363298, 1.013343, 1.000003, 1]),
    ])
  func knownPath(time: Double, prices: [Double]) {
    for (units, price) in zip([1, 2, 5, 10, 20], prices) {
      #expect(abs(Self.plan.price(units: units, visits: 40 * time) - price) < 1e-6)
    }
  }

  @Test("with tax, fees and a value of what is left: the equation of the best price holds")
  func costs() {
    let plan = GallegoVanRyzinPlan(meanWillingness: 20, netShare: 0.8, givenUp: 5)
    let (visits, units, step) = (30.0, 4, 1e-4)
    let slope =
      (plan.value(units: units, visits: visits + step)
        - plan.value(units: units, visits: visits - step)) / (2 * step)
    let worth =
      plan.value(units: units, visits: visits) - plan.value(units: units - 1, visits: visits)
    func rate(_ price: Double) -> Double { exp(-price / 20) * (0.8 * price - 5 - worth) }
    // A visit more is worth the largest expected gain of a visit.
    #expect(abs(slope - rate(plan.price(units: units, visits: visits))) < 1e-6)
    let best = stride(from: 1.0, to: 100, by: 0.01).max { rate($0) < rate($1) } ?? 0
    #expect(abs(plan.price(units: units, visits: visits) - best) <= 0.005 + 1e-9)
  }

  @Test("huge stocks and no visits give finite prices")
  func extremes() {
    #expect(abs(Self.plan.price(units: 100_000, visits: 1e5) - 1) < 1e-9)
    #expect(Self.plan.price(units: 3, visits: 0) == 1)
    #expect(abs(Self.plan.value(units: 100_000, visits: 1e5) - 1e5 / M_E) < 1e-3)
  }

  /// Ten units, 40 visitors expected in a week.
  private static var market: MarketDefinition {
    var market = MarketDefinition(
      categories: [Category(name: "flight", purchase: .repeat)],
      firms: [Firm(name: "airline", role: .brand)], focalFirm: 0,
      offers: [
        Offer(
          product: "seat", name: "seat", brand: "", category: 0, firm: 0, listPrice: Money(1.5),
          unitCost: .zero, stock: StockPlan(initial: 10, salvage: .zero))
      ], segments: [Segment(name: "all", share: 1, visitRate: .constant(1))], population: 40,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 20_514), warmUpWeeks: 0, horizonWeeks: 1, coolDownWeeks: 0),
      money: MoneyRules(tick: Money(millionths: 1)), promotions: [], history: .none)
    market.willingnessToPay = WillingnessToPay(.exponential(mean: 1))
    return market
  }

  private static func revenue(
    _ specification: StrategySpecification, number: Int, list: Double = 1.5
  ) throws -> Double {
    var market = market
    market.offers[0].listPrice = Money(list)
    let key = ReplicationKey(.rank, number: number)
    let context = StrategyContext(market: market, firm: 0, demand: [])
    var simulation = MarketSimulation(
      market: market,
      population: Population(market: market, size: 40, seed: 1, replication: key),
      intent: WillingnessToPayIntent(market: market, seed: 1, replication: key),
      adjustment: UtilityAdjustment(shifts: [0]),
      strategies: [FixedStrategy(prices: [:])], seed: 1, replication: key)
    simulation.runMeasured(focal: try specification.makeStrategy(context: context), promotions: [])
    return Double(simulation.ledger.sales[0].net) / 1e6
  }

  @Test("simulated means are the known ones, and best > best fixed price > price of the mean")
  func simulated() throws {
    let runs = 2_000
    func revenues(_ specification: StrategySpecification) throws -> [Double] {
      try (0..<runs).map { try Self.revenue(specification, number: $0) }
    }
    let best = try revenues(.gallegoVanRyzin(policy: .optimal))
    let fixed = try revenues(.fixed(prices: ["seat": Money(1.510204)]))
    let mean = try revenues(.gallegoVanRyzin(policy: .fixed))
    for (sample, value) in [(best, 12.697616), (fixed, 12.274681), (mean, 12.128550)] {
      let error = (SampleStatistics.variance(sample) / Double(runs)).squareRoot()
      #expect(abs(SampleStatistics.mean(sample) - value) < 4 * error)
    }
    #expect(abs(SampleStatistics.variance(best).squareRoot() - 2.961) < 0.2)
    let (gain, loss) = (zip(best, fixed).map { $0 - $1 }, zip(fixed, mean).map { $0 - $1 })
    #expect(SampleStatistics.mean(gain) > 0 && SampleStatistics.mean(loss) > 0)
    #expect(abs(SampleStatistics.mean(gain) - 0.422935) < 0.15)
    #expect(SampleStatistics.mean(best) < 13.862944)
  }

  @Test("with estimated demand most of the best is earned, from list prices that are far off")
  func estimated() throws {
    let runs = 300
    for list in [0.5, 1.5, 3] {
      let learned = try (0..<runs).map {
        try Self.revenue(
          .gallegoVanRyzin(policy: .optimal, demand: .estimated), number: $0, list: list)
      }
      let still = try (0..<runs).map {
        try Self.revenue(.fixed(prices: [:]), number: $0, list: list)
      }
      let error = (SampleStatistics.variance(learned) / Double(runs)).squareRoot()
      #expect(SampleStatistics.mean(learned) < 12.697616 + 4 * error)
      #expect(SampleStatistics.mean(learned) > 0.75 * 12.697616, "\(list)")
      if list != 1.5 { #expect(SampleStatistics.mean(learned) > SampleStatistics.mean(still) + 1) }
    }
    let specification = StrategySpecification.gallegoVanRyzin(policy: .optimal, demand: .estimated)
    #expect(specification.information == .model)
  }

  @Test("says in words what it does, and is an oracle")
  func words() {
    let specifications = GallegoVanRyzinStrategy.Policy.allCases.map {
      StrategySpecification.gallegoVanRyzin(policy: $0)
    }
    #expect(
      specifications.map(\.ruleInWords) == [
        "at every visit the best price for the units left and the visits to come, with the true "
          + "willingness to pay", "one price: the best if the true demand came as its mean",
      ])
    #expect(specifications.allSatisfy { $0.information == .oracle })
  }

  @Test("other markets are refused")
  func otherMarkets() {
    let context = StrategyContext(market: smallMarket(), firm: 0, demand: [])
    #expect(
      throws: StrategyError.unplannable(
        strategy: "gallego_van_ryzin",
        what: "one product with a finite stock and exponential willingness to pay")
    ) {
      try StrategySpecification.gallegoVanRyzin(policy: .optimal).makeStrategy(context: context)
    }
  }
}
