// Firms that learn by Q-learning.
extension StrategyKeys {
  static let qLearning: [KeyTable.Key] = [
    .init(
      "q_learning",
      .map(
        KeyTable(
          "'q_learning'", exactlyOne: ["prices", "around_equilibrium"],
          [
            .init(
              "prices", .named(.list(.money(.positive), atLeast: 1), of: "products"), .optional,
              "The prices of one product to choose from; other products stay at list."),
            .init(
              "rival_prices",
              .named(.list(.money(.positive), atLeast: 1), of: "offers", slash: true), .optional,
              "The prices at which a rival's offer is seen, by firm/product: the nearest counts. By "
                + "default those of 'prices'."),
            .init(
              "initial_profit", .money(.any), .optional,
              "What each of 'prices' is expected to bring at a decision, before anything is known; 0 "
                + "unless stated."),
            .init(
              "around_equilibrium", .map(grid), .optional,
              "A grid between the prices of competition and of a cartel, and first values that know how "
                + "demand is (knows the true aggregate sales)."),
          ] + rule)), .optional,
      "The price that has been worth most after such prices of all firms, present and future profit "
        + "together; explores ever less.")
  ]

  private static let grid = KeyTable(
    "'around_equilibrium'",
    [
      .init("points", .integer(Limits.atLeast(2).atMost(200)), .standard("15"), "Prices."),
      .init(
        "margin", .share(Limits.notNegative.atMost(1)), .standard("10%"),
        "How far the grid goes beyond both prices, as a share of the distance between them."),
    ])

  private static let rule: [KeyTable.Key] = [
    .init(
      "learning_rate", .number(Limits.positive.atMost(1)), .standard("0.15"),
      "What a new experience weighs against all earlier ones (alpha)."),
    .init(
      "exploration_decay", .number(Limits.positive.atMost(1)), .required,
      "At decision t any price is tried with a probability of exp(-exploration_decay t) (beta)."),
    .init(
      "discount", .number(Limits.notNegative.under(1)), .standard("0.95"),
      "What a decision's profit is worth one decision earlier (delta)."),
    .init(
      "every", .duration(.atLeast(1)), .standard("1 week"), "Time between decisions."),
  ]
}
