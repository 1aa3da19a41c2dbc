import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles
import ScientificComputing

extension ComparisonBuilder {
  /// The strategy that the ranking replications favour among those that may be recommended and
  /// hold every guardrail; the baseline's own name when nothing beats it; `nil` when only reference
  /// strategies compete.
  func candidate(_ ranking: [ComparisonSummary.StrategySummary]) -> String? {
    let others = ranking.filter { !$0.isBaseline }
    guard others.isEmpty || others.contains(where: { !$0.isReference }) else { return nil }
    let eligible = ranking.filter { row in
      !row.isReference && (row.isBaseline || row.guardrails.allSatisfy(\.holds))
    }
    return selection?.picked ?? eligible.first?.name ?? baselineName
  }

  /// Whether a candidate was set aside for a guardrail only.
  func guardrailStoodInTheWay(_ ranking: [ComparisonSummary.StrategySummary]) -> Bool {
    guard let base = ranking.firstIndex(where: \.isBaseline) else { return false }
    return ranking[..<base].contains { !$0.isReference && !$0.guardrails.allSatisfy(\.holds) }
  }

  /// The verdict in words.
  func verdict(_ ranking: [ComparisonSummary.StrategySummary]) -> ComparisonSummary.Verdict {
    guard let name = candidate(ranking) else { return referenceVerdict(ranking) }
    guard name != baselineName else {
      let blocked = guardrailStoodInTheWay(ranking)
      let reason =
        blocked
        ? "Strategies that earn more break a guardrail." : "No candidate's mean is higher."
      return keep(reason, ranking, gate: blocked ? .guardrail : nil)
    }
    let difference = freshDifference(winner: name)
    if difference.mean <= 0 {
      return keep(
        "`\(name)` led the ranking but does not beat it on fresh replications "
          + "(\(amount(difference.mean))).", ranking, gate: .freshReplications)
    }
    if let broken = brokenOnFresh(name) {
      return keep(
        "`\(name)` breaks the guardrail `\(broken)` on fresh replications.", ranking,
        gate: .guardrail)
    }
    return recommend(name, difference: difference, ranking: ranking)
  }

  /// To keep the baseline, with what it breaks itself: guardrails filter candidates only.
  private func keep(
    _ reason: String, _ ranking: [ComparisonSummary.StrategySummary],
    gate: ComparisonSummary.Verdict.Gate?
  ) -> ComparisonSummary.Verdict {
    let broken = ranking.first(where: \.isBaseline)?.guardrails.filter { !$0.holds } ?? []
    let list = broken.map { "`\($0.text)`" }.joined(separator: ", ")
    let warning = broken.isEmpty ? [] : ["The baseline itself does not hold \(list)."]
    return ComparisonSummary.Verdict(
      outcome: .keepBaseline, strategy: baselineName, indistinguishable: [],
      sentences: ["Keep the baseline `\(baselineName)`.", reason] + warning, gate: gate)
  }

  private func brokenOnFresh(_ name: String) -> String? {
    scenario.guardrails.first {
      $0.probability(fresh.metrics[name] ?? [], baseline: fresh.metrics[baselineName] ?? [])
        < Self.requiredProbability
    }?.text
  }

  private func recommend(
    _ name: String, difference: ComparisonSummary.Estimate,
    ranking: [ComparisonSummary.StrategySummary]
  ) -> ComparisonSummary.Verdict {
    let row = ranking.first { $0.name == name }
    var sentences = [
      "`\(name)` \(scenario.objective.verb)s \(amount(difference.mean)) more than "
        + "`\(baselineName)` over \(period) "
        + "(95 % interval \(amount(difference.low)) to \(amount(difference.high))"
        + "\(scenario.drawsAssumptions ? simulationAloneWords(name) : ""))."
    ]
    sentences += (row?.switchPoints ?? []).map { point in
      let side = loses(point)
      return "It loses when the \(point.assumption) is \(side)."
    }
    let close = indistinguishable(from: name, ranking: ranking)
    if !close.isEmpty {
      let list = close.map { "`\($0)`" }.joined(separator: ", ")
      sentences.append("It can't be told from \(list) with \(rankCount) replications.")
    }
    sentences.append(shrinkage(name, difference: difference))
    return ComparisonSummary.Verdict(
      outcome: .recommend, strategy: name, indistinguishable: close, sentences: sentences)
  }

  private var rankCount: Int { rank.objectives[baselineName]?.count ?? 0 }

  private func simulationAloneWords(_ name: String) -> String {
    let alone = simulationAlone(name)
    let count = central.objectives[baselineName]?.count ?? 0
    return "; simulation alone, \(count) central replications, \(amount(alone.low)) to "
      + amount(alone.high)
  }

  private var period: String {
    let calendar = scenario.market.calendar
    let measured = calendar.horizonWeeks == 1 ? "1 week" : "\(calendar.horizonWeeks) weeks"
    return calendar.coolDownWeeks > 0
      ? "\(measured) and \(calendar.coolDownWeeks) of cool-down" : measured
  }

  private func loses(_ point: ComparisonSummary.SwitchPoint) -> String {
    let value = String(format: "%.3g", point.value)
    // An elasticity is negative: above means closer to zero, that is weaker.
    if point.value < 0 { return "\(point.losesAbove ? "weaker" : "stronger") than \(value)" }
    return "\(point.losesAbove ? "above" : "below") \(value)"
  }

  private func indistinguishable(
    from name: String, ranking: [ComparisonSummary.StrategySummary]
  ) -> [String] {
    ranking.filter { row in
      row.name != name && !row.isReference && row.standing != BestSelection.Standing.worse.words
        && (row.isBaseline || row.guardrails.allSatisfy(\.holds))
    }.map(\.name)
  }

  private func shrinkage(_ name: String, difference: ComparisonSummary.Estimate) -> String {
    let ranked = SampleStatistics.mean(differences(name, in: rank))
    let change = ranked == 0 ? 0 : difference.mean / ranked - 1
    let isSame = (change * 100).rounded() == 0
    let percent = isSame ? "about the same" : String(format: "%+.0f %%", change * 100)
    return "The forecast is from \(fresh.objectives[name]?.count ?? 0) fresh replications; ranking "
      + "had shown \(amount(ranked)) (\(percent))."
  }

  private func referenceVerdict(
    _ ranking: [ComparisonSummary.StrategySummary]
  ) -> ComparisonSummary.Verdict {
    let best = ranking.first { $0.isReference } ?? ranking[0]
    let gain = SampleStatistics.mean(best.differences)
    return ComparisonSummary.Verdict(
      outcome: .referenceOnly, strategy: baselineName, indistinguishable: [],
      sentences: [
        "No recommendation: only reference strategies were compared with `\(baselineName)`.",
        "`\(best.name)` would \(scenario.objective.verb) \(amount(gain)) more over \(period).",
      ])
  }

  /// An amount of the objective as a manager reads it: `1,240 EUR`.
  func amount(_ value: Double) -> String {
    scenario.objective.amount(value, currency: scenario.market.money.currency)
  }
}
