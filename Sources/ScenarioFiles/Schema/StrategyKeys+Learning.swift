// Strategies that learn prices by trial.
extension StrategyKeys {
  static let learning: [KeyTable.Key] = [
    kind(
      "explore_then_commit", "Tries every price of a list equally often, then keeps the best.",
      [
        prices,
        .init(
          "rounds", .integer(Limits.atLeast(1).atMost(1e6)), .standard("5"),
          "Trials of each price."), pace,
      ]),
    kind(
      "epsilon_greedy", "The price of a list that is expected to earn most; now and then any.",
      [
        prices,
        .init(
          "epsilon", .share(.share), .standard("10%"),
          "Probability of taking any price; 0% never explores."), prior, pace,
      ]),
    kind(
      "ucb1", "The price of a list that might earn most, while so little is known of it.",
      [
        prices,
        .init(
          "exploration", .number(Limits.notNegative.atMost(1e3)), .standard("2"),
          "What doubt is worth: the factor on the logarithm of the chances so far."), pace,
      ]),
    kind(
      "thompson",
      "The price of a list that is best in a market drawn from what is believed so far.",
      [prices, prior, pace]),
    kind(
      "sliding_window_thompson", "`thompson` that only remembers its last trials.",
      [
        prices,
        .init(
          "window", .integer(Limits.atLeast(1).atMost(1e6)), .required, "Trials that it remembers."),
        prior, pace,
      ]),
    kind(
      "discounted_thompson", "`thompson` whose memory fades.",
      [
        prices,
        .init(
          "discount", .share(Limits.positive.atMost(1)), .required,
          "What a trial weighs one trial later; 100% forgets nothing."), prior, pace,
      ]),
    kind(
      "thompson_inventory", "`thompson` at a pace that makes the stock last to the end.",
      [
        prices, prior, pace,
        .init(
          "pacing", .choice(["updated", "fixed"]), .standard("updated"),
          "Units per chance as what is left of them, or as at the first decision throughout."),
        .init(
          "shut_off", .money(.positive), .optional,
          "A price at which nobody buys, posted where the best is to sell nothing; the highest of the list unless stated."
        ),
      ]),
  ]

  static let fitting: [KeyTable.Key] = [
    kind(
      "certainty_equivalent",
      "The best price on the line through its own sales so far; may settle on a wrong one.",
      [ranges, pace]),
    kind(
      "controlled_variance",
      "`certainty_equivalent` that keeps moving enough to go on learning.",
      [
        ranges,
        .init(
          "spread", .money(.positive), .required,
          "Least distance of a price from the mean of the past ones after the first trial; it falls with "
            + "the fourth root of the trials."), pace,
      ]),
  ]

  private static let ranges = KeyTable.Key(
    "ranges", .named(.map(range), of: "products"), .required,
    "The prices to choose from, by product; other products stay at list.")
  private static let range = KeyTable(
    "the range",
    [
      .init("from", .money(.positive), .required, "Lowest price."),
      .init("to", .money(.positive), .required, "Highest price."),
    ])
  private static let prices = KeyTable.Key(
    "prices", .named(.list(.money(.positive), atLeast: 1), of: "products"), .required,
    "The prices to choose from, by product; other products stay at list.")
  private static let pace = KeyTable.Key(
    "every", .duration(.atLeast(1)), .standard("1 week"),
    "Time between decisions: the length of a trial.")
  private static let prior = KeyTable.Key(
    "prior",
    .map(
      KeyTable(
        "'prior'", exactlyOne: ["beta", "gamma"],
        [
          .init(
            "beta", .map(beta), .optional,
            "A sale or none at each chance, with a probability that nobody knows."),
          .init(
            "gamma", .map(gamma), .optional,
            "Any number of units at each chance, with a mean that nobody knows."),
        ])), .optional,
    "What is believed of each price before its first trial; by default every probability of a sale is "
      + "as likely, `{beta: {a: 1, b: 1}}`.")
  private static let beta = KeyTable(
    "'beta'",
    [
      .init("a", .number(.positive), .required, "Sales that the belief is worth."),
      .init("b", .number(.positive), .required, "Chances without a sale that it is worth."),
    ])
  private static let gamma = KeyTable(
    "'gamma'",
    [
      .init("shape", .number(.positive), .required, "Units that the belief is worth."),
      .init("rate", .number(.positive), .required, "Chances that it is worth."),
    ])
}
