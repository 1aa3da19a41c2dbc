import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// Consumers up to which a report may take the time of one more season.
  private static let mostConsumers = 100_000
  /// The most decisions that a report shows.
  static let mostDecisions = 40

  /// The decisions of the summary's challenger in the first season; `nil` for programs, which would be
  /// asked once more, and in very large markets.
  func decisions(ofChallengerIn summary: ComparisonSummary) throws -> DecisionCourse? {
    guard let name = summary.challenger?.name, scenario.market.population <= Self.mostConsumers,
      let index = scenario.strategies.firstIndex(where: { $0.name == name }),
      scenario.strategies[index].specification.program == nil
    else { return nil }
    return try prepared.decisions(
      ofStrategy: index, replication: ReplicationKey(.rank, number: 0),
      rivals: scenario.comparedRivals
    ).course.condensed(limit: Self.mostDecisions)
  }
}

extension PreparedMarket {
  /// Simulates a strategy's season and takes notes of its decisions.
  func decisions(
    ofStrategy index: Int, replication: ReplicationKey, rivals: RivalConduct
  ) throws -> (course: DecisionCourse, cell: CellRecord) {
    var run = try ReplicationRun(prepared: self, replication: replication)
    if rivals == .passive { try run.recordRivals() }
    return try run.decisions(ofStrategy: index, rivals: rivals)
  }
}
