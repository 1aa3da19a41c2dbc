import Foundation
import RandomStreams
import ResultsStore
import ScientificComputing
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Committed markets of learners earn what is known of them")
struct LearningOracleTests {
  /// Revenue of each replication, in currency units.
  private static func revenues(
    _ name: String, _ strategy: String, count: Int, overrides: [ScenarioOverride] = []
  ) throws -> [Double] {
    let path = CommittedScenarioTests.folder.appending(path: name + ".yaml").path
    let scenario = try ScenarioLoader(physicalMemory: 8 << 30)
      .load(path: path, overrides: overrides).scenario
    let market = try PreparedMarket(scenario, weights: nil, threads: 1)
    let index = try #require(scenario.strategies.firstIndex { $0.name == strategy })
    return try (0..<count).map { number in
      let run = try ReplicationRun(prepared: market, replication: .init(.rank, number: number))
      return Double(try run.run(strategy: index, digest: "").sales[0].gross) / 1e6
    }
  }

  private static func standardError(_ values: [Double]) -> Double {
    (SampleStatistics.variance(values) / Double(values.count)).squareRoot()
  }

  @Test(
    "a stock of 25 or 50, a hundred weeks: the plan's value and the shares of the programme (O5.2)",
    arguments: [
      (25, "known", 1_001.5430, 0.0), (25, "updated", 955.26, 0.6), (25, "fixed", 823.45, 1.7),
      (50, "known", 1_784.4100, 0.0), (50, "updated", 1_683.71, 1.1), (50, "fixed", 1_496.31, 2.0),
    ] as [(Int, String, Double, Double)])
  func stock(units: Int, strategy: String, expected: Double, error: Double) throws {
    let found = try Self.revenues(
      "learning-with-stock", strategy, count: 300,
      overrides: ["products.jacket.stock.initial=\(units)"])
    let own = Self.standardError(found)
    #expect(own < 12)
    #expect(
      abs(SampleStatistics.mean(found) - expected) < 4 * (own * own + error * error).squareRoot())
  }

  @Test(
    "twenty pieces, fifty weeks: the plan's value and those of prices that never move (O4.4)",
    arguments: [
      ("planned", 141.759395), ("steady", 136.370358), ("dear", 99.995360), ("cheap", 119.877283),
    ])
  func plan(strategy: String, expected: Double) throws {
    let found = try Self.revenues("four-prices", strategy, count: 300)
    #expect(Self.standardError(found) < 2)
    // Where the stock always sells out nothing is left to chance.
    let error = max(Self.standardError(found), 0.1)
    #expect(abs(SampleStatistics.mean(found) - expected) < 4 * error)
  }

  @Test(
    "a thousand days of certainty-equivalent and controlled-variance prices lose as much as simulated apart (O5.3)",
    arguments: [("certain", 56_551.0), ("moving", 19_647.0), ("restless", 76_373.0)])
  func regret(strategy: String, expected: Double) throws {
    let found = try Self.revenues("incomplete-learning", strategy, count: 60)
    let known = try Self.revenues("incomplete-learning", "known", count: 60)
    let losses = zip(known, found).map { $0 - $1 }
    #expect(abs(SampleStatistics.mean(losses) - expected) < 4 * Self.standardError(losses))
    #expect(Self.standardError(losses) < 15_000)
  }
}
