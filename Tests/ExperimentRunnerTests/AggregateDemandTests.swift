import EventSimulation
import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Sales as a function of prices")
struct AggregateDemandTests {
  private static func scenario(_ overrides: [ScenarioOverride] = []) throws -> Scenario {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "scenarios/reference-price.yaml").path
    return try ScenarioLoader(physicalMemory: 8 << 30).load(path: path, overrides: overrides)
      .scenario
  }

  private static func cell(
    _ scenario: Scenario, _ strategy: String, number: Int = 0
  ) throws -> CellRecord {
    let run = try ReplicationRun(
      prepared: try PreparedMarket(scenario, weights: nil, threads: 1),
      replication: .init(.rank, number: number))
    let index = try #require(scenario.strategies.firstIndex { $0.name == strategy })
    return try run.run(strategy: index, digest: "")
  }

  /// The prices of the weeks.
  private static func weekly(_ cell: CellRecord) -> [Double] {
    stride(from: 0, to: cell.daily.prices.count, by: 7).map { Double(cell.daily.prices[$0]) / 1e6 }
  }

  /// What the weeks sell by the formula of O7.1.
  private static func sales(
    _ prices: [Double], from start: Double, loss: Double = 8, gain: Double = 3
  ) -> [Double] {
    var reference = start
    return prices.map { price in
      defer { reference = 0.8 * reference + 0.2 * price }
      return 100 - 10 * price - (price > reference ? loss : gain) * (price - reference)
    }
  }

  @Test("books the formula's units and contribution", arguments: ["today", "static", "high_low"])
  func formula(strategy: String) throws {
    let scenario = try Self.scenario()
    let cell = try Self.cell(scenario, strategy)
    let prices = Self.weekly(cell)
    let sales = Self.sales(prices, from: 7.5)
    let contribution = zip(prices, sales).reduce(0) { $0 + ($1.0 - 2) * $1.1 }
    let metrics = CellMetrics(cell: cell, firm: "shop", horizonWeeks: 26)
    // Units are whole; what is left of one waits for the next week.
    #expect(abs(metrics[.units] - sales.reduce(0, +)) <= 1)
    #expect(abs(metrics[.contribution] - contribution) <= 10)
    #expect(metrics[.conversion] == 0)
  }

  @Test("the plan posts the path of O7.1 and earns the formula's contribution")
  func plannedPath() throws {
    let scenario = try Self.scenario([
      "intent.reference_price.loss=5", "intent.reference_price.gain=5",
    ])
    let prices = Self.weekly(try Self.cell(scenario, "planned"))
    #expect(Array(prices.prefix(4)) == [6.105, 6.055, 6.015, 5.98])
    #expect(abs((prices.last ?? 0) - 5.801980) <= 0.005)
  }

  @Test("the plan settles with loss aversion, goes up and down where gains weigh more")
  func planTails() throws {
    let averse = try Self.weekly(
      Self.cell(Self.scenario(["market.horizon=104 weeks"]), "planned")
    ).suffix(40)
    #expect(averse.allSatisfy { abs($0 - 5.878788) <= 0.005 })
    let seeking = try Self.weekly(
      Self.cell(
        Self.scenario([
          "market.horizon=104 weeks", "intent.reference_price.loss=2",
          "intent.reference_price.gain=12",
        ]), "planned")
    ).suffix(60)
    #expect((seeking.max() ?? 0) > 6.5 && (seeking.min() ?? 9) < 5.4)
  }

  @Test("noise scatters sales around the formula, the same under every strategy")
  func noise() throws {
    let plain = try Self.scenario()
    var noisy = plain
    noisy.market.aggregate.noise = 5
    let weeks = 20 * 26
    func units(_ scenario: Scenario, _ strategy: String) throws -> [Double] {
      try (0..<20).map {
        let cell = try Self.cell(scenario, strategy, number: $0)
        return CellMetrics(cell: cell, firm: "shop", horizonWeeks: 26)[.units]
      }
    }
    let today = try units(noisy, "today")
    let total = today.reduce(0, +)
    // 520 normal numbers of deviation 5; four standard errors, and rounding of each season.
    let bound = 20 * Double(weeks).squareRoot() + 20
    #expect(abs(total - 25 * Double(weeks)) < bound)
    #expect(Set(today).count > 10)
    let shifts = zip(try units(noisy, "static"), today).map { $0 - $1 }
    #expect((shifts.max() ?? 0) - (shifts.min() ?? 0) <= 2)
  }

  @Test("stock bounds sales, and what is wanted beyond is lost")
  func stock() throws {
    var scenario = try Self.scenario()
    scenario.market.offers[0].stock = StockPlan(initial: 300, salvage: .zero)
    let cell = try Self.cell(scenario, "today")
    #expect(cell.sales[0].units == 300 && cell.offers[0].lostUnits == 26 * 25 - 300)
  }

  @Test("compares strategies, and sets the oracle apart")
  func comparison() throws {
    let outcome = try ComparisonRun(
      scenario: try Self.scenario(), resolvedText: "reference",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    #expect(outcome.summary.strategies.map(\.name) == ["planned", "static", "today", "high_low"])
    #expect(outcome.summary.strategies[0].isReference)
    #expect(outcome.summary.verdict.strategy == "static")
  }

  @Test("epochs of a day, and functions with constant elasticity or exponential")
  func otherForms() throws {
    var scenario = try Self.scenario()
    scenario.market.aggregate = AggregateDemand(
      form: .logLinear, intercepts: [Foundation.log(40)], slopes: [-2], every: .days(1))
    let constant = try Self.cell(scenario, "today").sales[0].units
    let days = 182.0
    let expected = days * 40 / 56.25
    #expect(abs(Double(constant) - expected) <= 1)
    scenario.market.aggregate.form = .exponential
    scenario.market.aggregate.slopes = [-0.3]
    let exponential = try Self.cell(scenario, "static").sales[0].units
    let expectedBelow = days * 40 * exp(-1.8)
    #expect(abs(Double(exponential) - expectedBelow) <= 1)
  }
}
