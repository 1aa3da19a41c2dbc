// Which seller a visit enters, and who stands between a firm and its consumers.
extension ScenarioKeys {
  static let sellers = KeyTable(
    "'sellers'",
    [
      .init(
        "visits", visitShares, .required,
        "Share of visits that enter each firm, such as `{shop: 60%, webshop: 40%}`; firms that are not "
          + "named are seen only by those who compare."),
      .init(
        "seller_nest", .number(Limits.positive.atMost(1)), .standard("0.5"),
        "How different the same product is at another seller: near 0 it is the same, at 1 as different "
          + "as another product."),
    ])

  static let visitShares = ValueKind.named(.share(.share), of: "firms")

  static let retailer = KeyTable(
    "'retailer'",
    [
      .init(
        "margin", .share(Limits.notNegative.under(1)), .required,
        "What it keeps of the brand's price, net of tax; it also bears payment and order costs."),
      .init(
        "pass_through", .share(Limits.positive.atMost(3)), .standard("100%"),
        "How much of a change of the brand's price from list reaches the shelf."),
    ])

  /// Keys of a firm that does not face its consumers alone.
  static let sellingTerms: [KeyTable.Key] = [
    .init(
      "retailer", .map(retailer), .optional,
      "With `role: brand`: who sells its products; posted prices are what the brand wants on the shelf."
    ),
    .init(
      "commission", .share(Limits.notNegative.under(1)), .optional,
      "With `role: marketplace_seller`: what the marketplace keeps of the price paid, tax included."
    ),
  ]
}
