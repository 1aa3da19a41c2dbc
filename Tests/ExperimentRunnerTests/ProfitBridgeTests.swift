import MarketModel
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// The bridge of simulated seasons adds up to what the ranking shows.
@Suite("Profit bridge of a comparison")
struct ProfitBridgeTests {
  /// Every sum of the bridge against the ranking's paired difference, to a hundredth of a cent.
  private func expectSums(
    _ bridge: ProfitBridge, _ table: ComparisonBuilder.CellTable, _ metric: CellMetrics.Metric
  ) throws {
    let (own, base) = (
      try #require(table.metrics[bridge.strategy]), try #require(table.metrics["today"])
    )
    let differences = zip(own, base).map { $0[metric] - $1[metric] }
    let units = zip(own, base).map { $0[.units] - $1[.units] }
    let mean = differences.reduce(0, +) / Double(differences.count)
    let meanUnits = units.reduce(0, +) / Double(units.count)
    func sum(_ rows: [ProfitBridge.Row]) -> Double {
      rows.reduce(0) { $0 + $1.amount.estimate.mean }
    }
    let cent = 1e-4
    #expect(abs(bridge.total.mean - mean) < cent)
    #expect(abs(bridge.parts.reduce(0) { $0 + $1.amount.estimate.mean } - mean) < cent)
    for row in bridge.parts where !row.items.isEmpty {
      let items = row.items.reduce(0) { $0 + $1.amount.estimate.mean }
      #expect(abs(items - row.amount.estimate.mean) < cent)
    }
    #expect(abs(sum(bridge.products) - mean) < cent)
    #expect(abs(sum(bridge.segments) + bridge.shared.mean - mean) < cent)
    #expect(abs(sum(bridge.weeks) + bridge.shared.mean - mean) < cent)
    for rows in [bridge.segments, bridge.products, bridge.weeks] {
      #expect(abs(rows.reduce(0) { $0 + $1.units.mean } - meanUnits) < cent)
    }
  }

  @Test(
    "parts, products, segments and weeks add up in every kind of market",
    arguments: MechanicScenario.allCases)
  func identity(_ mechanic: MechanicScenario) throws {
    let (bridge, table) = try BridgeFixture.bridge(
      mechanic.scenario, to: "spring", replications: 2)
    try expectSums(try #require(bridge), table, .contribution)
  }

  @Test("they add up in every single season, not in the mean only")
  func everySeason() throws {
    let scenario = MechanicScenario.perishable.scenario
    let table = try BridgeFixture.table(scenario, replications: 3)
    for number in 0..<3 {
      let cells = scenario.strategies.map(\.name).compactMap { table.cells[$0]?[number] }
      let season = ComparisonBuilder.CellTable(cells, scenario: scenario)
      let builder = ProfitBridgeBuilder(scenario: scenario, rank: season, central: season)
      for name in ["spring", "hilo", "dear"] {
        try expectSums(try #require(builder.bridge(to: name)), season, .contribution)
      }
    }
  }

  @Test("where revenue ranks, revenue is split")
  func revenue() throws {
    var scenario = MechanicScenario.returns.scenario
    scenario.objective = .revenue
    let (bridge, table) = try BridgeFixture.bridge(scenario, to: "hilo", replications: 2)
    let found = try #require(bridge)
    #expect(found.measure == "revenue")
    try expectSums(found, table, .revenue)
  }

  @Test("where nobody minds prices, a lasting other price is price and its fees, nothing else")
  func inelastic() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.intent.source = .stated(
      utilities: [0, 0, 0], outside: 0, scale: 1, priceCoefficient: 0)
    let bridge = try #require(
      try BridgeFixture.bridge(scenario, to: "dear", replications: 2).bridge)
    #expect(bridge.units.mean == 0)
    #expect(bridge.parts.map(\.part) == [.price, .unitCosts])
    let (price, fees) = (bridge.amount(.price), bridge.amount(.unitCosts))
    #expect(price.estimate.mean > 100)
    // Payment is 1.2 % of what is paid, tax of 7 % included.
    #expect(abs(fees.estimate.mean + 0.012 * 1.07 * price.estimate.mean) < 0.1)
  }

  @Test("a lasting price increase shows as gains from price and losses from volume")
  func dearer() throws {
    let bridge = try #require(
      try BridgeFixture.bridge(SmallScenario.statedCoffee(), to: "dear", replications: 3).bridge)
    #expect(bridge.amount(.price).estimate.low > 0)
    #expect(bridge.amount(.volume).estimate.high < 0)
    #expect(bridge.amount(.promotions) == bridge.amount(.returns))
  }

  @Test("a dated cut shows as reductions and display, a posted one as reductions, none as price")
  func promotions() throws {
    let scenario = SmallScenario.statedCoffee()
    let spring = try #require(
      try BridgeFixture.bridge(scenario, to: "spring", replications: 2).bridge)
    let row = try #require(spring.parts.first { $0.part == .promotions })
    #expect(row.items.map(\.item) == [.reductions, .placement])
    // Two weeks of a display at 30.
    #expect(row.items[1].amount.estimate.mean == -60)
    #expect(abs(spring.amount(.price).estimate.mean) < 1e-6)
    let hilo = try #require(
      try BridgeFixture.bridge(scenario, to: "hilo", replications: 2).bridge)
    let cuts = try #require(hilo.parts.first { $0.part == .promotions })
    #expect(cuts.items.map(\.item) == [.reductions])
    #expect(hilo.amount(.promotions).estimate.high < 0)
    #expect(abs(hilo.amount(.price).estimate.mean) < 1e-6)
  }

  @Test("goods that expire show under stock")
  func stock() throws {
    let bridge = try #require(
      try BridgeFixture.bridge(
        MechanicScenario.perishable.scenario, to: "spring", replications: 2
      ).bridge)
    let row = try #require(bridge.parts.first { $0.part == .stock })
    #expect(row.amount.estimate.mean != 0)
  }

  @Test("the baseline has no bridge, and neither has who was not simulated")
  func none() throws {
    let scenario = SmallScenario.statedCoffee()
    let empty = ComparisonBuilder.CellTable([], scenario: scenario)
    let builder = ProfitBridgeBuilder(scenario: scenario, rank: empty, central: empty)
    #expect(builder.bridge(to: "today") == nil && builder.bridge(to: "spring") == nil)
    #expect(builder.bridge(to: "nobody") == nil)
  }
}
