import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// Whether a strategy only serves as a reference: by what it knows, or because too little of it is
  /// recorded.
  func isReference(_ strategy: Int) -> Bool {
    let named = scenario.strategies[strategy]
    return named.specification.information.isReference || prepared.advice.isPartial(named.name)
  }

  /// For the verdict: how few seasons of a strategy are recorded.
  func partialAdvice() -> [String] {
    covered.filter { !$1.isComplete }.map { name, coverage in
      "`\(name)` is recorded on \(Self.words(coverage)) seasons: every strategy is compared on "
        + "\(scenario.experiment.replications) ranking replications only, and `\(name)` is a "
        + "reference that is not recommended. Record the rest with `marketeer record "
        + "SCENARIO --strategy \(name)`."
    }
  }

  /// For the notes: whose answers were replayed, and how many were of no use.
  func adviceNotes() -> [String] {
    covered.map { name, coverage in
      let tally = coverage.tally
      return "`\(name)` replays recorded answers of the language model \(coverage.model): "
        + "\(tally.decisions) decisions, \(tally.retried) asked a second time, \(tally.kept) "
        + "without a usable answer, where the posted prices stayed."
    }
  }

  private var covered: [(name: String, coverage: AdviceCoverage)] {
    scenario.strategies.compactMap { named in
      prepared.advice.sources[named.name]?.coverage.map { (named.name, $0) }
    }
  }

  private static func words(_ coverage: AdviceCoverage) -> String {
    let central =
      coverage.central.wanted > 0
      ? ", \(coverage.central.recorded) of \(coverage.central.wanted) central" : ""
    return "\(coverage.ranking.recorded) of \(coverage.ranking.wanted) ranking\(central) and "
      + "\(coverage.fresh.recorded) of \(coverage.fresh.wanted) fresh"
  }
}
