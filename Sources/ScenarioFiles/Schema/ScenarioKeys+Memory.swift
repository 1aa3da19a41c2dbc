// Keys of what consumers remember, own and foresee.
extension ScenarioKeys {
  static let memory = KeyTable(
    "'memory'",
    [
      .init(
        "awareness", .list(.map(awareness), atLeast: 1), .optional,
        "Products that consumers must come to know first, like a Bass diffusion."),
      .init(
        "home_stock", .map(homeStock), .optional,
        "Units at home lower the wish to buy until they are used up."),
      .init("reviews", .map(reviews), .optional, "Buyers' reviews and what they do."),
      .init(
        "budget", .map(budget), .optional,
        "What a consumer may spend in a period; dearer offers are out of reach."),
      .init(
        "expectations", .choice(["adaptive", "announced", "rational"]), .optional,
        "What consumers with `patience` expect: `adaptive` (the default) deals as often and as deep as "
          + "lately, `announced` the published promotions, `rational` deals as often and as deep as the "
          + "measured weeks bring."),
      .init(
        "expectations_over", .weeks(Limits.atLeast(1).atMost(104)), .standard("26 weeks"),
        "The weeks that adaptive consumers look back on."),
      .init(
        "announced_ahead", .weeks(Limits.atLeast(1).atMost(52)), .standard("4 weeks"),
        "How long before its start a promotion is published."),
    ])

  private static let awareness = KeyTable(
    "the awareness",
    [
      .init("product", .identifier, .required, "The product."),
      .init(
        "innovation", .rate(.notNegative), .required,
        "Rate at which consumers learn of it by themselves (Bass's p), such as 0.03/year."),
      .init(
        "imitation", .rate(.notNegative), .required,
        "Rate at which they learn of it when everybody spreads the word (Bass's q), such as 0.38/year."
      ),
      .init(
        "initial", .share(.share), .standard("0%"), "Share who know it from the first day."),
      .init("from", .date, .optional, "The first day; by default the start."),
      .init(
        "spread_by", .choice(["aware", "buyers"]), .standard("aware"),
        "Whose share spreads the word: all who know it, or all who have bought it."),
    ])

  private static let homeStock = KeyTable(
    "'home_stock'",
    [
      .init(
        "consumption", .either([.rate(.positive), .map(DistributionKeys.visits)]), .required,
        "Units that a consumer uses up, such as 1/week, or a distribution over consumers."),
      .init(
        "per_unit", .number(.notNegative), .standard("0"),
        "Utility lost per unit at home, in utils."
      ),
      .init(
        "while_stocked", .number(.notNegative), .standard("0"),
        "Utility lost while anything is at home, in utils."),
    ])

  private static let reviews = KeyTable(
    "'reviews'",
    [
      .init("share", .share(.share), .required, "Share of purchases that are reviewed."),
      .init(
        "delay", .map(DistributionKeys.lifetime), .required, "Time from purchase to review."),
      .init(
        "ratings", .named(.number(Limits.atLeast(1).atMost(5)), of: "products"), .required,
        "Mean stars by product; `expected` where none is stated."),
      .init(
        "deviation", .number(Limits.notNegative.atMost(4)), .standard("1"),
        "Standard deviation of a review's stars."),
      .init(
        "expected", .number(Limits.atLeast(1).atMost(5)), .standard("4"),
        "Stars that readers expect of a product without reviews."),
      .init(
        "weight", .number(.positive), .standard("10"), "How many reviews that expectation weighs."),
      .init(
        "per_star", .number(.notNegative), .standard("0.5"),
        "Utility per star above the expected ones, in utils."),
      .init(
        "per_log_count", .number(.notNegative), .standard("0"),
        "Utility per unit of ln(1 + number of reviews), in utils."),
    ])

  private static let budget = KeyTable(
    "'budget'",
    [
      .init("amount", .money(.positive), .required, "Amount per consumer and period."),
      .init(
        "every", .weeks(Limits.atLeast(1).atMost(520)), .standard("4 weeks"), "Length of a period."),
      .init(
        "segments", .named(.money(.positive), of: "segments"), .optional,
        "Other amounts by segment."),
    ])

  static let stockpiler = KeyTable(
    "'stockpiler'",
    [
      .init(
        "consumption", .rate(Limits.atLeast(1).atMost(1000)), .required,
        "Units needed, a whole number a week."),
      .init(
        "holding_cost", .money(.notNegative), .required,
        "Cost of carrying a unit into the next week."),
      .init(
        "deal", .map(expectedDeal), .required, "The deals that they expect, independent each week."),
    ])

  private static let expectedDeal = KeyTable(
    "'deal'",
    [
      .init("depth", .share(.openShare), .required, "Cut, as a share of list."),
      .init("probability", .share(.openShare), .required, "Share of weeks with a deal."),
    ])

  static let referencePrice = KeyTable(
    "'reference_price'",
    [
      .init(
        "carry", .share(Limits.notNegative.under(1)), .standard("80%"),
        "What is kept of the old reference at an occasion, or an epoch: r' = carry r + (1 - carry) price."
      ),
      .init(
        "gain", .number(.notNegative), .required,
        "Weight of a price below the reference, as a multiple of the price coefficient; in aggregate "
          + "sales, units (or their logarithm) per currency unit."),
      .init(
        "loss", .number(.notNegative), .required,
        "Weight of a price above the reference, likewise."),
      .init(
        "initial", .named(.number(.positive), of: "offers", slash: true), .optional,
        "References at the start of aggregate sales, by product; list prices unless stated."),
    ])

  static let satiation = KeyTable(
    "'satiation'",
    [
      .init(
        "per_unit", .number(.positive), .required, "Utility lost per unit just bought, in utils."),
      .init("half_life", .duration(.positive), .required, "Time in which it halves."),
      .init(
        "of", .choice(["category", "product"]), .standard("category"),
        "What is had enough of: the `category`, or each `product` (variety seeking)."),
    ])

  static let returns = KeyTable(
    "'returns'",
    [
      .init("rate", .share(.share), .required, "Share of purchases that come back, whole."),
      .init("delay", .map(DistributionKeys.lifetime), .required, "Time from purchase to return."),
      .init(
        "cost", .money(.notNegative), .standard("0"), "What handling a returned purchase costs."),
      .init(
        "restock", .share(.share), .standard("100%"),
        "Share of returned purchases that go back on the shelf; the others are lost."),
    ])
}
