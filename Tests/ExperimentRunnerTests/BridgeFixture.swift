import RandomStreams
import ResultsStore

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Seasons of every strategy without a run's folder.
enum BridgeFixture {
  static func table(
    _ scenario: Scenario, replications: Int, part: ReplicationKey.Part = .rank
  ) throws -> ComparisonBuilder.CellTable {
    let prepared = try PreparedMarket(scenario, weights: nil, threads: 1)
    let cells = try (0..<replications).flatMap { number -> [CellRecord] in
      let run = try ReplicationRun(
        prepared: prepared, replication: ReplicationKey(part, number: number))
      return try scenario.strategies.indices.map {
        try run.run(strategy: $0, digest: "\($0) \(number)")
      }
    }
    return ComparisonBuilder.CellTable(cells, scenario: scenario)
  }

  /// The bridge to a strategy.
  static func bridge(
    _ scenario: Scenario, to strategy: String, replications: Int
  ) throws -> (bridge: ProfitBridge?, table: ComparisonBuilder.CellTable) {
    let table = try table(scenario, replications: replications)
    let builder = ProfitBridgeBuilder(
      scenario: scenario, rank: table,
      central: ComparisonBuilder.CellTable([], scenario: scenario))
    return (builder.bridge(to: strategy), table)
  }
}
