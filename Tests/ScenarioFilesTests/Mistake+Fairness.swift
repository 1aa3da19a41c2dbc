/// Groups, guardrails about them and welfare that can't be.
extension Mistake {
  private static let population = "population: 1000"
  private static let everyone = "visits: {fixed: 1/week}"

  private static func groups(_ text: String) -> (String, String) {
    (population, population + "\n  groups: " + text)
  }

  private static func guardrails(_ text: String) -> (String, String) {
    ("experiment:", "guardrails: [\(text)]\nexperiment:")
  }

  static let fairness: [Mistake] = [
    Mistake(
      "shares of bands that do not sum, in the population and in a segment",
      edits: [
        groups("{income: {low: 30%, middle: 50%, high: 30%}, age: {young: 40%, old: 60%}}"),
        (everyone, everyone + ", groups: {age: {young: 40%}}"),
      ]),
    Mistake(
      "an unknown band and an unknown dimension in a segment",
      edits: [
        groups("{income: {low: 30%, high: 70%}}"),
        (everyone, everyone + ", groups: {income: {low: 30%, hihg: 70%}, age: {old: 100%}}"),
      ]),
    Mistake(
      "a segment's bands of dimensions that nobody states",
      everyone, everyone + ", groups: {income: {low: 100%}}"),
    Mistake(
      "an empty dimension, and one of a single band",
      edits: [groups("{income: {}, age: {everybody: 100%}}")]),
    Mistake(
      "a share above 100 %, and no share",
      edits: [groups("{income: {low: 130%, high: some}}")]),
    Mistake(
      "gaps of no dimension, of an unknown one, without percentage, negative, and the wrong way",
      edits: [
        groups("{income: {low: 30%, high: 70%}}"),
        guardrails(
          "price_gap <= 2%, price_gap(incom) <= 2%, price_gap(region) <= 2%, price_gap(income) <= 2, "
            + "price_gap(income) <= -1%, price_gap(income) >= 2%, "
            + "price_gap(income) <= 2% vs baseline"),
      ]),
    Mistake("a gap without groups", edits: [guardrails("price_gap(income) <= 2%")]),
    Mistake(
      "welfare of consumers who have no utilities",
      edits: [
        (
          "intent: {model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}",
          "intent: {stockpiler: {consumption: 1/week, holding_cost: 0.02, deal: {depth: 20%, "
            + "probability: 25%}}}"
        ), ("replications: 10}", "replications: 10, welfare: true}"),
      ]),
  ]
}
