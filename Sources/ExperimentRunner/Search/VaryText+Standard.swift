import MarketModel
import PricingStrategies
import ScenarioFiles

// What is varied where nobody says it.
extension VaryText {
  /// The parameters whose ranges are known, with where each bound comes from.
  ///
  /// - Throws: `SearchError.nothingNamed` where there is none.
  func standard(evidence: PriceEvidence) throws(SearchError) -> [SearchParameter] {
    let prices = variants.parameters.compactMap { parameter in
      offer(parameter).map { price(parameter, $0, evidence) }
    }
    let others = variants.parameters.compactMap { depth($0, evidence) }
    guard !prices.isEmpty || !others.isEmpty else {
      throw .nothingNamed(
        strategy: variants.strategy,
        kind: variants.original.scenario.strategies.first { $0.name == variants.strategy }?
          .specification.kind ?? "", parameters: variants.parameters.map(\.name))
    }
    return prices + others
  }

  private func price(
    _ parameter: NumericParameter, _ offer: Offer, _ evidence: PriceEvidence
  ) -> SearchParameter {
    let (low, high) = limits(offer)
    let seen = (
      offer.listPrice.scaled(by: evidence.lowest), offer.listPrice.scaled(by: evidence.highest)
    )
    let cost = market.money(ofFirm: offer.firm).postedPrice(cost: offer.unitCost, margin: 0)
    let lowest = max(low, seen.0, cost)
    let highest = max(lowest + market.money.tick, min(high ?? seen.1, seen.1))
    let below =
      lowest == cost ? "the unit cost" : lowest == low ? "the business rules" : "the evidence"
    let above = high.map { $0 <= seen.1 } ?? false ? "the business rules" : "the evidence"
    let tick = market.money.tick
    let values = SearchParameter.Values.steps(
      lower: rounded(lowest, up: true, tick), upper: rounded(highest, up: false, tick),
      step: max(tick.units, 1e-6))
    return SearchParameter(
      parameter: parameter,
      source: "from \(below) to \(above) (\(evidence.words))",
      limits: (end(below, evidence), end(above, evidence)),
      values: kept(values, of: parameter))
  }

  private func end(_ bound: String, _ evidence: PriceEvidence) -> String {
    switch bound {
    case "the evidence":
      "The evidence (\(evidence.words)) ends there; beyond it sales would be extrapolated."
    case "the unit cost": "A lower price would not pay for the unit."
    default: "The business rules allow nothing beyond."
    }
  }

  private func rounded(_ price: Money, up: Bool, _ tick: Money) -> Double {
    let near = price.rounded(toTick: tick)
    if up, near < price { return (near + tick).units }
    if !up, near > price { return (near - tick).units }
    return near.units
  }

  /// Depths of cuts down to the lowest price of the evidence or the rules.
  private func depth(_ parameter: NumericParameter, _ evidence: PriceEvidence) -> SearchParameter? {
    let keys = ["high_low.depth", "random_discount.depth", "markdown.deepest"]
    guard keys.contains(parameter.path) else { return nil }
    let floor = market.firms[market.focalFirm].rules.floor ?? 0
    let deepest = 1 - max(floor, evidence.lowest)
    guard deepest > 0.02 else { return nil }
    return SearchParameter(
      parameter: parameter,
      source: floor > evidence.lowest
        ? "to the floor of the business rules" : "to the evidence (\(evidence.words))",
      limits: (nil, end(floor > evidence.lowest ? "the business rules" : "the evidence", evidence)),
      values: .steps(lower: 0.01, upper: (deepest * 1e4).rounded() / 1e4, step: 0.001))
  }
}
