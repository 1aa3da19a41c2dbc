// Strategies that plan a stock ahead.
extension StrategyKeys {
  static let planning: [KeyTable.Key] = [
    kind(
      "gallego_van_ryzin",
      "The best price of a stock at every visit (knows the true, exponential willingness to pay).",
      [
        .init(
          "policy", .choice(["optimal", "fixed"]), .standard("optimal"),
          "`fixed` posts one price: the best if demand came as its mean."),
        demand,
      ]),
    kind(
      "finite_price_dp",
      "The best price from a list at every epoch, for a stock (knows the true price table).",
      [
        .init(
          "prices", .list(.money(.positive), atLeast: 1), .optional,
          "Prices out of the table of `bernoulli`; all of them unless stated."),
        demand,
      ]),
  ]

  static let demand = KeyTable.Key(
    "demand", .choice(["known", "estimated"]), .standard("known"),
    "What it knows of demand: the truth, or what its own sales so far say.")
}
