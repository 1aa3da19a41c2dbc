import Foundation
import ResultsStore
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite("A comparison that takes out promotions")
struct IncrementalityRunTests {
  private func run(
    _ scope: IncrementalityScope, folder: String, threads: Int = 2, stopAfter: Int = .max
  ) throws -> ComparisonRun.Outcome {
    try ComparisonRun(
      scenario: SmallScenario.statedCoffee(replications: 3), resolvedText: "small coffee",
      incrementality: scope,
      options: SmallScenario.options(folder: folder, threads: threads, stopAfter: stopAfter)
    ).execute()
  }

  private func table(_ outcome: ComparisonRun.Outcome) throws -> [[String: String]] {
    let text = try String(
      contentsOfFile: outcome.folder + "/tables/incrementality.csv", encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test("gives the same bytes on one thread and on two, interrupted among the twins or not")
  func sameBytes() throws {
    let first = try SmallScenario.temporaryFolder()
    let second = try SmallScenario.temporaryFolder()
    let once = try run(.all, folder: first, threads: 1)
    // The ranking's cells are taken over; 3 replications of 2 strategies' twins are left.
    _ = try run(.none, folder: second)
    #expect(throws: RunInterruption.self) { try run(.all, folder: second, stopAfter: 2) }
    let resumed = try run(.all, folder: second)
    let manifests = try [once, resumed].map { try Manifest.read(runFolder: $0.folder) }
    #expect(manifests[0].files == manifests[1].files)
    #expect(manifests[0].contentDigest == manifests[1].contentDigest)
    #expect(manifests[0].files["tables/incrementality.csv"] != nil)
  }

  @Test("prices that a learner tries below list are no deals, those of a high-low policy are")
  func trials() throws {
    let path = CommittedScenarioTests.folder.appending(path: "learning-with-stock.yaml").path
    let loaded = try ScenarioLoader(physicalMemory: 8 << 30).load(
      path: path,
      overrides: [
        "strategies.hilo={high_low: {depth: 14.3%, every: 10 weeks}}", "experiment.replications=2",
      ])
    let outcome = try ComparisonRun(
      scenario: loaded.scenario, resolvedText: loaded.resolvedText, incrementality: .all,
      options: SmallScenario.options(folder: SmallScenario.temporaryFolder())
    ).execute()
    #expect(Set(try table(outcome).compactMap { $0["strategy"] }) == ["hilo"])
  }

  @Test("the table alone gives both identities")
  func identities() throws {
    let rows = try table(try run(.all, folder: try SmallScenario.temporaryFolder()))
    let keys = ["strategy", "replication", "promotion", "twin", "category"]
    let twins = Dictionary(grouping: rows) { row in keys.map { row[$0] ?? "" } }
    // `spring` has one promotion, `hilo` two cuts and both together; two twins, three replications.
    #expect(twins.count == (1 + 3) * 2 * 3)
    for rows in twins.values {
      func sum(_ column: String, where isWanted: ([String: String]) -> Bool) -> Int {
        rows.filter(isWanted).compactMap { $0[column].flatMap(Int.init) }.reduce(0, +)
      }
      let counted = Set(["promoted", "own_other", "rivals"])
      let category = sum("units") { counted.contains($0["quantity"] ?? "") }
      let inside = sum("units") {
        counted.contains($0["quantity"] ?? "") && $0["window"] == "in"
      }
      let lift = sum("units") { $0["quantity"] == "promoted" }
      let own = -sum("units") { $0["quantity"] == "own_other" && $0["window"] == "in" }
      let rivals = -sum("units") { $0["quantity"] == "rivals" && $0["window"] == "in" }
      #expect(lift == own + rivals - (category - inside) + category)
      let parts = sum("millionths") { $0["quantity"] != "contribution" }
      let change = sum("millionths") { $0["quantity"] == "contribution" }
      #expect(parts == change)
      #expect(change != 0)
    }
  }

  @Test("takes out promotions of winner and baseline, of all, or of none")
  func scopes() throws {
    let folder = try SmallScenario.temporaryFolder()
    let winner = try run(.winner, folder: folder)
    let all = try run(.all, folder: folder)
    let none = try run(.none, folder: folder)
    #expect(Set([winner, all, none].map(\.folder)).count == 3)
    #expect(none.summary.promotionEffects == nil)
    #expect(!FileManager.default.fileExists(atPath: none.folder + "/tables/incrementality.csv"))
    let strategies = Set(all.summary.promotionEffects?.map(\.strategy) ?? [])
    #expect(strategies == ["spring", "hilo"])
    let kept = all.summary.promotionEffects?.filter { effect in
      winner.summary.promotionEffects?.contains { $0.strategy == effect.strategy } ?? false
    }
    #expect(winner.summary.promotionEffects ?? [] == kept ?? [])
    #expect(winner.summary.forecast.map(\.fresh) == none.summary.forecast.map(\.fresh))
  }

  @Test("all together are the single ones and the interaction, part by part")
  func interaction() throws {
    let outcome = try run(.all, folder: try SmallScenario.temporaryFolder())
    let effects = try #require(outcome.summary.promotionEffects).filter {
      $0.strategy == "hilo" && $0.twin == .total
    }
    #expect(effects.map(\.kind) == [.cut, .cut, .all, .interaction])
    for part in ComparisonSummary.PartName.allCases {
      let means = effects.map { $0.estimate(part).mean }
      #expect(abs(means[0] + means[1] + means[3] - means[2]) < 1e-9 * (1 + abs(means[2])))
    }
  }
}
