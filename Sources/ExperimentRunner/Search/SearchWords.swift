import MarketModel
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Tells a search's result in numbers and sentences.
struct SearchWords {
  let ledger: SearchLedger
  let plan: SearchPlan
  let finals: SearchFinals.Result
  let settings: SearchSettings

  private var space: SearchSpace { ledger.space }
  private var variants: ScenarioVariants { ledger.market.variants }
  private var scenario: Scenario { variants.original.scenario }

  /// Returns the whole summary.
  func summary(
    runID: String, budget: SearchSettings.Budget, isBudgetSpent: Bool
  ) -> SearchSummary {
    var summary = SearchSummary(
      toolVersion: toolVersion, scenario: scenario.name, runID: runID,
      seed: scenario.experiment.seed, strategy: variants.strategy, foundName: variants.copyName,
      objective: scenario.objective.name, currency: currency, method: plan.method.rawValue,
      methodReason: plan.reason, replications: settings.replications,
      freshReplications: settings.freshReplications, cells: ledger.cells, budget: budget.words,
      isBudgetSpent: isBudgetSpent, parameters: space.parameters.map(parameter),
      path: ledger.path.map(step), finalists: finalists)
    summary.optima = plan.maxima.map {
      SearchSummary.Optimum(values: $0.prices, perOccasion: $0.value)
    }
    summary.outcome = finals.outcome
    summary.sentences = sentences(summary)
    return summary
  }

  private func parameter(_ parameter: SearchParameter) -> SearchSummary.Parameter {
    SearchSummary.Parameter(
      name: parameter.name, quantity: "\(parameter.parameter.quantity)",
      range: parameter.rangeInWords, source: parameter.source, values: parameter.count)
  }

  private func step(_ evaluation: SearchEvaluation) -> SearchSummary.Step {
    SearchSummary.Step(
      number: evaluation.number, phase: evaluation.phase,
      values: evaluation.point.map(space.values), texts: texts(evaluation), mean: evaluation.mean,
      standardError: standardError(evaluation.objectives), isFeasible: evaluation.isFeasible,
      reason: evaluation.reason)
  }

  private func texts(_ evaluation: SearchEvaluation) -> [String] {
    evaluation.point.map(space.texts)
      ?? space.parameters.map { parameter in
        parameter.parameter.current.map(parameter.text) ?? ""
      }
  }

  private func standardError(_ values: [Double]) -> Double {
    values.count > 1 ? (SampleStatistics.variance(values) / Double(values.count)).squareRoot() : 0
  }

  /// Finalists, best on fresh replications first.
  private var finalists: [SearchSummary.Finalist] {
    ([finals.start] + finals.others).map(row).sorted { $0.fresh.mean > $1.fresh.mean }
  }

  private func row(_ finalist: SearchFinals.Finalist) -> SearchSummary.Finalist {
    let start = finals.start
    let gains = zip(finalist.fresh, start.fresh).map { $0 - $1 }
    return SearchSummary.Finalist(
      texts: texts(finalist.search), isStart: finalist.search.point == nil,
      isChosen: finalist.search.point != nil && finalist.search.point == finals.chosen,
      searchMean: finalist.search.mean, fresh: PairedStatistics.interval(finalist.fresh),
      searchGain: finalist.search.mean - start.search.mean,
      freshGain: PairedStatistics.interval(gains), isFeasible: finalist.isFeasible)
  }

  // MARK: - Sentences

  private func sentences(_ summary: SearchSummary) -> [String] {
    let chosen = summary.finalists.first(where: \.isChosen)
    return [answer(summary, chosen)] + [optimism(summary)].compactMap { $0 } + bounds(summary)
      + [effort(summary)]
  }

  private func answer(_ summary: SearchSummary, _ chosen: SearchSummary.Finalist?) -> String {
    switch summary.outcome {
    case .found:
      guard let chosen else { return "" }
      let gain = chosen.freshGain
      return "`\(summary.strategy)` with \(values(chosen.texts)) \(scenario.objective.verb)s "
        + "\(amount(gain.mean)) more "
        + "than as it stands (95 % interval \(amount(gain.low)) to \(amount(gain.high)), "
        + "\(settings.freshReplications) fresh replications)."
        + (gain.low <= 0 ? " That can't be told from chance." : "")
    case .keep:
      return "Keep `\(summary.strategy)` as it stands: no other point was better on the search's "
        + "replications" + (hasFeasible ? "" : " and held every guardrail")
        + " (\(ledger.path.count - 1) tried)."
    case .notConfirmed:
      let best = summary.finalists.filter { !$0.isStart }
        .max { $0.freshGain.mean < $1.freshGain.mean }
      let why =
        best?.isFeasible ?? true
        ? "does not beat it on fresh replications (\(amount(best?.freshGain.mean ?? 0)))"
        : "breaks a guardrail on fresh replications"
      return "Keep `\(summary.strategy)` as it stands: the best point of the search \(why)."
    }
  }

  private var hasFeasible: Bool { ledger.path.dropFirst().contains(where: \.isFeasible) }

  /// What the search's own best point promised beyond what came true.
  private func optimism(_ summary: SearchSummary) -> String? {
    guard let best = finals.others.first.map(row) else { return nil }
    let promise =
      "The search's best point had shown \(amount(best.searchGain)) more than as it stands, fresh "
      + "replications \(amount(best.freshGain.mean))"
    guard best.optimism > 0 else { return promise + ", so that luck had no part in it." }
    return promise + ": an optimism of \(amount(best.optimism)), since the best of "
      + "\(ledger.path.count) evaluations is partly luck."
  }

  private func bounds(_ summary: SearchSummary) -> [String] {
    guard let point = finals.chosen else { return [] }
    return space.bounds(touchedBy: point).map { index in
      let parameter = space.parameters[index]
      let isFirst = point[index] == 0
      let place =
        "`\(parameter.name)` stands at the \(isFirst ? "first" : "last") of its values, "
        + parameter.text(of: parameter.value(at: point[index]))
      if let limit = isFirst ? parameter.limits.first : parameter.limits.last {
        return "\(place). \(limit)"
      }
      return place + ", so that a better one may lie beyond: widen `--vary \(parameter.name)=...` "
        + "unless something forbids it."
    }
  }

  private func effort(_ summary: SearchSummary) -> String {
    let end = summary.isBudgetSpent ? ", until the budget of \(summary.budget) was spent" : ""
    let machine: String
    if case .seconds? = settings.budget {
      machine = " A budget in seconds ends the search at a point that depends on the machine."
    } else {
      machine = ""
    }
    let evaluations =
      ledger.path.count == 1 ? "1 evaluation" : "\(ledger.path.count) evaluations"
    return "\(evaluations) of \(settings.replications) replications by "
      + "\(summary.method)\(end).\(machine)"
  }

  private func values(_ texts: [String]) -> String {
    zip(space.parameters, texts).map { "\($0.name) \($1)" }.joined(separator: ", ")
  }

  private var currency: String {
    switch scenario.objective {
    case .contribution, .revenue: scenario.market.money.currency
    case .units, .weighted: ""
    }
  }

  private func amount(_ value: Double) -> String {
    scenario.objective.amount(value, currency: scenario.market.money.currency)
  }
}
