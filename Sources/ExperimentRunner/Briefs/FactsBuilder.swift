import MarketModel
import PriceClaims
import PricingStrategies
import PromotionBriefs
import ResultsStore
import ScenarioFiles

/// Gathers a brief's facts from finished seasons: a pure function of them.
struct FactsBuilder {
  let source: SeasonSource
  /// Index of the policy in the scenario of `source`.
  let strategy: Int
  let choice: OfferChoice
  let history: OfferHistory
  let seasons: Seasons
  let effects: [ComparisonSummary.PromotionEffect]
  /// Fresh seasons of the policy before it was fixed; empty where it was not.
  let reacting: [CellRecord]

  /// Seasons of the policy and of the baseline, in replication order.
  struct Seasons {
    var fresh: [CellRecord]
    var freshBaseline: [CellRecord]
    var central: [CellRecord]
    var centralBaseline: [CellRecord]
  }

  var scenario: Scenario { source.scenario }
  var market: MarketDefinition { scenario.market }
  var summary: ComparisonSummary { source.run.summary }
  var named: Scenario.NamedStrategy { scenario.strategies[strategy] }
  var baseline: Scenario.NamedStrategy { scenario.strategies[scenario.baseline] }
  var focalFirm: String { market.firms[market.focalFirm].name }

  /// The facts.
  ///
  /// - Throws: `BriefError.notOneOffer` where seasons differ in what is offered.
  func facts() throws -> PromotionFacts {
    let offer = try offerFacts()
    let forecast = forecastFacts()
    return PromotionFacts(
      id: id, market: marketFacts, policy: policyFacts, offer: offer,
      segments: segmentFacts, forecast: forecast,
      test: TestPlanner(builder: self, offer: offer).facts,
      risks: RiskWriter(builder: self, offer: offer, forecast: forecast).risks,
      evidence: evidenceFacts)
  }

  /// The promotion's id; with the policy's, unless that is the recommended one, since policies may share
  /// a promotion.
  private var id: String {
    if case .newPrice = choice.offer { return choice.id }
    return isRecommended ? choice.id : choice.id + "-" + OfferChoice.id(of: policyName)
  }

  private var policyName: String {
    source.run.scenario.strategies.indices.contains(strategy)
      ? named.name : named.name.replacing(CommittedOffer.suffix, with: "")
  }

  private var isRecommended: Bool {
    summary.verdict.outcome == .recommend && summary.verdict.strategy == policyName
  }

  private var marketFacts: PromotionFacts.Market {
    let money = market.money
    return PromotionFacts.Market(
      scenario: scenario.name, summary: scenario.summary, firm: focalFirm,
      categories: market.categories.map(\.name), currency: money.currency,
      pricesIncludeTax: money.pricesIncludeTax,
      taxRate: FactEstimate.millionths(money.taxRate), tick: money.tick,
      start: market.calendar.start.description, jurisdiction: scenario.announcementMarket)
  }

  private var policyFacts: PolicyFacts {
    let verdict = summary.verdict
    let row = summary.strategies.first { $0.name == policyName }
    return PolicyFacts(
      name: named.name, rule: named.specification.ruleInWords, baseline: baseline.name,
      objective: scenario.objective.name, isRecommended: isRecommended,
      indistinguishable: isRecommended ? verdict.indistinguishable : [],
      reasons: isRecommended ? verdict.sentences : [insteadOf(verdict)],
      winShare: FactEstimate.millionths(row?.winShare ?? 0),
      guardrails: (row?.guardrails ?? []).map {
        PolicyFacts.Guardrail(
          text: $0.text, probability: FactEstimate.millionths($0.probability))
      })
  }

  private func insteadOf(_ verdict: ComparisonSummary.Verdict) -> String {
    verdict.outcome == .recommend
      ? "The comparison recommends \(verdict.strategy), not \(policyName)."
      : "The comparison recommends to keep \(baseline.name), not \(policyName)."
  }

  private var evidenceFacts: EvidenceFacts {
    let (header, manifest) = (summary.header, source.run.manifest)
    var evidence = EvidenceFacts(
      runID: manifest.runID, seed: manifest.seed,
      replications: .init(
        ranking: header.replications, central: seasons.central.count,
        fresh: seasons.fresh.count),
      scenarioDigest: manifest.scenarioDigest, contentDigest: manifest.contentDigest,
      toolVersion: manifest.toolVersion,
      finishedOn: String(manifest.environment.finishedAt.prefix(10)))
    evidence.assumptions = summary.assumptions.map {
      EvidenceFacts.Assumption(
        name: $0.name, centre: FactEstimate.millionths($0.centre),
        halfWidth: FactEstimate.millionths($0.halfWidth))
    }
    evidence.largestCalibrationMiss = summary.calibration.map { abs($0.residual) }
      .filter(\.isFinite).max().map(FactEstimate.millionths)
    evidence.isCommitted = !reacting.isEmpty
    return evidence
  }
}
