/// What consumers remember, own and foresee.
extension Mistake {
  static let memory: [Mistake] = [
    Mistake(
      "a reference price beside the transformer, which contains it",
      "model: mixed_logit,", "model: transformer, reference_price: {gain: 0.5, loss: 1},"),
    Mistake(
      "satiation beside the transformer, which contains it",
      "model: mixed_logit,", "model: transformer, satiation: {per_unit: 1, half_life: 2 weeks},"),
    Mistake(
      "awareness of a product that nobody sells",
      "  population: 1000",
      "  population: 1000\n  memory: {awareness: [{product: mocha, innovation: 0.03/year, imitation: 0.4/year}]}"
    ),
    Mistake(
      "a stock at home without effect",
      "  population: 1000",
      "  population: 1000\n  memory: {home_stock: {consumption: 1/week}}"),
    Mistake(
      "expectations of nobody",
      "  population: 1000",
      "  population: 1000\n  memory: {expectations: announced}"),
    Mistake(
      "a budget of an unknown segment and a rating of an unknown product",
      "  population: 1000",
      """
        population: 1000
        memory:
          budget: {amount: 20, segments: {nobody: 10}}
          reviews: {share: 10%, delay: {fixed: 2 weeks}, ratings: {mocha: 4}}
      """),
    Mistake(
      "planning consumers with half a need and a memory",
      edits: [
        (
          "intent: {model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}",
          "intent: {model: logit, stockpiler: {consumption: 1.5/week, holding_cost: 0.02, "
            + "deal: {depth: 20%, probability: 25%}}}"
        ),
        ("  population: 1000", "  population: 1000\n  memory: {budget: {amount: 20}}"),
      ]),
    Mistake(
      "returns above everything",
      "focal: {firm: shop}",
      "money: {selling_cost: {returns: {rate: 120%, delay: {fixed: 1 week}}}}\nfocal: {firm: shop}"),
  ]
}
