/// The kinds of strategies and their parameters.
enum StrategyKeys {
  /// A candidate of the focal firm: one kind, and the promotions it runs.
  static let focal = KeyTable(
    "the strategy", exactlyOne: kinds.map(\.name),
    kinds + [
      .init("promotions", .list(.identifier), .optional, "Ids of the promotions that it runs."),
      .init("advertising", .list(.identifier), .optional, "Ids of the campaigns that it pays for."),
    ])

  /// A rival's strategy: one kind.
  static let rival = KeyTable(
    "the strategy", exactlyOne: kinds.map(\.name), kinds)

  /// A baseline that is a replay; it becomes a strategy of its own.
  static let replayedBaseline = KeyTable(
    "the baseline",
    [
      .init(
        "replay", .path, .required, "A CSV file with the columns date, sku and price."),
      .init("promotions", .list(.identifier), .optional, "Ids of the promotions that it runs."),
    ])

  private static let kinds: [KeyTable.Key] =
    [rules[0], replay] + rules.dropFirst() + planning + fareControls + learning + fitting
    + estimating + qLearning + targeting

  private static let replay = kind(
    "replay", "Dated prices; list before the first date. Short: `replay: prices.csv`.",
    [
      .init("from", .path, .optional, "A CSV file with the columns date, sku and price."),
      .init("prices", .list(.map(datedPrice)), .optional, "The prices, where there is no file."),
      .init(
        "competitor", .identifier, .optional,
        "Whose rows to read, where the file has a column 'competitor'."),
      .init(
        "then", .map(KeyTable("'then'", exactlyOne: followers.map(\.name), followers)), .optional,
        "What follows when the dates end, such as `match_lowest 7 days`; by default the last prices "
          + "stay."),
    ])

  /// Kinds that may follow when a replay's dates end.
  private static let followers = rules.filter {
    ["fixed", "cost_plus", "match_lowest", "undercut"].contains($0.name)
  }

