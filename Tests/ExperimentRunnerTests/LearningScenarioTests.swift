import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Learning a price from a list")
struct LearningScenarioTests {
  private static func scenario(_ overrides: [ScenarioOverride] = []) throws -> Scenario {
    let path = CommittedScenarioTests.folder.appending(path: "learning-a-price.yaml").path
    return try ScenarioLoader(physicalMemory: 8 << 30).load(path: path, overrides: overrides)
      .scenario
  }

  /// Revenue of each replication.
  private static func revenues(_ scenario: Scenario, _ name: String, count: Int) throws -> [Double]
  {
    let market = try PreparedMarket(scenario, weights: nil, threads: 1)
    let index = try #require(scenario.strategies.firstIndex { $0.name == name })
    return try (0..<count).map { number in
      let run = try ReplicationRun(prepared: market, replication: .init(.rank, number: number))
      return Double(try run.run(strategy: index, digest: "").sales[0].gross) / 1e6
    }
  }

  @Test(
    "simulated revenue agrees with the exact recursion of O5.1",
    arguments: zip(
      ["known", "commit", "greedy", "epsilon_greedy", "ucb1", "thompson"],
      [22.5, 20.5155, 21.03557907, 21.00055641, 21.29255256, 20.98373098]))
  func meanRevenue(strategy: String, expected: Double) throws {
    let found = try Self.revenues(Self.scenario(), strategy, count: 400)
    let mean = found.reduce(0, +) / Double(found.count)
    let squares = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let standardError = (squares / Double(found.count * (found.count - 1))).squareRoot()
    #expect(abs(mean - expected) < 4 * standardError)
    // The standard deviation is about 4.1.
    #expect(standardError < 0.3)
  }

  @Test("where nothing is assumed the interval is Student's of the paired differences")
  func interval() throws {
    var scenario = try Self.scenario()
    scenario.experiment.replications = 12
    let outcome = try ComparisonRun(
      scenario: scenario, resolvedText: "interval",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    for row in outcome.summary.strategies {
      #expect(row.difference == PairedStatistics.interval(row.differences))
    }
    #expect(outcome.summary.strategies.contains { $0.difference.low < $0.difference.high })
  }

  @Test("an epoch that sold out is no loss of knowledge where it sells one unit at most")
  func soldOut() throws {
    var scenario = try Self.scenario()
    scenario.market.offers[0].stock = StockPlan(initial: 5, salvage: .zero)
    let found = try Self.revenues(scenario, "thompson", count: 50)
    // Five units, each at one of the two prices.
    #expect(found.allSatisfy { (5...7.5).contains($0) })
  }
}
