import EventSimulation
import MarketModel
import PricingStrategies

// The strategy that estimates demand from its own sales.
extension StrategyBook {
  func elasticity(_ entry: CheckedNode.Entry) -> StrategySpecification? {
    let body = entry.node
    guard let prior = body["prior"]?.uncertain, let range = body["range"]?.number,
      let explore = body["explore"]?.number, let every = body["every"]?.duration,
      decidesAgain(entry)
    else { return nil }
    guard let halfWidth = prior.halfWidth, halfWidth > 0 else {
      let centre = NumberText.text(prior.centre)
      report(
        body, "prior", "'prior' \(centre) has no half-width, so sales could teach nothing",
        "say how sure it is, such as \(centre) +- 1")
      return nil
    }
    if explore >= range {
      report(
        body, "explore",
        "'explore' \(NumberText.percent(explore)) is not below 'range' "
          + NumberText.percent(range), "lower 'explore' or raise 'range'")
      return nil
    }
    return .elasticity(
      ElasticityPricing(
        elasticity: prior.centre, halfWidth: halfWidth, range: range, explore: explore,
        every: every))
  }
}
