// What a promotion asks of a buyer and how far it goes.
extension ScenarioKeys {
  /// The keys of a promotion besides price, days, placement and funding.
  static let promotionTerms: [KeyTable.Key] = [
    .init("multi_buy", .map(multiBuy), .optional, "More units for the price of fewer."),
    .init("bundle", .map(bundle), .optional, "One unit each of several products for one price."),
    .init(
      "spend", .money(.positive), .optional,
      "The visit's basket from which `amount_off` or `percent_off` counts, once per visit."),
    .init(
      "reach", .money(.notNegative), .optional,
      "With `spend`: how far below it a consumer looks for one more product; by default not at all."
    ),
    .init("coupon", .map(coupon), .optional, "The reduction takes a coupon."),
    .init("loyalty", .map(loyalty), .optional, "The reduction is for members."),
    .init("audience", .map(audience), .optional, "Who gets it; by default everybody."),
    .init(
      "budget", .money(.notNegative), .optional,
      "Most that reductions, contacts and coupons may cost, net of tax; it ends before the next unit "
        + "would pass it."),
    .init("limit", .integer(.notNegative), .optional, "Most units sold with it."),
    .init("start", .clock, .optional, "Time of day at which it starts on its first day."),
    .init("end", .clock, .optional, "Time of day at which it ends on its last day."),
    .init(
      "stacks", .flag, .optional,
      "Whether it goes with every other promotion that stacks; by default the customer gets the "
        + "better one."),
    .init(
      "stacks_with", .list(.identifier), .optional, "Promotions with which it goes in any case."),
  ]

  private static let multiBuy = KeyTable(
    "'multi_buy'",
    [
      .init("buy", .integer(.atLeast(2)), .required, "Units that are taken."),
      .init("pay", .integer(.atLeast(1)), .required, "Units that are paid."),
    ])

  private static let bundle = KeyTable(
    "'bundle'", exactlyOne: ["price", "percent_off"],
    [
      .init("products", .list(.identifier, atLeast: 1), .required, "At least two, one unit each."),
      .init("price", .money(.positive), .optional, "The price of all together."),
      .init("percent_off", .percentOff, .optional, "Reduction of the sum of the posted prices."),
    ])

  private static let coupon = KeyTable(
    "'coupon'",
    [
      .init(
        "redemption", .either([.share(.share), .named(.share(.share), of: "segments")]), .required,
        "Probability that a holder thinks of it at an occasion, for all or by segment; segments that "
          + "are not named never do."),
      .init(
        "per_consumer", .integer(Limits.atLeast(1).atMost(60_000)), .optional,
        "Most redemptions of one consumer; by default 1."),
      .init("total", .integer(.notNegative), .optional, "Most redemptions of all."),
      .init(
        "units", .integer(.atLeast(1)), .optional,
        "Units of a purchase that it reduces; by default 1."),
      .init("handling", .money(.notNegative), .optional, "What a redeemed coupon costs to handle."),
    ])

  private static let loyalty = KeyTable(
    "'loyalty'",
    [.init("members", .share(.share), .required, "Share of consumers who are members.")])

  private static let audience = KeyTable(
    "'audience'",
    [
      .init("segments", .list(.identifier, atLeast: 1), .optional, "Segments; by default all."),
      .init("share", .share(.share), .optional, "Share of their consumers; by default all."),
      .init("channel", .map(channel), .optional, "How they hear of it; by default they know."),
    ])

  private static let channel = KeyTable(
    "'channel'",
    [
      .init("reach", .share(.share), .optional, "Share of contacts that arrive; by default all."),
      .init(
        "response", .share(.share), .optional,
        "Share of those reached who take it up; by default all."),
      .init("cost_per_contact", .money(.notNegative), .optional, "Cost; by default nothing."),
    ])
}
