extension ScenarioKeys {
  static let consumers = KeyTable(
    "'consumers'",
    [
      .init(
        "population", .integer(Limits.atLeast(1).atMost(2e9)), .required, "Number of consumers."),
      .init(
        "represents", .number(Limits.atLeast(1).atMost(1e6)), .standard("1"),
        "Consumers of the real market for each simulated one; reports say so, `learn` multiplies by it."
      ),
      .init(
        "traffic", .uncertain(.number(.positive)), .standard("1"),
        "Factor on every visit rate, such as `1 +- 10%`."),
      .init(
        "segments", .list(.map(segment), atLeast: 1), .required,
        "Groups that visit and weigh prices alike."),
      .init(
        "groups", groups, .optional,
        "Bands that reports compare and strategies never see, by dimension, with the share of "
          + "consumers in each: `{income: {low: 30%, middle: 50%, high: 20%}}`; each sums to 100%."),
      .init(
        "memory", .map(memory), .optional,
        "What consumers remember, own and foresee besides what the intent model knows."),
    ])

  static let segment = KeyTable(
    "the segment",
    [
      .init("id", .identifier, .required, "Its name."),
      .init(
        "share", .share(.share), .standard("100%"), "Share of the population; shares sum to 100%."),
      .init("visits", .map(DistributionKeys.visits), .required, "Visits per consumer."),
      .init(
        "price_sensitivity", .number(.positive), .standard("1"),
        "Factor on every price coefficient."),
      .init("utility_shift", .number(.any), .standard("0"), "Added to the utility of every offer."),
      .init("profile", .map(profile), .standard(""), "When visits happen."),
      .init(
        "groups", groups, .optional,
        "Shares of this segment's consumers in the bands of some dimensions; what `consumers` states "
          + "holds for the others. A band left out has none."),
      .init(
        "patience", .share(.openShare), .optional,
        "What a gain a week later is worth today; consumers with it hold out for deals."),
      .init(
        "sellers", visitShares, .optional,
        "Share of its visits that enter each firm; by default that of `sellers`."),
      .init(
        "compares", .share(.share), .optional,
        "Probability that a consumer also sees the other sellers' offers of a category; 30% where "
          + "`sellers` is stated."),
    ])

  /// Shares by band by dimension.
  static let groups = ValueKind.named(
    .named(.share(.share), of: "bands"), of: "dimensions")

  static let profile = KeyTable(
    "'profile'",
    [
      .init("months", .list(.number(.positive)), .optional, "Factors for January to December."),
      .init("weekdays", .list(.number(.notNegative)), .optional, "Weights for Monday to Sunday."),
      .init("hours", .list(.number(.notNegative)), .optional, "Weights for the 24 hours."),
    ])

