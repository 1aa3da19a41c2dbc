import MarketModel
import RandomStreams
import ScenarioFiles

/// Whoever plays a strategy at the other end of the lines.
struct SeasonPlayer: Sendable {
  /// The strategy's name.
  let strategy: String
  private let scenario: String
  private let seed: UInt64
  private let lines: any SeasonLines

  init(strategy: String, scenario: Scenario, lines: any SeasonLines) {
    self.strategy = strategy
    self.scenario = scenario.name
    seed = scenario.experiment.seed
    self.lines = lines
  }

  /// Prepares a season.
  func adviser(replication: ReplicationKey, market: MarketDefinition) -> PlayAdviser {
    PlayAdviser(
      lines: lines, season: season(replication: replication, market: market), market: market)
  }

  /// What a season's messages say about it.
  func season(
    replication: ReplicationKey, market: MarketDefinition
  ) -> ProgramMessages.Season {
    ProgramMessages.Season(
      of: strategy, scenario: scenario, seed: seed, replication: replication, market: market)
  }
}
