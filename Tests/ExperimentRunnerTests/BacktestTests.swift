import CompanyData
import MarketModel
import PricingStrategies
import RandomStreams
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("A backtest")
struct BacktestTests {
  private static let holdout = 4
  private static let firstDay = CivilDate(dayNumber: 19_723)

  /// The small market with 24 weeks of sales that its own simulation made, one in six at a cut price.
  private struct Shop {
    var scenario = SmallScenario.coffee(population: 2000, replications: 4)
    var sales: WeeklySales

    init() throws {
      scenario.rivalStrategies = [nil, nil]
      scenario.market.promotions = []
      scenario.market.history = .none
      scenario.market.calendar = MarketCalendar(
        start: BacktestTests.firstDay, warmUpWeeks: 8, horizonWeeks: 24, coolDownWeeks: 0)
      var prices: [StrategySpecification.DatedPrice] = []
      sales = WeeklySales(items: ["lungo", "crema"], firstDay: BacktestTests.firstDay, weeks: 24)
      for (item, list) in [5.49, 6.99].enumerated() {
        for week in 0..<24 {
          let price = week % 6 == 2 + item ? Money(list).scaled(by: 0.8) : Money(list)
          prices.append(.init(day: 7 * week, product: sales.items[item], price: price))
          sales.append(
            .init(item: item, week: week, units: 0, price: price.units, listPrice: list))
        }
      }
      scenario.strategies = [
        .init(name: "past", specification: .replay(prices: prices), promotions: [])
      ]
      scenario.baseline = 0
      try draw()
    }

    /// Fills in the units of one simulation.
    private mutating func draw() throws {
      let prepared = try PreparedMarket(scenario, weights: nil, threads: 1)
      let daily = try ReplicationRun(
        prepared: prepared, replication: ReplicationKey(.fresh, number: 9)
      ).simulate(scenario.strategies[0].specification, promotions: []).daily
      for row in 0..<sales.count {
        let (item, week) = (Int(sales.item[row]), Int(sales.week[row]))
        sales.units[row] = Double(daily.units(ofOffer: item, before: 7 * (week + 1), days: 7))
      }
    }

    func outcome(threads: Int = 1) throws -> BacktestOutcome {
      try Backtest(
        scenario, sales: sales,
        options: .init(holdout: BacktestTests.holdout, replications: 4, threads: threads)
      ).outcome()
    }
  }

  @Test("has the same result on one thread and on two")
  func threads() throws {
    let shop = try Shop()
    #expect(try shop.outcome().table == shop.outcome(threads: 2).table)
  }

  @Test("does not let the units of the weeks that it forecasts into a forecast")
  func noLeak() throws {
    let shop = try Shop()
    var changed = shop
    for row in 0..<changed.sales.count where changed.sales.week[row] >= 20 {
      changed.sales.units[row] = 3 * changed.sales.units[row] + 17
    }
    let (before, after) = (try shop.outcome().table, try changed.outcome().table)
    #expect(before.actual != after.actual)
    #expect(before.forecasts == after.forecasts)
  }

  @Test("forecasts the level of sales that the market made itself within 15 percent")
  func level() throws {
    let outcome = try Shop().outcome()
    let score = try #require(outcome.scores.first { $0.method == .simulation })
    #expect(score.rows == 2 * Self.holdout)
    #expect(abs(score.bias) < 0.15, "\(score)")
  }

  @Test("leaves out weeks without full stock, and counts them")
  func censored() throws {
    var shop = try Shop()
    let row = try #require(
      (0..<shop.sales.count).first { shop.sales.week[$0] == 21 && shop.sales.item[$0] == 1 })
    shop.sales.stockDays[row] = 2
    let outcome = try shop.outcome()
    #expect(outcome.censored == 1)
    #expect(outcome.table.count == 2 * Self.holdout - 1)
    #expect(!zip(outcome.table.item, outcome.table.week).contains { $0 == 1 && $1 == 21 })
  }

  @Test("refuses a history that is too short, and says what to do")
  func tooShort() throws {
    let shop = try Shop()
    let failure = #expect(throws: BacktestError.self) {
      try Backtest(
        shop.scenario, sales: shop.sales,
        options: .init(holdout: 9, replications: 1, threads: 1))
    }
    #expect(
      failure?.description == """
        24 weeks of sales leave 15 before a holdout of 9; 16 are needed
        hint: choose a shorter --holdout
        """)
  }
}
