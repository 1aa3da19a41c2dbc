import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// What the seasons of one point say about every strategy.
struct SweepOutcome: Sendable {
  /// The metric by strategy and replication; shape `[strategy][replication]`.
  var values: [[Double]]
  /// Why a strategy may not win, by strategy; empty where nothing stands against it.
  var reasons: [String]

  /// The mean of a strategy.
  func mean(_ strategy: Int) -> Double { SampleStatistics.mean(values[strategy]) }

  /// The paired differences of two strategies, by replication.
  func differences(_ first: Int, _ second: Int) -> [Double] {
    zip(values[first], values[second]).map { $0 - $1 }
  }

  /// Whether a strategy may win.
  func isEligible(_ strategy: Int) -> Bool { reasons[strategy].isEmpty }

  /// The strategies that may win, best mean first; ties keep the scenario's order.
  var ranking: [Int] {
    let means = values.indices.map(mean)
    return values.indices.filter(isEligible).sorted {
      means[$0] != means[$1] ? means[$0] > means[$1] : $0 < $1
    }
  }

  /// The mean of a strategy less that of the best other one that may win; `nil` where there is none.
  func lead(_ strategy: Int) -> Double? {
    ranking.first { $0 != strategy }.map { mean(strategy) - mean($0) }
  }
}

extension SweepOutcome {
  /// Judges the finished seasons of a point; `cells` are of its strategies and replications.
  init(scenario: Scenario, cells: [CellRecord], metric: SweepSettings.Metric?) {
    let table = ComparisonBuilder.CellTable(cells, scenario: scenario)
    let baseline = scenario.strategies[scenario.baseline].name
    values = scenario.strategies.map { strategy in
      (table.metrics[strategy.name] ?? []).map { cell in
        metric.flatMap { CellMetrics.Metric(rawValue: $0.rawValue) }.map { cell[$0] }
          ?? cell.objective(scenario.objective)
      }
    }
    let onlyReferences = scenario.strategies.indices.allSatisfy {
      $0 == scenario.baseline || scenario.isReference($0)
    }
    reasons = scenario.strategies.indices.map { index in
      if index == scenario.baseline { return "" }
      if scenario.isReference(index), !onlyReferences { return "only for reference" }
      let broken = scenario.guardrails.filter {
        $0.probability(
          table.metrics[scenario.strategies[index].name] ?? [],
          baseline: table.metrics[baseline] ?? []) < ComparisonBuilder.requiredProbability
      }
      return broken.isEmpty ? "" : "breaks " + broken.map(\.text).joined(separator: ", ")
    }
  }
}

extension Scenario {
  /// Whether a strategy knows what no seller can, so that it is only shown for reference.
  func isReference(_ strategy: Int) -> Bool {
    strategies[strategy].specification.information.isReference
  }
}
