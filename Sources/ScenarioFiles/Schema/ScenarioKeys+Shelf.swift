extension ScenarioKeys {
  static let product = KeyTable(
    "the product", offerKeys(idKey: "id", priceKey: "list_price", isRival: false))

  static let rivalOffer = KeyTable(
    "the offer", offerKeys(idKey: "product", priceKey: "price", isRival: true))

  private static func offerKeys(idKey: String, priceKey: String, isRival: Bool) -> [KeyTable.Key] {
    let inherited = isRival ? "; by default that of the focal firm's product" : ""
    let cost: KeyTable.Need = isRival ? .optional : .required
    return [
      .init(
        idKey, .identifier, .required,
        "Id of the product; the same product at two sellers has one id."),
      .init(
        "name", .text, .optional,
        "Readable name" + (isRival ? inherited : "; by default the id") + "."),
      .init("brand", .text, .optional, "Brand" + inherited + "."),
      .init(
        "type", .text, .optional,
        "Type inside the category, such as beans or capsules, for `transformer`"
          + (isRival ? inherited : "; by default all products are of one type") + "."),
      .init(
        "private_label", .flag, .optional,
        "Whether it is a retailer's own brand, for `transformer`; by default whether the brand is the "
          + "retailer's name."),
      .init(
        "category", .identifier, .optional,
        "Its category, where the market has several" + inherited + "."),
      .init(priceKey, .money(.positive), .required, "Regular price."),
      .init(
        "unit_cost", .uncertain(.money(.notNegative)), cost,
        "What a unit costs the seller, net of tax; `3.10 +- 0.20` when it is not known exactly\(inherited)."
      ),
      .init(
        "expected_share", .share(.share), .optional,
        "Share of the category's purchases under the baseline."),
      .init("like", .identifier, .optional, "A product whose expected share this one has too."),
      .init("stock", .map(stock), .optional, "Stock; without it, never sold out."),
      .init(
        "stock_of", .identifier, .optional,
        "The firm's product from whose stock this one is sold too, such as a fare class of a cabin."
      ),
      .init("quantity", .map(quantity), .optional, "How many units a buyer takes\(inherited)."),
      .init("pass_through", .text, .notBuilt, "the seller sets the posted price"),
    ] + (isRival ? [] : productTexts)
  }

  static let stock = KeyTable(
    "'stock'",
    [
      .init(
        "initial", .integer(Limits.notNegative.atMost(2e9)), .required,
        "Units on hand at the start."),
      .init("replenish", .map(replenish), .optional, "Without it, a single season's stock."),
      .init(
        "renews_every", .duration(.atLeast(1)), .optional,
        "Time after which what is left is lost and the stock is `initial` again, counted from the "
          + "start, as when a flight leaves and the next one is sold."),
      .init("holding", .moneyPer(.day), .standard("0/day"), "Cost of holding one unit."),
      .init(
        "salvage", .money(.notNegative), .optional,
        "Worth of a left-over unit; by default its cost."),
      .init(
        "shelf_life", .duration(.atLeast(1)), .optional,
        "Days on which a unit can be sold, that of its arrival counted; the oldest are sold first and "
          + "the rest is written off."),
    ])

  static let replenish = KeyTable(
    "'replenish'",
    [
      .init("every", .duration(.positive), .required, "Time between orders."),
      .init(
        "up_to", .integer(Limits.atLeast(1).atMost(2e9)), .required,
        "Units on hand and on order after an order."),
      .init(
        "lead_time", .either([.duration(.notNegative), .map(DistributionKeys.lifetime)]),
        .standard("0 days"), "Time from order to arrival; a distribution is drawn for each order."),
      .init(
        "minimum", .integer(Limits.atLeast(1).atMost(2e9)), .optional,
        "Smallest order; nothing is ordered until that much is needed."),
      .init(
        "reorder_at", .integer(Limits.notNegative.atMost(2e9)), .optional,
        "Orders only with so many units on hand and on order, or fewer."),
      .init(
        "order_cost", .money(.notNegative), .optional, "What an order costs, whatever its size."),
    ])

  static let quantity = KeyTable(
    "'quantity'",
    [
      .init(
        "shares", .list(.share(.share), atLeast: 1), .required,
        "Probabilities of 1, 2, ... units at list."),
      .init(
        "response", .number(Limits.notNegative.atMost(3)), .optional,
        "Response of the quantity to the price; by default 0, with `transformer` the response at which "
          + "the elasticity of units given purchase is that of the weights, at most 3."),
    ])

  static let rules = KeyTable(
    "'rules'",
    [
      .init(
        "floor", .share(Limits.positive.atMost(10)), .optional, "Lowest price, as a share of list."),
      .init(
        "ceiling", .share(Limits.positive.atMost(10)), .optional,
        "Highest price, as a share of list."),
      .init(
        "min_margin", .share(Limits.notNegative.under(1)), .optional,
        "Smallest margin on the net price."),
      .init(
        "max_step", .share(Limits.positive.atMost(1)), .optional,
        "Largest change at once, as a share."),
      .init(
        "endings", .list(.money(Limits.notNegative.under(1)), atLeast: 1), .optional,
        "Allowed decimals, such as 0.99."),
      .init("freeze", .list(.map(freeze)), .optional, "Days without price changes."),
    ])

  static let freeze = KeyTable(
    "the freeze",
    [
      .init("from", .date, .required, "First day."),
      .init("to", .date, .required, "Last day, inclusive."),
    ])

  static let rival = KeyTable(
    "the rival",
    [
      .init("firm", .identifier, .required, "Its name."),
      .init("role", role, .standard("retailer"), roleText),
      .init("offers", .list(.map(rivalOffer), atLeast: 1), .required, "What it sells."),
      .init(
        "strategy", .map(StrategyKeys.rival), .optional,
        "How it prices; by default at its regular prices."),
      .init("rules", .map(rules), .optional, "Limits on its prices."),
      shipsPerDay,
    ] + sellingTerms)

  static let replayedRival = KeyTable(
    "the rival",
    [
      .init(
        "replay", .path, .required, "A CSV file with the columns date, competitor, sku, price."),
      .init("then", .text, .optional, "What follows, such as `match_lowest 7 days`."),
      .init("role", role, .standard("retailer"), roleText),
      .init(
        "offers", .list(.map(rivalOffer), atLeast: 1), .optional,
        "What it sells; by default the file's products at their median price."),
      .init("rules", .map(rules), .optional, "Limits on its prices."),
    ])

  static let promotion = KeyTable(
    "the promotion", exactlyOne: ["percent_off", "amount_off", "multi_buy", "bundle"],
    [
      .init("id", .identifier, .required, "Its name."),
      .init(
        "products", .list(.identifier, atLeast: 1), .optional,
        "The promoted products; left out with `bundle`, and with `spend` for all products."),
      .init(
        "percent_off", .percentOff, .optional,
        "Reduction as a percentage; 0% for a display or mailer at the posted price."),
      .init("amount_off", .money(.positive), .optional, "Reduction per unit."),
      .init("from", .date, .required, "First day."),
      .init("to", .date, .required, "Last day, inclusive."),
      .init("display", .either([.flag, .map(placement)]), .standard("false"), "On a display."),
      .init("mailer", .either([.flag, .map(placement)]), .standard("false"), "In the mailer."),
      .init("funding", .map(funding), .optional, "What others pay."),
      .init("traffic", .map(promotionTraffic), .optional, "Visits that it draws."),
    ] + promotionTerms)

  static let placement = KeyTable(
    "the placement",
    [
      .init("cost", .moneyPer(.week), .standard("0/week"), "Cost for the whole promotion."),
      .init(
        "share", .share(Limits.above(0).atMost(1)), .standard("100%"),
        "Share of the shops or days; its effect on utility is in proportion."),
      .init(
        "slots", .integer(.atLeast(1)), .optional,
        "How many such places there are at once; more promotions in one week are an error."),
    ])

  static let funding = KeyTable(
    "'funding'",
    [.init("supplier", .funding, .required, "`60% of discount` or `0.20/unit`.")])
}
