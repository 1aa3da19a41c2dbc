import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// The strategies among which the best is picked: those that may be recommended and hold every
  /// guardrail, and the baseline; by index.
  func selectable(_ ranking: [ComparisonSummary.StrategySummary]) -> [Int] {
    let names = Set(
      ranking.filter { !$0.isReference && ($0.isBaseline || $0.guardrails.allSatisfy(\.holds)) }
        .map(\.name))
    return scenario.strategies.indices.filter { names.contains(scenario.strategies[$0].name) }
  }

  /// What readers see of a selection.
  func selectionSummary(
    _ outcome: SelectionRun.Outcome, _ run: SelectionRun
  ) -> SelectionSummary {
    SelectionSummary(
      method: run.settings.method.rawValue, picked: scenario.strategies[outcome.picked].name,
      isDecided: outcome.isDecided, indifference: run.indifference,
      confidence: run.settings.confidence, leastProbability: outcome.leastProbability,
      seasons: outcome.seasons(besides: run.ranking[0].count),
      rows: zip(run.strategies, outcome.objectives).map { index, objectives in
        SelectionSummary.Row(
          strategy: scenario.strategies[index].name, replications: objectives.count,
          mean: objectives.reduce(0, +) / Double(objectives.count),
          isInPlay: outcome.inPlay.contains(index))
      })
  }

  /// The guarantee in words, and what was spent.
  func selectionSentences() -> [String] {
    guard let selection else { return [] }
    let spent =
      "\(selection.seasons) seasons were simulated besides those of the ranking."
    let lead = amount(selection.indifference)
    let confidence = String(format: "%.4g %%", selection.confidence * 100)
    switch (selection.method, selection.isDecided) {
    case ("kn", true):
      return [
        "Selection picks `\(selection.picked)`: if the best strategy leads all others by \(lead) or more, "
          + "this is it with a probability of at least \(confidence) (Kim and Nelson; normal results "
          + "assumed). \(spent)"
      ]
    case ("kn", false):
      let names = selection.rows.filter(\.isInPlay).map { "`\($0.strategy)`" }
      return [
        "Selection came to no end: \(names.joined(separator: ", ")) may each be the best within "
          + "\(lead). \(spent) Allow more with `seasons`."
      ]
    default:
      let least = String(format: "%.1f %%", (selection.leastProbability ?? 0) * 100)
      return [
        "Selection picks `\(selection.picked)`; that it is the best has a probability of at least "
          + "\(least) (OCBA, Bonferroni, no random numbers in common). \(spent)"
      ]
    }
  }
}
