import EventSimulation
import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Passive and reacting rivals")
struct RivalTests {
  @Test("a rival that never reacts gives the same season, passive or not")
  func fixedRival() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.rivalStrategies = [
      nil, .highLow(depth: 0.1, every: .weeks(3), lasting: .weeks(1), products: []),
    ]
    let run = try Self.recorded(scenario)
    for strategy in scenario.strategies.indices {
      let reacting = try run.run(strategy: strategy, digest: "x")
      var passive = try run.run(strategy: strategy, rivals: .passive, digest: "x")
      #expect(passive.part == "rank passive")
      passive.part = reacting.part
      #expect(passive == reacting)
    }
  }

  @Test("passive rivals post the prices of the baseline's season, day by day")
  func pricesOfTheBaseline() throws {
    let scenario = Self.matched()
    let run = try Self.recorded(scenario)
    let today = try run.run(strategy: 0, digest: "")
    let lower = try run.run(strategy: 1, digest: "")
    let passive = try run.run(strategy: 1, rivals: .passive, digest: "")
    #expect(Self.rivalPrices(passive) == Self.rivalPrices(today))
    #expect(Self.rivalPrices(lower) != Self.rivalPrices(today))
    #expect(Self.ownPrices(passive) == Self.ownPrices(lower))
    #expect(try run.run(strategy: 0, rivals: .passive, digest: "").sales == today.sales)
  }

  @Test("an undercut that is matched within a day loses part of its gain", arguments: [0, 1])
  func undercutLoses(days: Int) throws {
    let outcome = try Self.compare(Self.matched(after: days), rivals: .both)
    let row = try #require(outcome.summary.rivalReaction?.rows.first { $0.strategy == "lower" })
    #expect(row.passive.low > 0)
    #expect(row.reaction.high < 0)
    #expect(row.rivalPriceChange < -0.05)
    #expect(abs(row.reacting.mean - row.passive.mean - row.reaction.mean) < 1e-9 * row.passive.mean)
  }

  @Test("the verdict says that the leader changes, and what the reaction costs the other one")
  func leaderChanges() throws {
    let outcome = try Self.compare(Self.matched(), rivals: .both)
    let reaction = try #require(outcome.summary.rivalReaction)
    #expect(reaction.leader == "today" && reaction.passiveLeader == "lower")
    let sentence = try #require(outcome.summary.verdict.sentences.last)
    #expect(
      sentence.hasPrefix(
        "If rivals kept the prices they post against `today`, `lower` would lead the ranking instead "
          + "and earn "))
    #expect(sentence.contains("their reaction costs it "))
    let report = try String(contentsOfFile: outcome.folder + "/report.html", encoding: .utf8)
    #expect(report.contains("<section id=\"rivals\""))
    let table = try String(
      contentsOfFile: outcome.folder + "/tables/rival_reaction.csv", encoding: .utf8)
    #expect(table.split(separator: "\n").count == 1 + 3 * 3)
  }

  @Test("reacting results are the same with passive seasons beside them")
  func reactingIsUntouched() throws {
    let alone = try Self.compare(Self.matched(), rivals: .reacting)
    let both = try Self.compare(Self.matched(), rivals: .both)
    #expect(alone.summary.rivalReaction == nil)
    for table in ["strategies", "replications", "sales", "daily", "forecast"] {
      let texts = try [alone, both].map {
        try String(contentsOfFile: $0.folder + "/tables/\(table).csv", encoding: .utf8)
      }
      #expect(texts[0] == texts[1], "\(table)")
    }
  }

  @Test("passive rivals alone rank as they do beside reacting ones")
  func passiveAlone() throws {
    let folder = try SmallScenario.temporaryFolder()
    let both = try Self.compare(Self.matched(), rivals: .both, folder: folder)
    let passive = try Self.compare(Self.matched(), rivals: .passive, folder: folder)
    let alone = try Self.compare(Self.matched(), rivals: .passive)
    #expect(passive.summary.verdict.strategy == "lower")
    #expect(passive.summary.verdict.sentences == alone.summary.verdict.sentences)
    for row in both.summary.rivalReaction?.rows ?? [] {
      let same = passive.summary.strategies.first { $0.name == row.strategy }
      #expect(same?.difference == row.passive)
    }
    #expect(
      passive.summary.verdict.sentences.contains(
        "Rivals do not react here: they keep the prices they post against `today`."))
  }

  @Test("gives the same bytes on one thread and on two, interrupted or not, and reuses cells")
  func resumes() throws {
    let folder = try SmallScenario.temporaryFolder()
    let once = try Self.compare(Self.matched(), rivals: .both, threads: 1)
    _ = try Self.compare(Self.matched(), rivals: .reacting, folder: folder)
    #expect(throws: RunInterruption.self) {
      try Self.compare(Self.matched(), rivals: .both, folder: folder, stopAfter: 20)
    }
    let resumed = try Self.compare(Self.matched(), rivals: .both, folder: folder)
    let manifests = try [once, resumed].map { try Manifest.read(runFolder: $0.folder) }
    #expect(manifests[0].files == manifests[1].files)
    #expect(manifests[0].contentDigest == manifests[1].contentDigest)
  }

  @Test("without a rival that reacts nothing runs twice, and the verdict says so")
  func nothingToCompare() throws {
    var scenario = Self.matched()
    scenario.experiment.rivals = .both
    scenario.rivalStrategies = [nil, .fixed(prices: [:])]
    let cells = RunPlan(scenario).rankingCells
    #expect(cells.allSatisfy { $0.rivals == .reacting })
    let outcome = try Self.compare(scenario, rivals: .both)
    #expect(outcome.summary.rivalReaction == nil)
    #expect(
      outcome.summary.verdict.sentences.last
        == "No rival's prices depend on ours, so passive rivals would give the same results.")
  }

  // MARK: - Markets

  /// A cut of ten per cent pays while the rival stands still, and does not once it matches.
  static func matched(after days: Int = 1) -> Scenario {
    var scenario = SmallScenario.statedCoffee(replications: 4)
    scenario.intent.source = .stated(
      utilities: [8.6, 10.5, 8.6], outside: 0, scale: 1, priceCoefficient: 1.6)
    scenario.rivalStrategies = [nil, .matchLowest(latency: .days(days), floorMargin: 0.05)]
    scenario.guardrails = []
    scenario.strategies = [
      scenario.strategies[0],
      Scenario.NamedStrategy(
        name: "lower", specification: .fixed(prices: ["lungo": Money(4.79)]), promotions: []),
      scenario.strategies[1], scenario.strategies[3],
    ]
    return scenario
  }

  private static func recorded(_ scenario: Scenario) throws -> ReplicationRun {
    var run = try ReplicationRun(
      prepared: try PreparedMarket(scenario, weights: nil, threads: 1),
      replication: .init(.rank, number: 0))
    try run.recordRivals()
    return run
  }

  private static func compare(
    _ scenario: Scenario, rivals: RivalScope, folder: String? = nil, threads: Int = 2,
    stopAfter: Int = .max
  ) throws -> ComparisonRun.Outcome {
    var scenario = scenario
    scenario.experiment.rivals = rivals
    return try ComparisonRun(
      scenario: scenario, resolvedText: "matched \(rivals)", incrementality: .none,
      options: SmallScenario.options(
        folder: try folder ?? SmallScenario.temporaryFolder(), threads: threads,
        stopAfter: stopAfter)
    ).execute()
  }

  private static func rivalPrices(_ cell: CellRecord) -> [Int64] {
    stride(from: 2, to: cell.daily.prices.count, by: 3).map { cell.daily.prices[$0] }
  }

  private static func ownPrices(_ cell: CellRecord) -> [Int64] {
    stride(from: 0, to: cell.daily.prices.count, by: 3).map { cell.daily.prices[$0] }
  }
}