  static let intent = KeyTable(
    "'intent'",
    exactlyOne: [
      "calibrate", "stated", "linear", "stockpiler", "log_linear", "exponential", "bernoulli",
      "fare_requests", "willingness_to_pay", "logit_shares",
    ],
    narrowing: .init(key: "model", value: "transformer", only: "calibrate"),
    [
      .init(
        "model",
        .choice(["logit", "mixed_logit", "transformer", "aggregate", "willingness_to_pay"]),
        .optional,
        "`transformer`: learned from shopping histories, the default for calibrated `repeat` goods; "
          + "`mixed_logit` where consumers differ in taste, the default otherwise; `logit`; "
          + "`aggregate`, sales as a function of prices, which `linear`, `log_linear`, `exponential`, "
          + "`bernoulli`, `fare_requests` and `logit_shares` imply; `willingness_to_pay`, which its own key "
          + "implies."
      ),
      .init(
        "weights", .path, .optional,
        "A file of trained weights for `transformer`; by default the built-in ones."),
      .init(
        "popularity", .choice(["frozen", "adaptive"]), .optional,
        "What the `transformer` sees of an offer's popularity: `frozen` (the default) at the expected "
          + "shares; `adaptive` follows simulated sales of the last 8 weeks, with a bandwagon."),
      .init(
        "deal_loyalty", .number(Limits.positive.atMost(5)), .optional,
        "What a purchase at least 5 % below list weighs in a consumer's memory of the item, next to 1 "
          + "for another (`transformer`; by default 1, as trained)."),
      .init(
        "calibrate", .map(calibrate), .optional,
        "Utilities solved so that the market meets targets."),
      .init("stated", .map(stated), .optional, "Utilities as given."),
      .init(
        "linear", .map(function("linear", "Units")), .optional,
        "Sales per epoch, linear in prices; no consumers."),
      .init(
        "log_linear", .map(function("log_linear", "Logarithm of units")), .optional,
        "Sales per epoch with constant elasticities: their logarithm is linear in logarithms of prices."
      ),
      .init(
        "exponential", .map(function("exponential", "Logarithm of units")), .optional,
        "Sales per epoch whose logarithm is linear in prices."),
      .init(
        "bernoulli", .named(.list(.map(priceRow), atLeast: 1), of: "offers", slash: true),
        .optional,
        "At most one sale per epoch: the probability of a sale by price, for each offer. Between two "
          + "prices it lies on the line, above the highest it is 0."),
      .init(
        "fare_requests", .map(fareRequests), .optional,
        "Requests for fare classes at their list prices, epoch by epoch of a booking cycle that "
          + "repeats; above its list price nobody takes a class."),
      .init(
        "logit_shares", .map(logitShares), .optional,
        "Sales per epoch of a number of buyers who choose by the logit formula; no consumers, no chance."
      ),
      .init(
        "willingness_to_pay", .map(DistributionKeys.willingness), .optional,
        "What a visitor would pay for a unit at most, drawn at every visit for each product; buys what "
          + "leaves most, if that is not negative."),
      .init(
        "every", .duration(.atLeast(1)), .optional,
        "Length of an epoch of aggregate sales, in whole days; 1 week unless stated."),
      .init(
        "noise", .either([.choice(["none"]), .map(normal)]), .optional,
        "Noise of an epoch's aggregate sales; `none` unless stated."),
      .init(
        "heterogeneity", .number(Limits.notNegative.atMost(3)), .optional,
        "Standard deviation of the logarithm of consumers' price coefficients; by default 0.3 for a "
          + "calibrated `mixed_logit`, otherwise 0."),
      .init(
        "taste", .number(Limits.notNegative.atMost(20)), .standard("0"),
        "Standard deviation of consumers' own tastes for a product, in utils."),
      .init(
        "category_taste", .number(Limits.notNegative.atMost(20)), .optional,
        "Standard deviation of consumers' own tastes for the category, in utils: heavy and light buyers; "
          + "by default 2.5 for a calibrated `mixed_logit` of `repeat` goods, otherwise 0."),
      .init(
        "need", .number(Limits.notNegative.atMost(20)), .optional,
        "Standard deviation of each occasion's need for the category, in utils: few occasions are serious; "
          + "by default 4 for a calibrated `mixed_logit` of other goods, otherwise 0."),
      .init(
        "nest", .number(Limits.positive.atMost(1)), .standard("1"),
        "Dissimilarity of the offers in a nest beside buying nothing (logits): below 1 a reduction draws "
          + "more on other offers and less on those who buy nothing."),
      .init(
        "display", .number(.any), .standard("0.3074846997479607"),
        "Added to utility on a display; ln 1.36."),
      .init(
        "mailer", .number(.any), .standard("0.1222176327242492"),
        "Added to utility in the mailer; ln 1.13."),
      .init(
        "stockpiler", .map(stockpiler), .optional,
        "Consumers who need the same every week, plan their stock at home, and buy the cheapest."),
      .init(
        "reference_price", .map(referencePrice), .optional,
        "Gains and losses against each consumer's own reference price (logits; `transformer` contains "
          + "the expected price already), or against one reference price per offer in aggregate sales."
      ),
      .init(
        "satiation", .map(satiation), .optional,
        "Recent purchases lower the wish to buy (logits; `transformer` contains recency already)."),
      .init(
        "loyalty", .text, .notBuilt,
        "`transformer` contains loyalty already; with `mixed_logit` use `taste`"),
    ])

