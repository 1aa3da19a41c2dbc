import MarketModel
import ResultsStore
import ScenarioFiles

extension ReplicationRun {
  /// Runs the baseline's season and keeps what rivals decide in it, for seasons with passive rivals.
  mutating func recordRivals() throws {
    var season = snapshot
    season.log = MarketLog()
    try measure(scenario.strategies[scenario.baseline], rivals: .reacting, in: &season)
    rivalDecisions = season.log?.decisionsOnly
  }

  /// Runs the measured weeks of `season` under a strategy with its promotions and campaigns; without
  /// some promotions where a removal is given; what the focal strategy decides on goes to `notes`.
  ///
  /// - Returns: How questions to a language model went, where the strategy asks one.
  /// - Throws: The first question's error that had no answer.
  @discardableResult
  func measure(
    _ named: Scenario.NamedStrategy, rivals: RivalConduct, in season: inout MarketSimulation,
    without removal: PromotionRemoval? = nil, notes: DecisionNotes? = nil
  ) throws -> AdviceTally {
    let adviser = prepared.advice.adviser(
      for: named.name, replication: replication, market: market)
    var focal = try strategy(named.specification, adviser: adviser)
    if let notes { focal = NotedStrategy(focal, notes: notes) }
    switch (rivals, removal) {
    case (.passive, _):
      guard let rivalDecisions else { preconditionFailure("rivals are recorded first") }
      season.runMeasured(
        focal: focal, promotions: named.promotions, advertising: named.advertising,
        rivalsOf: rivalDecisions, without: removal)
    case (.reacting, let removal?):
      season.runMeasured(
        focal: focal, promotions: named.promotions, advertising: named.advertising,
        without: removal)
    case (.reacting, nil):
      season.runMeasured(
        focal: focal, promotions: named.promotions, advertising: named.advertising)
    }
    return try adviser?.finish() ?? AdviceTally()
  }
}
