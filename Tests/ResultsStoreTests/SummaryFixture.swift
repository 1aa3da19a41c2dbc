import ResultsStore

/// A summary of two strategies with one row of every kind.
func makeSummary() -> ComparisonSummary {
  var summary = ComparisonSummary(
    header: makeHeader(),
    verdict: .init(
      outcome: .recommend, strategy: "high_low", indistinguishable: [],
      sentences: ["`high_low` earns 1,240 EUR more than today"]))
  summary.strategies = [makeStrategy("high_low"), makeStrategy("today")]
  summary.forecast = [
    .init(
      strategy: "high_low", metric: "contribution", unit: "money",
      fresh: .init(mean: 31_000, low: 29_000, high: 33_000), ranking: 31_500)
  ]
  summary.pricesPaid = [
    .init(strategy: "high_low", segment: "regulars", meanPrice: 5.1, units: 812, dealShare: 0.37)
  ]
  summary.assumptions = [
    .init(name: "elasticity", centre: -2.2, halfWidth: 0.4, isDefault: false)
  ]
  summary.calibration = [
    .init(quantity: "conversion", target: 0.05, frozen: 0.0501, simulated: 0.0497, residual: -0.006)
  ]
  summary.market = [
    .init(
      firm: "shop", product: "lungo", listPrice: 5.49, unitCost: 3.1, share: 0.4,
      ownElasticity: -2.1, mainRival: "rival: lungo", diversionToRival: 0.5,
      diversionToOutside: 0.3)
  ]
  return summary
}

private func makeHeader() -> ComparisonSummary.Header {
  ComparisonSummary.Header(
    scenario: "coffee", summary: "A shop", runID: "0123456789ab", currency: "EUR",
    objective: "contribution", firm: "shop", baseline: "today", start: "2026-02-27",
    horizonWeeks: 12, coolDownWeeks: 8, warmUpWeeks: 26, population: 5000, seed: 20_260_302,
    replications: 6, centralReplications: 10, freshReplications: 6, materialDifference: 300,
    toolVersion: "0.1.0")
}

private func makeStrategy(_ name: String) -> ComparisonSummary.StrategySummary {
  let isBaseline = name == "today"
  let estimate = ComparisonSummary.Estimate(mean: 1240, low: -150, high: 2600)
  return ComparisonSummary.StrategySummary(
    name: name, kind: isBaseline ? "fixed" : name, information: "seller", isBaseline: isBaseline,
    isReference: false, metrics: [.init(name: "contribution", unit: "money", estimate: estimate)],
    objectives: [1, 2, 3, 4, 5, 6.5], differences: isBaseline ? [] : [0.5, 1, -2, 0, 1, 3],
    difference: estimate, simulationOnly: .init(mean: 1230, low: 980, high: 1500),
    adjustedP: isBaseline ? .nan : 0.03, winShare: 0.8, probabilityBest: 0.9,
    varianceReduction: 8.5, worst5: 20_100, standing: "within the best",
    guardrails: [.init(text: "margin >= 28%, always", probability: 0.97, holds: true)],
    switchPoints: [.init(assumption: "elasticity", value: -1.5, losesAbove: true)])
}
