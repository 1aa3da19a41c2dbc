import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Fare classes on one stock, in committed scenarios")
struct FareClassesTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let scenario: String
    /// Booking cycles of the horizon.
    let cycles: Double
    /// What a cycle earns on average, where it is known; by strategy.
    let values: [String: Double]
    /// What is allowed for whole units, in currency units a cycle.
    let rounding: Double
    /// Strategies from best to worst.
    let order: [String]

    var testDescription: String { scenario }
  }

  static let table = [
    // Means of an independent programme with parts of units.
    Known(
      scenario: "fare-classes", cycles: 13,
      values: ["best_limits": 60039, "emsr_a": 59958, "emsr_b": 59776, "first_come": 54417],
      rounding: 12, order: ["best_limits", "emsr_a", "emsr_b", "first_come"]),
    Known(
      scenario: "booking-window", cycles: 10, values: ["bid_price": 1407.2249], rounding: 0,
      order: ["bid_price", "learned", "first_come"]),
    Known(
      scenario: "buy-up", cycles: 10, values: ["best_sets": 6500.2253], rounding: 0,
      order: ["best_sets", "learned", "emsr_b", "first_come"]),
  ]

  @Test("simulated revenues agree with what is known, in the order of the theory", arguments: table)
  func revenues(_ known: Known) throws {
    let path = CommittedScenarioTests.folder.appending(path: known.scenario + ".yaml").path
    var scenario = try ScenarioLoader(physicalMemory: 8 << 30).load(path: path).scenario
    scenario.experiment.replications = 40
    let outcome = try ComparisonRun(
      scenario: scenario, resolvedText: known.scenario,
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let rows = Dictionary(
      uniqueKeysWithValues: outcome.summary.strategies.map { ($0.name, $0.objectives) })
    for (name, value) in known.values.sorted(by: { $0.key < $1.key }) {
      let revenues = try #require(rows[name]).map { $0 / known.cycles }
      let mean = revenues.reduce(0, +) / Double(revenues.count)
      let squares = revenues.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let count = Double(revenues.count)
      let error = (squares / (count * (count - 1))).squareRoot()
      #expect(abs(mean - value) < 4 * error + known.rounding, "\(name): \(mean) +- \(error)")
    }
    let means = known.order.map { rows[$0, default: []].reduce(0, +) }
    #expect(means == means.sorted(by: >))
  }

  @Test("planners that know demand are references, those that estimate it are not")
  func references() throws {
    let path = CommittedScenarioTests.folder.appending(path: "buy-up.yaml").path
    let scenario = try ScenarioLoader(physicalMemory: 8 << 30).load(path: path).scenario
    #expect(
      scenario.strategies.filter { $0.specification.information.isReference }.map(\.name)
        == ["best_sets"])
  }
}
