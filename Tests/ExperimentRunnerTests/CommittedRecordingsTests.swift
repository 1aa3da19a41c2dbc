import Foundation
import ResultsStore
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite("The committed recordings of llm-duopoly")
struct CommittedRecordingsTests {
  @Test("replay on two replications, as a reference below Nash")
  func replay() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let loaded = try ScenarioLoader(physicalMemory: 8 << 30).load(
      path: root.appending(path: "scenarios/llm-duopoly.yaml").path)
    let outcome = try ComparisonRun(
      scenario: loaded.scenario, resolvedText: loaded.resolvedText,
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let rows = outcome.summary.strategies
    let adviser = try #require(rows.first { $0.name == "adviser" })
    let nash = try #require(rows.first { $0.name == "nash" })
    #expect(adviser.isReference && adviser.objectives.count == 2)
    // Nash is the best answer to the rival; common random numbers leave no season in which it loses.
    #expect(zip(adviser.objectives, nash.objectives).allSatisfy { $0 < $1 })
  }
}
