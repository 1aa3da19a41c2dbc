import MarketModel
import PriceClaims

/// The language of scenario files.
enum ScenarioKeys {
  /// The whole file.
  static let file = KeyTable(
    "the scenario",
    waiver: .init(
      key: "consumers", parent: "intent", tags: AggregateDemand.Form.allCases.map(\.rawValue)),
    [
      .init(
        "marketeer", .integer(Limits.atLeast(1).atMost(1)), .required, "Version of the language: 1."
      ),
      .init(
        "include", .either([.path, .list(.path)]), .optional,
        "Files laid under this one, in order; later layers win, maps merge deeply."),
      .init(
        "name", .identifier, .required,
        "Name of the scenario; results lie in a folder of that name."),
      .init("summary", .text, .standard("''"), "One or two sentences for the report."),
      .init("market", .map(market), .required, "Categories, start and lengths."),
      .init("money", .map(money), .standard(""), "Currency, tax and selling costs."),
      .init("focal", .map(focal), .required, "The firm whose strategies are compared."),
      .init(
        "products", .either([.list(.map(product), atLeast: 1), .map(from("the product list"))]),
        .required, "What the focal firm sells."),
      .init("rules", .map(rules), .optional, "Limits on the focal firm's prices."),
      .init(
        "rivals", .either([.list(.map(rival)), .named(.map(replayedRival), of: "firms")]),
        .optional, "The other sellers on the shelf: a list, or firms with replayed prices."),
      .init(
        "consumers", .map(consumers), .required,
        "Who visits, and how often; none where sales are a function of prices."),
      .init(
        "sellers", .map(sellers), .optional,
        "A visit enters one seller; without it all offers of a category stand on one shelf."),
      .init("intent", .map(intent), .required, "How consumers choose."),
      .init(
        "history", .either([.choice(["none"]), .map(history)]), .optional,
        "Promotions of the warm-up weeks, each product in turn; by default 20% off with display, "
          + "one week in six, and none where the baseline is a replay."),
      .init(
        "promotions", .either([.list(.map(promotion)), .map(from("the promotion list"))]),
        .optional, "Dated reductions that strategies may list."),
      .init(
        "promotion_max_duration", .duration(.positive), .optional,
        "The longest time below list that counts as a promotion when results are split by "
          + "promotion; 28 days unless stated."),
      .init(
        "advertising", .list(.map(campaign), atLeast: 1), .optional,
        "Dated campaigns that draw visits to the shelf or away from it."),
      .init(
        "shocks", .list(.map(shock), atLeast: 1), .optional,
        "What happens whatever firms do, the same under every strategy."),
      .init(
        "baseline", .either([.identifier, .map(StrategyKeys.replayedBaseline)]), .required,
        "The strategy that stands for what is done today, or `{replay: prices.csv}`, which becomes the "
          + "strategy `today`."),
      .init(
        "actuals", .path, .optional,
        "A CSV file of weekly sales for `backtest` and `learn`: sku, week, units, price, list_price, "
          + "promo, display, feature, stock_days."),
      .init(
        "strategies", .named(.map(StrategyKeys.focal), of: "strategy names"), .required,
        "The focal firm's candidates."),
      .init(
        "objective",
        .either([.choice(["contribution", "revenue", "units"]), .map(objective)]),
        .standard("contribution"), "What is maximised."),
      .init(
        "guardrails", .list(.text), .optional,
        "Conditions on a recommended strategy, such as `margin >= 28%`, "
          + "`units >= -3% vs baseline`, `price_changes <= 1/week`, `price_gap(income) <= 2%`, "
          + "`unlawful_claims <= 0`."),
      .init(
        "claims", .map(claims), .optional,
        "Holds every price below list that the focal firm shows against the law on announced "
          + "reductions."),
      .init("experiment", .map(experiment), .required, "Seed and sizes."),
      .init(
        "brief", .map(brief), .optional,
        "What promotion briefs need besides; no result depends on it."
      ),
      .init(
        "incrementality", .text, .notBuilt,
        "run `marketeer compare` with --incrementality all or none"),
      .init("demand", .text, .notBuilt, "use `intent` with `logit` or `mixed_logit`"),
      .init("groups", .text, .notBuilt, "state them under `consumers`"),
    ])

  static let market = KeyTable(
    "'market'",
    [
      .init("category", .identifier, .optional, "The category, where there is one only."),
      .init("purchase", purchase, .optional, purchaseText),
      .init("lifetime", .map(DistributionKeys.lifetime), .optional, lifetimeText),
      .init(
        "categories", .list(.map(category), atLeast: 1), .optional,
        "The categories, where there are several."),
      .init("start", .date, .required, "The first measured day."),
      .init(
        "horizon", .weeks(Limits.atLeast(1).atMost(520)), .required, "Length of the measured weeks."
      ),
      .init(
        "warm_up", .weeks(Limits.notNegative.atMost(520)), .standard("26 weeks"),
        "Weeks simulated before the start with every firm on its baseline."),
      .init(
        "cool_down", .weeks(Limits.notNegative.atMost(520)), .standard("8 weeks"),
        "Weeks after the horizon with focal prices at list; they count in every metric."),
    ])

  static let category = KeyTable(
    "the category",
    [
      .init("name", .identifier, .required, "Its name."),
      .init("purchase", purchase, .optional, purchaseText),
      .init("lifetime", .map(DistributionKeys.lifetime), .optional, lifetimeText),
    ])

