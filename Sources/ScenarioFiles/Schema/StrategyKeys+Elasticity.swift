// The strategy that estimates demand from its own sales.
extension StrategyKeys {
  static let estimating: [KeyTable.Key] = [
    kind(
      "elasticity",
      "The best prices under a logit fitted to its own sales so far, all products at once.",
      [
        .init(
          "prior", .uncertain(.number(.below(0))), .standard("-2 +- 2"),
          "What is believed beforehand of a product's elasticity at its list price while few buy it."
        ),
        .init(
          "range", .share(Limits.positive.atMost(0.9)), .standard("20%"),
          "How far prices may lie from list."),
        .init(
          "explore", .share(Limits.notNegative.under(0.5)), .standard("5%"),
          "How far the first prices lie from the best ones, so that sales tell about demand; it falls "
            + "with the fourth root of the decisions. 0% never explores."),
        .init(
          "every", .duration(.atLeast(1)), .standard("1 week"),
          "Time between decisions; each estimates anew."),
      ])
  ]
}
