// What promotion briefs need besides the market.
extension ScenarioKeys {
  static let brief = KeyTable(
    "'brief'",
    [
      .init(
        "market", .choice(["eu", "us", "uk", "cn"]), .optional,
        "Whose laws on price announcements are checked; by default those of the currency."),
      .init("owner", .text, .optional, "Who is responsible for the promotion."),
      .init("voice", .path, .optional, "A file with the brand's voice."),
      .init(
        "languages", .list(.choice(["en", "zh-Hans"]), atLeast: 1), .optional,
        "Languages of offer and copy; by default both."),
      .init(
        "channels", .list(.choice(briefChannels), atLeast: 1), .optional,
        "Channels with copy; by default all."),
    ])

  static let briefChannels = [
    "email", "social", "product_page", "search_ad", "push", "sms", "blog", "spokesperson", "faq",
  ]

  /// The keys of a product that only briefs read.
  static let productTexts: [KeyTable.Key] = [
    .init(
      "description", .text, .optional, "What the product is, for briefs; data, never run."),
    .init(
      "facts", .list(.map(productFact), atLeast: 1), .optional,
      "What may be said of the product in copy, for briefs."),
  ]

  private static let productFact = KeyTable(
    "the fact",
    [
      .init("text", .text, .required, "The statement."),
      .init("evidence", .text, .optional, "Where its evidence lies, such as a link or a file."),
    ])
}
