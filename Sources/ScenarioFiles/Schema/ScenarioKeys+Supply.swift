extension ScenarioKeys {
  /// Relative changes that leave something.
  private static let change = ValueKind.share(Limits.above(-1).atMost(10))

  static let promotionTraffic = KeyTable(
    "'traffic'",
    [
      .init("lift", change, .required, "Change of the rate of visits while it runs, such as +10%."),
      decay,
    ])

  private static let decay = KeyTable.Key(
    "decay", .duration(.positive), .optional,
    "Time in which half of the lift is gone once it has ended; by default it ends at once.")

  static let campaign = KeyTable(
    "the campaign",
    [
      .init("id", .identifier, .required, "Its name."),
      .init(
        "firm", .identifier, .optional,
        "Who pays; by default the focal firm, whose campaigns run under the strategies that list them."
      ),
      .init("from", .date, .required, "First day."),
      .init("to", .date, .required, "Last day, inclusive."),
      .init("cost", .moneyPer(.week), .standard("0/week"), "Cost while it runs."),
      .init(
        "lift", change, .required,
        "Change of the rate of visits to the shelf while it runs; a rival's may be negative."),
      decay,
    ])

  static let shock = KeyTable(
    "the shock", exactlyOne: ["traffic", "demand", "cost", "rival"],
    [
      .init("id", .identifier, .required, "Its name; also names its random numbers."),
      .init(
        "traffic", .either([change, .map(trafficNoise)]), .optional,
        "Change of the rate of visits, such as -30%, or a draw every week."),
      .init("demand", .map(demandShock), .optional, "Change of a category's utility."),
      .init("cost", .map(costShock), .optional, "Change of unit costs."),
      .init("rival", .map(rivalShock), .optional, "What happens to a rival."),
      .init(
        "from", .date, .optional,
        "First day, or the first on which chance may strike; by default the "
          + "start."),
      .init("to", .date, .optional, "Last day, inclusive; by default the end of the run."),
      .init(
        "chance", .share(.openShare), .optional,
        "Probability that it starts in a week; without it, it happens from `from` to `to`."),
      .init("lasting", .duration(.positive), .optional, "Its length, with `chance`."),
    ])

  private static let deviation = ValueKind.number(Limits.positive.atMost(3))

  private static let trafficNoise = KeyTable(
    "'traffic'",
    [
      .init(
        "weekly_sd", deviation, .required,
        "Standard deviation of the logarithm of a factor of mean 1, drawn every week.")
    ])

  private static let demandShock = KeyTable(
    "'demand'", exactlyOne: ["utility", "weekly_sd"],
    [
      .init(
        "category", .identifier, .optional, "The category; by default the only one."),
      .init("utility", .number(.any), .optional, "Added to the utility of its offers, in utils."),
      .init(
        "weekly_sd", deviation, .optional,
        "Standard deviation of a normal number added to it, drawn every week."),
    ])

  private static let costShock = KeyTable(
    "'cost'", exactlyOne: ["change", "weekly_sd"],
    [
      .init(
        "products", .list(.text, atLeast: 1), .optional,
        "Products, or firm/product for a rival's; by default all of the focal firm's."),
      .init("change", change, .optional, "Change of the unit costs."),
      .init(
        "weekly_sd", .number(Limits.positive.atMost(1)), .optional,
        "Standard deviation of the weekly steps of a random walk of the costs' logarithm."),
    ])

  private static let rivalShock = KeyTable(
    "'rival'", exactlyOne: ["absent", "price", "enters"],
    [
      .init("firm", .identifier, .required, "The rival."),
      .init(
        "products", .list(.identifier, atLeast: 1), .optional,
        "The products; by default all it sells."
      ),
      .init("absent", .flag, .optional, "true: out of stock, or closed."),
      .init("price", change, .optional, "Change of its posted prices."),
      .init(
        "enters", .date, .optional, "First day on which it sells; before that it is not there."),
    ])

  static let shipsPerDay = KeyTable.Key(
    "ships_per_day", .integer(Limits.atLeast(1).atMost(2e9)), .optional,
    "Units of all its offers that it can ship a day; beyond them they can't be had that day.")
}
