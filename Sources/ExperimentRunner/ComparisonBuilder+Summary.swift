import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles
import ScientificComputing

extension ComparisonBuilder {
  /// Gathers everything that readers see.
  func summary(
    _ ranking: [ComparisonSummary.StrategySummary], centralReplications: Int
  ) throws -> ComparisonSummary {
    var verdict = verdict(ranking)
    verdict.sentences += selectionSentences() + partialAdvice()
    var summary = ComparisonSummary(
      header: header(centralReplications: centralReplications), verdict: verdict)
    summary.strategies = ranking
    addRivals(ranking, to: &summary)
    if let winner = candidate(ranking), winner != baselineName {
      summary.forecast = forecast(winner: winner)
    }
    summary.paths = paths()
    summary.pricesPaid = pricesPaid()
    summary.promotions = promotions()
    summary.assumptions = assumptions()
    summary.calibration = calibration() + (try calibrationCorners())
    summary.market = try marketFacts()
    summary.memory = memoryCourses()
    summary.returns = returnsRows()
    summary.notes = notes(ranking)
    summary.supply = supply()
    summary.sellers = sellers()
    summary.fairness = fairness()
    summary.welfare = welfare()
    summary.claims = claims()
    summary.selection = selection
    summary.learning = learning()
    summary.targeting = targeting()
    let explained = ProfitBridgeBuilder(scenario: scenario, rank: rank, central: central)
    let bridges = ranking.compactMap { explained.bridge(to: $0.name) }
    summary.bridges = bridges.isEmpty ? nil : bridges
    summary.decisions = try decisions(ofChallengerIn: summary)
    summary.backtest = BacktestRecord(scenario)?.load()
    summary.reasons = try IntentExplanation(
      prepared, rows: IntentExplanation.appendixRows, reference: .market)?.reasons
    return summary
  }

  private func header(centralReplications: Int) -> ComparisonSummary.Header {
    let market = scenario.market
    return ComparisonSummary.Header(
      scenario: scenario.name, summary: scenario.summary, runID: runID,
      currency: market.money.currency, objective: scenario.objective.name,
      firm: market.firms[market.focalFirm].name, baseline: baselineName,
      start: market.calendar.start.description, horizonWeeks: market.calendar.horizonWeeks,
      coolDownWeeks: market.calendar.coolDownWeeks, warmUpWeeks: market.calendar.warmUpWeeks,
      population: market.population, seed: scenario.experiment.seed,
      replications: scenario.experiment.replications, centralReplications: centralReplications,
      freshReplications: fresh.objectives[baselineName]?.count ?? 0,
      materialDifference: materialDifference, toolVersion: toolVersion)
  }

  private func notes(_ ranking: [ComparisonSummary.StrategySummary]) -> [String] {
    scaleNotes() + driftNotes() + ruleNotes() + extrapolationNotes()
      + scenario.warnings.map(\.message)
      + assumptionNotes() + adviceNotes()
  }

  private func scaleNotes() -> [String] {
    guard scenario.represents > 1 else { return [] }
    let factor = String(format: "%.3g", scenario.represents)
    return [
      "each simulated consumer stands for \(factor) real ones: units and money here are of the "
        + "simulated ones, multiply them by \(factor); the plan's files are of the real ones"
    ]
  }

  /// The baseline's drift: weekly change of units by a line through the measured weeks.
  private func driftNotes() -> [String] {
    let weeks = scenario.market.calendar.horizonWeeks
    guard weeks >= 4 else { return [] }
    let market = scenario.market
    let focal = Set(market.offers.indices.filter { market.offers[$0].firm == market.focalFirm })
    let totals = (0..<weeks).map { week -> Double in
      let cells = (scenario.drawsAssumptions ? central : rank).cells[baselineName] ?? []
      let units = cells.reduce(0) { total, cell in
        total
          + (week * 7..<week * 7 + 7).reduce(0) { sum, day in
            sum + focal.reduce(0) { $0 + Int(cell.daily.units[day * cell.daily.offerCount + $1]) }
          }
      }
      return Double(units)
    }
    let mean = SampleStatistics.mean(totals)
    guard mean > 0 else { return [] }
    let centre = Double(weeks - 1) / 2
    let slope =
      totals.enumerated().reduce(0) { $0 + (Double($1.offset) - centre) * $1.element }
      / totals.indices.reduce(0) { $0 + (Double($1) - centre) * (Double($1) - centre) }
    return [driftNote(slope / mean)]
  }

  /// Says how fast the baseline's units drift, given the weekly change as a share of the mean.
  private func driftNote(_ drift: Double) -> String {
    guard abs(drift) >= 0.0005 else {
      return "The baseline's units hold steady: they drift by less than 0.05 % a week."
    }
    let text = "The baseline's units drift by \(percent(drift)) a week."
    return abs(drift) > 0.005
      ? text + " That is more than 0.5 %: results depend on the horizon." : text
  }

  private func ruleNotes() -> [String] {
    let firm = scenario.market.firms[scenario.market.focalFirm].name
    return scenario.strategies.compactMap { strategy in
      let rows = (rank.cells[strategy.name] ?? []).flatMap(\.offers).filter { $0.firm == firm }
      let decisions = rows.reduce(0) { $0 + $1.decisions }
      let bound = rows.reduce(0) { $0 + $1.ruleBound }
      guard decisions > 0, Double(bound) > 0.1 * Double(decisions) else { return nil }
      return
        "A business rule, not demand, set the price in \(percent(Double(bound) / Double(decisions))) "
        + "of `\(strategy.name)`'s decisions."
    }
  }

  /// Strategies that post focal prices outside the evidence.
  private func extrapolationNotes() -> [String] {
    guard case .calibrated = scenario.intent.source else { return [] }
    return scenario.strategies.compactMap { strategy in
      isExtrapolated(strategy.name)
        ? "`\(strategy.name)` posts prices outside \(evidence.words): its result is extrapolated."
        : nil
    }
  }

  private var evidence: PriceEvidence { PriceEvidence(prepared.intents.weights) }

  /// Whether a strategy posts focal prices outside the evidence.
  func isExtrapolated(_ strategy: String) -> Bool {
    let (market, evidence) = (scenario.market, evidence)
    return (rank.cells[strategy] ?? []).contains { cell in
      market.offers.indices.contains { offer in
        guard market.offers[offer].firm == market.focalFirm else { return false }
        let list = Double(market.offers[offer].listPrice.millionths)
        return stride(from: offer, to: cell.daily.prices.count, by: cell.daily.offerCount)
          .contains { !evidence.contains(Double(cell.daily.prices[$0]) / list) }
      }
    }
  }

  func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    return "\(tenths == 0 ? 0 : tenths) %"
  }
}