  private static func function(_ name: String, _ what: String) -> KeyTable {
    let price = name == "log_linear" ? "logarithm of each offer's price" : "each offer's price"
    return KeyTable(
      "'\(name)'",
      [
        .init(
          "intercept", .named(.number(.any), of: "offers", slash: true), .required,
          "\(what) where \(name == "log_linear" ? "prices are 1" : "prices are zero"), by product, "
            + "or by firm/product."),
        .init(
          "slopes",
          .named(.named(.number(.any), of: "offers", slash: true), of: "offers", slash: true),
          .required, "Change of that number per unit of \(price)."),
      ])
  }

  private static let logitShares = KeyTable(
    "'logit_shares'",
    [
      .init(
        "size", .number(Limits.atLeast(1).atMost(1e8)), .required,
        "Buyers in an epoch, those who take nothing included; sales are rounded to whole buyers."),
      .init(
        "utility", .named(.number(.any), of: "offers", slash: true), .required,
        "Utility before price by product, or by firm/product."),
      .init("outside", .number(.any), .standard("0"), "Utility of buying nothing."),
      .init(
        "scale", .number(.positive), .standard("1"),
        "Scale of the shocks: utilities are divided by it."),
      .init(
        "price_coefficient", .number(.positive), .standard("1"),
        "Utility lost per currency unit."),
    ])

  private static let priceRow = KeyTable(
    "the price",
    [
      .init("price", .money(.positive), .required, "The price."),
      .init("probability", .share(.share), .required, "Probability of a sale in an epoch."),
    ])

  private static let normal = KeyTable(
    "'noise'",
    [
      .init(
        "normal", .number(.notNegative), .required,
        "Standard deviation of an epoch's sales of an offer, in units; sales below 0 count as 0.")
    ])

  static let calibrate = KeyTable(
    "'calibrate'",
    [
      .init(
        "conversion", .uncertain(.share(.openShare)), .required,
        "Purchases per occasion under the baseline."),
      .init("elasticity", .map(elasticity), .standard(""), "Response of units to prices."),
      .init(
        "lifts", .map(lifts), .standard(""),
        "More units at list for a place in the shop; by default what the intent model sees in it."),
      .init(
        "diversion", .either([.uncertain(.share(.openShare)), .choice(["none"])]), .optional,
        "Part of what a one-week cut adds to an offer that other offers lose on the same occasions, with "
          + "`transformer`; by default 33% where it can be met, `none` for what the intent model gives."
      ),
      .init(
        "units_per_purchase", .number(Limits.atLeast(1).atMost(100)), .optional,
        "Units per purchase at list."),
      .init(
        "spread", .choice(["default", "none"]), .standard("default"),
        "Half-widths where none are stated: 10% of the conversion, 20% of the elasticities; `none` for none at all."
      ),
      .init("shares", .text, .notBuilt, "give products an `expected_share`"),
    ])

  static let lifts = KeyTable(
    "'lifts'",
    [
      .init(
        "display", .uncertain(.share(Limits.above(-1).atMost(50))), .optional,
        "More units for a display in every shop, such as `45% +- 12%`."),
      .init(
        "mailer", .uncertain(.share(Limits.above(-1).atMost(50))), .optional,
        "More units for the mailer to everybody."),
    ])

  static let elasticity = KeyTable(
    "'elasticity'",
    [
      .init(
        "long_run", .uncertain(.number(.below(0))), .optional,
        "Response to a permanent change; by default the value at which list prices are optimal."),
      .init(
        "promotion", .uncertain(.number(.below(0))), .optional,
        "Response to a cut of one week, with `transformer`; by default 0.4 stronger than `long_run`. "
          + "Logits have one slope and take `long_run` only."),
    ])

  static let stated = KeyTable(
    "'stated'",
    [
      .init(
        "utility", .named(.number(.any), of: "offers", slash: true), .required,
        "Utility before price by product, or by firm/product."),
      .init("outside", .number(.any), .standard("0"), "Utility of buying nothing."),
      .init(
        "scale", .number(.positive), .standard("1"),
        "Scale of the shocks: utilities are divided by it."),
      .init(
        "price_coefficient", .either([.number(.positive), .map(DistributionKeys.coefficient)]),
        .standard("1"),
        "Utility lost per currency unit; one number or a lognormal distribution over consumers."),
    ])
}