  static let purchase = ValueKind.choice(["repeat", "durable", "seasonal"])
  static let purchaseText =
    "What a purchase does: `repeat` (the default) nothing, `durable` takes the buyer out until a "
    + "replacement time, `seasonal` until the season ends."
  static let lifetimeText = "Replacement times of a durable."

  static let money = KeyTable(
    "'money'",
    [
      .init("currency", .identifier, .standard("EUR"), "ISO code of the currency."),
      .init(
        "prices_include_tax", .flag, .optional,
        "Whether prices include the tax; needed when there is one."),
      .init(
        "tax", .share(Limits.notNegative.atMost(5)), .standard("0%"), "Tax rate on the net price."),
      .init("tick", .money(.positive), .standard("0.01"), "Posted prices are multiples of this."),
      .init("selling_cost", .map(sellingCost), .standard(""), "What an order costs."),
    ])

  static let sellingCost = KeyTable(
    "'selling_cost'",
    [
      .init("payment", .fee, .standard("0%"), "Share of the price, amount per order, or both."),
      .init("fulfilment", .moneyPerOrder, .standard("0/order"), "Picking, packing and shipping."),
      .init("returns", .map(returns), .optional, "Purchases that come back."),
    ])

  static let focal = KeyTable(
    "'focal'",
    [
      .init("firm", .identifier, .required, "Its name."),
      .init("role", role, .standard("retailer"), roleText),
      shipsPerDay,
    ] + sellingTerms)

  static let role = ValueKind.choice(["retailer", "brand", "marketplace_seller"])
  static let roleText =
    "`retailer` owns a shelf, `brand` its products, `marketplace_seller` its own offers."

  static func from(_ what: String) -> KeyTable {
    KeyTable(what, [.init("from", .path, .required, "A CSV file, relative to this file.")])
  }

  static let history = KeyTable(
    "'history'",
    [
      .init(
        "every", .weeks(Limits.atLeast(1).atMost(104)), .standard("6 weeks"),
        "Length of a product's cycle."),
      .init("depth", .share(.openShare), .standard("20%"), "Depth of the cut."),
      .init("display", .flag, .standard("true"), "Whether the product stands on a display."),
      .init(
        "coupon_trial", .map(couponTrial), .optional,
        "Coupons given by chance in the last weeks of the warm-up, for strategies that learn from them; "
          + "the cuts pause meanwhile."
      ),
    ])

  private static let couponTrial = KeyTable(
    "'coupon_trial'",
    [
      .init(
        "coupons", .list(.identifier, atLeast: 1), .required,
        "Ids of promotions with `coupon`; each is as likely."),
      .init(
        "share", .share(.openShare), .standard("50%"),
        "Share of the customers known by then who get one; the others are the control group."),
      .init(
        "lasting", .weeks(Limits.atLeast(1).atMost(104)), .standard("4 weeks"),
        "Its length; it ends with the warm-up. As long as the coupons that follow, so that it shows what "
          + "they do."),
    ])

  static let claims = KeyTable(
    "'claims'",
    [
      .init(
        "jurisdiction", .choice(Jurisdiction.allCases.map(\.rawValue)), .required,
        "Whose rules: `eu`, `us`, `uk` or `cn`."),
      .init(
        "options", .list(.choice(["progressive", "short_on_market"])), .optional,
        "What the member state has chosen under Article 6a(4) and (5); `eu` only."),
    ])

  static let objective = KeyTable(
    "'objective'",
    ["contribution", "revenue", "units"].map {
      .init($0, .number(.any), .optional, "Weight of the metric.")
    })

  static let experiment = KeyTable(
    "'experiment'",
    [
      .init("seed", .integer(.notNegative), .required, "Seed of every random stream."),
      .init(
        "replications", .integer(Limits.atLeast(2).atMost(100_000)), .required,
        "Ranking replications."),
      .init(
        "material_difference", .share(Limits.share), .standard("1%"),
        "A difference that matters, as a share of the baseline's objective."),
      .init(
        "spread", .choice(["default", "none"]), .standard("default"),
        "`none` holds every assumption at its centre."),
      .init(
        "welfare", .flag, .optional,
        "`true` adds what customers gain or lose against the baseline."),
      .init(
        "rivals", .choice(RivalScope.allCases.map(\.rawValue)), .optional,
        "Against which rivals strategies are compared: `reacting` (unless stated) ones follow their "
          + "strategies, `passive` ones keep the prices they post against the baseline; `both` shows what "
          + "their reaction changes."),
      .init(
        "selection", .map(selection), .optional,
        "Goes on after the ranking replications until the best strategy is picked."),
    ])

  static let selection = KeyTable(
    "'selection'",
    [
      .init(
        "method", .choice(SelectionSettings.Method.allCases.map(\.rawValue)), .required,
        "`kn` drops strategies one by one, with a guarantee (Kim and Nelson); `ocba` spends all of "
          + "`seasons` where they tell most."),
      .init(
        "indifference", .number(.positive), .optional,
        "A lead in the objective that does not matter, for `kn`; the material difference unless stated."
      ),
      .init(
        "confidence", .share(Limits.atLeast(0.5).under(1)), .standard("95%"),
        "Probability of picking the best where it leads by the indifference."),
      .init(
        "seasons", .integer(Limits.atLeast(1).atMost(1_000_000)), .standard("1000"),
        "Most seasons besides those of the ranking."),
    ])
}
