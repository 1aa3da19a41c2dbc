import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

// What strategies that learn came to believe, kept for the first replications of the ranking.
extension ReplicationRun {
  /// Lets the season note beliefs where they are kept.
  func openBeliefs(_ simulation: inout MarketSimulation, of specification: StrategySpecification) {
    guard specification.learnsByTrial, replication.part == .rank,
      replication.number < ResultTables.dailyReplications
    else { return }
    simulation.beliefs = BeliefCourse(weeks: market.calendar.horizonWeeks)
  }

  /// The season's beliefs as rows.
  func beliefRows(_ simulation: MarketSimulation) -> [CellRecord.BeliefRow] {
    (simulation.beliefs?.looks ?? []).flatMap { look in
      look.beliefs.map {
        CellRecord.BeliefRow(
          day: Double(look.time) / Double(MarketSimulation.day), product: $0.product,
          measure: $0.measure.rawValue, price: $0.price, mean: $0.mean, band: $0.band)
      }
    }
  }
}
