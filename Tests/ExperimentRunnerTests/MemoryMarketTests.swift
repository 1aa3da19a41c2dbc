import Foundation
import MarketModel
import ResultsStore
import ScientificComputing
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("A comparison with memory and foresight")
struct MemoryMarketTests {
  private static func scenario() -> Scenario {
    var scenario = SmallScenario.coffee(population: 300, replications: 2)
    let product = scenario.market.offers[0].product
    scenario.market.memory.awareness = [
      .init(product: product, innovation: 0.05, imitation: 0.4, initialShare: 0.2, firstDay: -28)
    ]
    scenario.market.memory.homeStock = .init(
      consumption: .constant(0.5), perUnit: 0.3, whileStocked: 0.2)
    scenario.market.memory.returns = .init(
      rate: 0.2, delayWeeks: .exponential(mean: 2), cost: Money(1), restockedShare: 0.5)
    return scenario
  }

  private static func run(threads: Int) throws -> ComparisonRun.Outcome {
    var options = SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    options.threads = threads
    return try ComparisonRun(
      scenario: scenario(), resolvedText: "memory", options: options
    ).execute()
  }

  @Test("gives the same tables on one thread and two, and shows what it knows")
  func threads() throws {
    let outcomes = try [1, 2].map(Self.run)
    for name in ["memory", "returns", "sales", "metrics", "calibration"] {
      let texts = try outcomes.map {
        try String(contentsOfFile: "\($0.folder)/tables/\(name).csv", encoding: .utf8)
      }
      #expect(texts[0] == texts[1])
    }
    let summary = outcomes[0].summary
    let measures = Set((summary.memory ?? []).map(\.measure))
    #expect(measures == ["awareness", "units at home", "units returned"])
    let row = try #require(summary.returns?.first)
    #expect(row.returned > 0 && row.returned < 0.4 * row.sold)
    let calibrated = try #require(summary.calibration.first)
    #expect(abs(calibrated.residual) <= 0.02)
  }

  @Test("takes refunds and handling off revenue and contribution")
  func metrics() {
    var cell = CellRecord(
      digest: "", strategy: "", part: "rank", family: 0, number: 0, draws: [], sales: [],
      offers: [],
      daily: CellRecord.DailySeries(offerCount: 0, units: [], prices: [], stock: []))
    var sale = CellRecord.SalesRow(firm: "shop", product: "a", segment: "all")
    (sale.units, sale.gross, sale.tax, sale.net) = (2, 11_900_000, 1_900_000, 10_000_000)
    (sale.goods, sale.selling) = (4_000_000, 500_000)
    var parcel = CellRecord.ReturnRow(firm: "shop", product: "a")
    (parcel.units, parcel.gross, parcel.tax) = (1, 5_950_000, 950_000)
    (parcel.goods, parcel.handling) = (2_000_000, 300_000)
    cell.sales = [sale]
    cell.returns = [parcel, CellRecord.ReturnRow(firm: "rival", product: "a")]
    let metrics = CellMetrics(cell: cell, firm: "shop", horizonWeeks: 1)
    #expect(metrics[.revenue] == 5)
    #expect(abs(metrics[.contribution] - (10 - 4 - 0.5 - 5 - 0.3 + 2)) < 1e-12)
  }

  @Test("a market without memory keeps the digests of its cells")
  func digests() {
    let market = SmallScenario.coffee().market
    #expect(!canonicalText(market).contains("memory"))
    #expect(canonicalText(Self.scenario().market).contains("memory"))
  }

  @Test("closed-form analyses name the segments that wait")
  func waitingIsRefused() {
    var scenario = SmallScenario.coffee()
    let patience = scenario.market.segments.indices.map { $0 == 0 ? 0.9 : 0 }
    scenario.market.memory.waiting = .init(expectations: .adaptive(weeks: 8), patience: patience)
    let text = """
      demand has no closed form: segment '\(scenario.market.segments[0].name)' waits for deals
      hint: use `marketeer compare`, or remove them from the scenario
      """
    let demand = #expect(throws: RunRefusal.self) {
      _ = try DemandAnalysis(scenario, threads: 1)
    }
    let equilibrium = #expect(throws: RunRefusal.self) {
      _ = try EquilibriumAnalysis(scenario, heldFirms: [], threads: 1)
    }
    #expect(demand?.description == text && equilibrium?.description == text)
  }
}
