import Foundation
import ResultsStore
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite("A comparison")
struct ComparisonRunTests {
  @Test("writes report, plan, tables and manifest, and points latest there")
  func writesEverything() throws {
    let folder = try SmallScenario.temporaryFolder()
    let outcome = try run(folder: folder)
    let files = [
      "report.html", "plan/price_recommendations.csv", "plan/weekly_plan.csv", "manifest.json",
      "tables/strategies.csv", "run.sqlite",
    ]
    for file in files {
      #expect(FileManager.default.fileExists(atPath: outcome.folder + "/" + file), "\(file)")
    }
    let latest = try RunRegistry(root: folder).run(named: "small-coffee/latest")
    #expect(latest.runID == outcome.summary.header.runID)
  }

  @Test("gives the same bytes on one thread and on two, interrupted or not")
  func sameBytes() throws {
    let first = try SmallScenario.temporaryFolder()
    let second = try SmallScenario.temporaryFolder()
    let once = try run(folder: first, threads: 1)
    #expect(throws: RunInterruption.self) { try run(folder: second, stopAfter: 7) }
    #expect(throws: RunInterruption.self) { try run(folder: second, stopAfter: 29) }
    let resumed = try run(folder: second)
    #expect(try digests(of: once.folder) == digests(of: resumed.folder))
    #expect(try digests(of: once.folder).count > 10)
  }

  @Test("takes over finished cells when replications are added")
  func reusesCells() throws {
    let folder = try SmallScenario.temporaryFolder()
    _ = try run(folder: folder, replications: 3)
    let outcome = try run(folder: folder, replications: 4)
    let alone = try run(folder: try SmallScenario.temporaryFolder(), replications: 4)
    #expect(try digests(of: outcome.folder) == digests(of: alone.folder))
  }

  @Test("does not move a strategy's results when another strategy is added or removed")
  func strategiesAreIndependent() throws {
    let all = try run(folder: try SmallScenario.temporaryFolder())
    let narrowed = try #require(SmallScenario.coffee().narrowed(to: "hilo"))
    let few = try run(narrowed, folder: try SmallScenario.temporaryFolder())
    let whole = try #require(all.summary.strategies.first { $0.name == "hilo" })
    let alone = try #require(few.summary.strategies.first { $0.name == "hilo" })
    #expect(whole.objectives == alone.objectives)
    #expect(whole.differences == alone.differences)
  }

  @Test("earns less at 1.5 x list than at list")
  func dearPricesLose() throws {
    let outcome = try run(folder: try SmallScenario.temporaryFolder())
    let dear = try #require(outcome.summary.strategies.first { $0.name == "dear" })
    #expect(dear.simulationOnly.high < 0)
  }

  @Test("meets the calibration's targets")
  func calibrationHolds() throws {
    let outcome = try run(folder: try SmallScenario.temporaryFolder())
    let rows = outcome.summary.calibration
    #expect(rows.count == 2 + 4)
    for row in rows.prefix(2) { #expect(abs(row.residual) <= 0.02, "\(row.quantity)") }
    // Corners show the residual of solving on 2,000 kept occasions; no bound is promised.
    for row in rows.dropFirst(2) { #expect(abs(row.residual) <= 0.05, "\(row.quantity)") }
  }

  @discardableResult
  private func run(
    _ scenario: Scenario? = nil, folder: String, replications: Int = 4, threads: Int = 2,
    stopAfter: Int = .max
  ) throws -> ComparisonRun.Outcome {
    try ComparisonRun(
      scenario: scenario ?? SmallScenario.coffee(replications: replications),
      resolvedText: "small coffee \(replications)",
      options: SmallScenario.options(folder: folder, threads: threads, stopAfter: stopAfter)
    ).execute()
  }

  /// Digests of every file but the store and the manifest, plus the store's content digest.
  private func digests(of folder: String) throws -> [String: String] {
    let manifest = try Manifest.read(runFolder: folder)
    var digests = manifest.files
    digests["content"] = manifest.contentDigest
    return digests
  }
}
