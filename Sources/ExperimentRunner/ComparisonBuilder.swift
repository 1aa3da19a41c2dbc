import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Turns finished cells into what readers see: a pure function of cells and scenario.
struct ComparisonBuilder {
  let prepared: PreparedMarket
  let rank: CellTable
  let central: CellTable
  let fresh: CellTable
  let runID: String
  let threads: Int
  /// The ranking's cells with passive rivals, where they are compared.
  var passive: (rank: CellTable, central: CellTable)?
  /// How the best was picked, where the scenario asks.
  var selection: SelectionSummary?

  var scenario: Scenario { prepared.scenario }
  var baselineName: String { scenario.strategies[scenario.baseline].name }

  /// Metrics by strategy name, in replication order.
  struct CellTable {
    let cells: [String: [CellRecord]]
    let metrics: [String: [CellMetrics]]
    let objectives: [String: [Double]]

    init(_ records: [CellRecord], scenario: Scenario) {
      let firm = scenario.market.firms[scenario.market.focalFirm].name
      let weeks = scenario.market.calendar.horizonWeeks
      let stock = scenario.market.limitedStock
      cells = Dictionary(grouping: records, by: \.strategy).mapValues {
        $0.sorted { $0.number < $1.number }
      }
      metrics = cells.mapValues {
        $0.map { CellMetrics(cell: $0, firm: firm, horizonWeeks: weeks, limitedStock: stock) }
      }
      objectives = metrics.mapValues { $0.map { $0.objective(scenario.objective) } }
    }
  }

  /// The strategies' summaries, best mean first; ties keep the file's order.
  func ranking() -> [ComparisonSummary.StrategySummary] {
    let names = scenario.strategies.map(\.name)
    let candidates = candidates()
    let others = names.filter { $0 != baselineName }
    let adjusted = PairedStatistics.holm(
      others.map { PairedStatistics.pValue(differences($0, in: rank)) })
    let pValues = Dictionary(uniqueKeysWithValues: zip(others, adjusted))
    let rows = scenario.strategies.indices.map { index in
      summary(
        index, standing: candidates[names[index]]?.standing.words ?? "reference",
        chance: candidates[names[index]]?.chance ?? 0, adjustedP: pValues[names[index]] ?? 1)
    }
    let means = rows.map { SampleStatistics.mean($0.objectives) }
    return rows.indices.sorted { means[$0] != means[$1] ? means[$0] > means[$1] : $0 < $1 }
      .map { rows[$0] }
  }

  /// A difference that matters, in units of the objective.
  var materialDifference: Double {
    let mean = SampleStatistics.mean(rank.objectives[baselineName] ?? [0])
    return scenario.experiment.materialDifference * abs(mean)
  }

  /// Standing and P(mean is best) of every strategy that may be recommended, among these.
  private func candidates() -> [String: (standing: BestSelection.Standing, chance: Double)] {
    let names = scenario.strategies.indices.filter { !isReference($0) }
      .map { scenario.strategies[$0].name }
    let selection = BestSelection(
      objectives: names.map { rank.objectives[$0] ?? [] }, indifference: materialDifference)
    let chances = selection.probabilitiesBest(seed: scenario.experiment.seed)
    let rows = zip(selection.standings(), chances).map { (standing: $0, chance: $1) }
    return Dictionary(uniqueKeysWithValues: zip(names, rows))
  }

  /// Paired differences of a strategy to the baseline, in replication order.
  func differences(_ name: String, in table: CellTable) -> [Double] {
    zip(table.objectives[name] ?? [], table.objectives[baselineName] ?? []).map { $0 - $1 }
  }

  private func summary(
    _ index: Int, standing: String, chance: Double, adjustedP: Double
  ) -> ComparisonSummary.StrategySummary {
    let strategy = scenario.strategies[index]
    let name = strategy.name
    let objectives = rank.objectives[name] ?? []
    let base = rank.objectives[baselineName] ?? []
    let differences = self.differences(name, in: rank)
    let information = strategy.specification.information
    return ComparisonSummary.StrategySummary(
      name: name, kind: strategy.specification.kind, information: information.rawValue,
      isBaseline: name == baselineName, isReference: isReference(index),
      metrics: metricRows(rank.metrics[name] ?? []), objectives: objectives,
      differences: differences,
      difference: PairedStatistics.interval(
        drawn: differences, central: self.differences(name, in: central)),
      simulationOnly: simulationAlone(name), adjustedP: adjustedP,
      winShare: Double(differences.count { $0 > 0 }) / Double(max(1, differences.count)),
      probabilityBest: chance,
      varianceReduction: PairedStatistics.varianceReduction(objectives, base),
      worst5: PairedStatistics.worst5(objectives), standing: standing,
      guardrails: guardrails(name), switchPoints: switchPoints(name))
  }

  /// The paired difference to the baseline at central assumptions; where nothing is drawn, the ranking's.
  func simulationAlone(_ name: String) -> ComparisonSummary.Estimate {
    PairedStatistics.interval(differences(name, in: scenario.drawsAssumptions ? central : rank))
  }

  private func metricRows(_ cells: [CellMetrics]) -> [ComparisonSummary.MetricRow] {
    scenario.market.metrics.map { metric in
      ComparisonSummary.MetricRow(
        name: metric.rawValue, unit: metric.unit,
        estimate: PairedStatistics.interval(cells.map { $0[metric] }))
    }
  }

  private func guardrails(_ name: String) -> [ComparisonSummary.GuardrailRow] {
    scenario.guardrails.map { guardrail in
      let probability = guardrail.probability(
        rank.metrics[name] ?? [], baseline: rank.metrics[baselineName] ?? [])
      return ComparisonSummary.GuardrailRow(
        text: guardrail.text, probability: probability,
        holds: probability >= Self.requiredProbability)
    }
  }

  /// The share of replications in which a recommended strategy must meet each guardrail.
  static let requiredProbability = 0.9

  private func switchPoints(_ name: String) -> [ComparisonSummary.SwitchPoint] {
    guard name != baselineName else { return [] }
    let differences = differences(name, in: rank)
    return scenario.assumptions.enumerated().compactMap { index, assumption in
      SwitchAnalysis.crossing(
        differences: differences,
        values: (rank.cells[name] ?? []).map { $0.draws[index].value },
        centre: assumption.centre, halfWidth: assumption.halfWidth, name: assumption.name)
    }
  }
}
