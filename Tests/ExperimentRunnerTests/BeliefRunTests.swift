import Foundation
import MarketModel
import Reports
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Beliefs of committed scenarios, from the strategies to the report.
@Suite("What learners believed in a comparison")
struct BeliefRunTests {
  private static func summary(
    _ name: String, _ overrides: [ScenarioOverride]
  ) throws -> (summary: ComparisonSummary, scenario: Scenario) {
    let path = CommittedScenarioTests.folder.appending(path: "\(name).yaml").path
    let scenario = try ScenarioLoader(physicalMemory: 8 << 30).load(
      path: path, overrides: overrides + ["experiment.replications=2"]
    ).scenario
    let run = try ComparisonRun(
      scenario: scenario, resolvedText: name,
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    return (run.summary, scenario)
  }

  @Test("Thompson sampling starts from its prior and ends surer, in money per chance")
  func posterior() throws {
    let found = try Self.summary("learning-a-price", []).summary
    let learner = try #require(
      found.learning?.learners.first { $0.strategy == "thompson" }?.beliefs.first)
    let days = Set(learner.points.map(\.day)).sorted()
    #expect(days.first == 0 && days.last == 210 && (12...14).contains(days.count))
    let first = learner.points.filter { $0.day == 0 }
    #expect(first.map(\.mean) == [0.5, 0.75])
    func width(_ points: [LearningSummary.Belief.Point]) -> Double {
      points.reduce(0) { $0 + $1.band[3] - $1.band[0] }
    }
    #expect(width(learner.points.filter { $0.day == 210 }) < width(first))
    #expect(HTMLReport.render(found).contains("What thompson believes of widget"))
  }

  @Test("Q-learning firms are played on to their cycles, as `collusion` plays them")
  func settled() throws {
    let (summary, scenario) = try Self.summary(
      "q-learning-duopoly", ["market.horizon=4 weeks"])
    let learners = try #require(summary.learning?.learners)
    let paper = try #require(learners.first { $0.strategy == "paper" })
    let settled = try #require(paper.settled)
    let outcome = try CollusionExperiment(scenario, strategy: "paper").outcome(
      sessions: 2, ending: .init(stablePeriods: 100_000, limit: 5_000_000), threads: 1
    ) { _ in }
    #expect(settled.sessions == 2 && settled.profitGain == outcome.profitGain?.mean)
    #expect(settled.deviator == outcome.response(periods: 16).map(\.deviator))
    // Its own list of prices makes another grid than the rival's.
    #expect(learners.first { $0.strategy == "learner" }?.settled == nil)
    #expect(Set(paper.beliefs.map(\.measure)).count == 2)
    #expect(paper.beliefs.allSatisfy { $0.points.filter { $0.day == 28 }.count == 15 })
    #expect(HTMLReport.render(summary).contains("Prices after a deviation, by period"))
  }

  @Test("fares have a load factor and no share of visits")
  func loadFactor() throws {
    let found = try Self.summary("fare-classes", [])
    // 13 cycles of 100 seats.
    let classes: Set = ["full", "flex", "saver", "advance"]
    #expect(found.scenario.market.limitedStock == LimitedStock(units: 1_300, products: classes))
    let best = try #require(found.summary.strategies.first { $0.name == "first_come" })
    let metrics = Dictionary(uniqueKeysWithValues: best.metrics.map { ($0.name, $0.estimate.mean) })
    let load = try #require(metrics["load factor"])
    #expect(abs(load - (metrics["units"] ?? 0) / 1_300) < 1e-9 && load > 0.8 && load <= 1)
    #expect(metrics["purchases per occasion"] == nil)
  }

  @Test("a delivery that nothing follows is a capacity, a stock that is ordered again is none")
  func sellThrough() throws {
    // Ten seats for four weeks.
    let found = try Self.summary("last-seats", [])
    for strategy in found.summary.strategies {
      let metrics = Dictionary(
        uniqueKeysWithValues: strategy.metrics.map { ($0.name, $0.estimate.mean) })
      let (load, units) = (try #require(metrics["load factor"]), try #require(metrics["units"]))
      #expect(abs(load - units / 10) < 1e-12 && load > 0.3 && load <= 1)
    }
    var market = found.scenario.market
    market.offers[0].stock?.replenishment = .init(
      every: .days(7), upTo: 10, leadTime: .days(1))
    #expect(market.limitedStock == LimitedStock() && !market.metrics.contains(.loadFactor))
  }

  @Test("only units of limited stocks count in the load factor")
  func unlimited() {
    let rows = [("seat", 8), ("snack", 30)].map { product, units in
      var row = CellRecord.SalesRow(firm: "airline", product: product, segment: "travellers")
      row.units = Int64(units)
      return row
    }
    let cell = CellRecord(
      digest: "", strategy: "", part: "rank", family: 0, number: 0, draws: [], sales: rows,
      offers: [], daily: .init(offerCount: 2, units: [], prices: [], stock: []))
    let metrics = CellMetrics(
      cell: cell, firm: "airline", horizonWeeks: 4,
      limitedStock: LimitedStock(units: 10, products: ["seat"]))
    #expect(metrics[.loadFactor] == 0.8 && metrics[.units] == 38)
  }
}
