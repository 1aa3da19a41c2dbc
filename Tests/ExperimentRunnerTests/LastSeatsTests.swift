import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("The last seats of a flight, and other stocks planned to their end")
struct LastSeatsTests {
  private static func scenario(_ overrides: [ScenarioOverride] = []) throws -> Scenario {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "scenarios/last-seats.yaml").path
    return try ScenarioLoader(physicalMemory: 8 << 30).load(path: path, overrides: overrides)
      .scenario
  }

  @Test("simulated revenues agree with the closed form, in the order of the theory")
  func revenues() throws {
    var scenario = try Self.scenario()
    scenario.experiment.replications = 400
    let outcome = try ComparisonRun(
      scenario: scenario, resolvedText: "last-seats",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let rows = Dictionary(
      uniqueKeysWithValues: outcome.summary.strategies.map { ($0.name, $0.objectives) })
    var means: [Double] = []
    for (name, value) in [
      ("every_visit", 1269.7616), ("best_single", 1227.4681), ("filling", 1212.8550),
      ("today", 984.1899),
    ] {
      let revenues = try #require(rows[name])
      let mean = revenues.reduce(0, +) / Double(revenues.count)
      let squares = revenues.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let count = Double(revenues.count)
      #expect(abs(mean - value) < 4 * (squares / (count * (count - 1))).squareRoot())
      means.append(mean)
    }
    #expect(means == means.sorted(by: >))
    #expect(outcome.summary.strategies[0].isReference)
  }

  @Test("has no closed form of demand for analyses that read one")
  func noClosedForm() throws {
    let scenario = try Self.scenario()
    #expect(throws: RunRefusal.noClosedForm(what: "consumers buy by their willingness to pay")) {
      try scenario.requireClosedForm()
    }
  }
}