  private static let rules: [KeyTable.Key] = [
    kind(
      "fixed", "The same prices throughout; list where nothing is stated.",
      [
        .init("prices", .named(.money(.positive), of: "products"), .optional, "Prices by product."),
        .init(
          "factor", .share(Limits.positive.atMost(10)), .standard("100%"),
          "Factor on the list prices of the other products."),
      ]),
    kind(
      "cost_plus", "Unit cost times (1 + markup), plus tax.",
      [
        .init(
          "markup", .share(Limits.notNegative.atMost(100)), .required, "Share added to the cost.")
      ]),
    kind(
      "schedule", "Factors on list from stated days on.",
      [
        .init("steps", .list(.map(step), atLeast: 1), .required, "The steps.")
      ]),
    kind(
      "markdown", "Falls by steps until the stock is gone.",
      [
        .init(
          "from", .date, .optional,
          "Day of the first step; by default one interval after the start."),
        .init("every", .duration(.atLeast(1)), .required, "Time between steps."),
        .init("step", .share(.openShare), .required, "Added to the depth below list at each step."),
        .init("deepest", .share(.openShare), .required, "Largest depth below list."),
      ]),
    kind(
      "high_low", "List price, cut regularly.",
      [
        .init("depth", .share(.openShare), .required, "Depth of the cut."),
        .init("every", .duration(.atLeast(1)), .required, "From one cut to the next."),
        .init("lasting", .duration(.atLeast(1)), .standard("1 week"), "Length of a cut."),
        .init("products", .list(.identifier), .optional, "The products; by default all."),
      ]),
    kind(
      "random_discount", "List price, cut by chance: each interval and product is drawn by itself.",
      [
        .init("depth", .share(.openShare), .required, "Depth of the cut."),
        .init("probability", .share(.openShare), .required, "Probability of a cut."),
        .init("every", .duration(.atLeast(1)), .standard("1 week"), "Length of an interval."),
        .init("products", .list(.identifier), .optional, "The products; by default all."),
      ]),
    kind("match_lowest", "The lowest rival price of the same product.", [latency, floorMargin]),
    kind(
      "undercut", "A share below the lowest rival price of the same product.",
      [
        .init("by", .share(.openShare), .required, "Share below."), latency, floorMargin,
      ]),
    kind(
      "inventory_threshold", "Dearer when stock is short, cheaper when it is plenty.",
      [
        .init("low_cover", .duration(.positive), .required, "Cover below which prices rise."),
        .init(
          "raise", .share(Limits.notNegative.atMost(1)), .required, "Rise, as a share of list."),
        .init("high_cover", .duration(.positive), .required, "Cover above which prices fall."),
        .init("cut", .share(Limits.notNegative.under(1)), .required, "Cut, as a share of list."),
        .init("every", .duration(.atLeast(1)), .standard("1 week"), "Time between decisions."),
      ]),
    kind(
      "time_of_day", "A factor on list by hour of the day.",
      [
        .init("bands", .list(.map(band), atLeast: 1), .required, "The hours.")
      ]),
    kind("nash", "The firm's part of the static Nash equilibrium (knows the true demand).", []),
    kind(
      "best_response", "The best static response to current prices (knows the true demand).",
      [
        .init("every", .duration(.atLeast(1)), .standard("1 week"), "Time between decisions.")
      ]),
    kind("joint_profit", "The firm's part of the prices that maximise all firms' profit.", []),
    kind(
      "reference_price_dp",
      "The planned price path of one product with a reference price (knows the true aggregate sales).",
      [
        .init(
          "from", .money(.positive), .optional, "Lowest price planned; 80% of list unless stated."),
        .init(
          "to", .money(.positive), .optional, "Highest price planned; 120% of list unless stated."),
        .init(
          "points", .integer(Limits.atLeast(2).atMost(2001)), .standard("401"),
          "Prices planned, at equal distances."),
        .init(
          "discount", .number(Limits.notNegative.atMost(0.999)), .required,
          "What an epoch's profit is worth one epoch earlier."),
      ]),
    kind(
      "llm",
      "Prices proposed by a language model: recorded by `marketeer record`, replayed by `compare`.",
      [
        .init("every", .duration(.atLeast(1)), .standard("1 week"), "Time between decisions.")
      ]),
    kind(
      "external",
      "Prices of any program that reads and writes one JSON line per decision; "
        + "only run with --allow-programs.",
      [
        .init(
          "command", .list(.text, atLeast: 1), .required,
          "The program and its arguments, started in the scenario's folder without a shell."),
        .init("every", .duration(.atLeast(1)), .standard("1 week"), "Time between decisions."),
        .init(
          "time_limit", .number(Limits.positive.atMost(3600)), .standard("10"),
          "Longest wait for an answer, in seconds; the first one includes the program's start."),
      ]),
  ]

  static func kind(_ name: String, _ text: String, _ keys: [KeyTable.Key]) -> KeyTable.Key {
    .init(name, .map(KeyTable("'\(name)'", keys)), .optional, text)
  }

  private static let latency = KeyTable.Key(
    "latency", .uncertain(.duration(.notNegative)), .standard("0 days"),
    "How old the rivals' prices are when they are seen.")
  private static let floorMargin = KeyTable.Key(
    "floor_margin", .share(Limits.notNegative.under(1)), .standard("0%"),
    "Margin on the net price below which it does not go.")

  private static let datedPrice = KeyTable(
    "the price",
    [
      .init("date", .date, .required, "First day."),
      .init("product", .identifier, .required, "The product."),
      .init("price", .money(.positive), .required, "Its price from then on."),
    ])
  private static let step = KeyTable(
    "the step",
    [
      .init("from", .date, .required, "First day."),
      .init("factor", .share(Limits.positive.atMost(10)), .required, "Factor on list."),
      .init("products", .list(.identifier), .optional, "The products; by default all."),
    ])
  private static let band = KeyTable(
    "the band",
    [
      .init("from", .integer(Limits.notNegative.atMost(23)), .required, "First hour, 0 to 23."),
      .init(
        "to", .integer(Limits.atLeast(1).atMost(24)), .required, "Hour at which it ends, 1 to 24."),
      .init("factor", .share(Limits.positive.atMost(10)), .required, "Factor on list."),
    ])
}
