// Requests for fare classes.
extension ScenarioKeys {
  static let fareRequests = KeyTable(
    "'fare_requests'", exactlyOne: ["by_class", "by_epoch", "by_choice"],
    [
      .init(
        "by_class", .list(.map(classDemand), atLeast: 1), .optional,
        "One class an epoch, in this order: what it asks for."),
      .init(
        "by_epoch", .list(.map(requestRow), atLeast: 1), .optional,
        "At most one request an epoch: probabilities by class, from the first epochs to the last."),
      .init(
        "by_choice", .map(choices), .optional,
        "At most one sale an epoch: probabilities by class for every set of classes on sale."),
    ])

  private static let classDemand = KeyTable(
    "the class",
    [
      .init("product", .text, .required, "The class, or firm/product."),
      .init("units", .map(units), .required, "Units that it asks for, rounded to whole ones."),
    ])

  private static let units = KeyTable.tags(
    "'units'",
    [
      .init("fixed", .number(.notNegative), .optional, "Always the same."),
      .init(
        "normal",
        .map(
          KeyTable(
            "'normal'",
            [
              .init("mean", .number(.positive), .required, "Mean."),
              .init("sd", .number(.positive), .required, "Standard deviation."),
            ])), .optional, "Symmetric; below 0 counts as 0."),
      .init(
        "poisson",
        .map(
          KeyTable(
            "'poisson'",
            [.init("mean", .number(Limits.positive.atMost(1e9)), .required, "Mean.")])),
        .optional, "Counts."),
    ])

  private static let probabilities = ValueKind.named(.share(.share), of: "offers", slash: true)

  private static let requestRow = KeyTable(
    "the row",
    [
      .init(
        "epochs", .integer(Limits.atLeast(1).atMost(3650)), .standard("1"),
        "Epochs for which it holds."),
      .init(
        "requests", probabilities, .required,
        "Probability of a request by class; together at most 100%."),
    ])

  private static let choices = KeyTable(
    "'by_choice'",
    [
      .init(
        "epochs", .integer(Limits.atLeast(1).atMost(3650)), .required,
        "Epochs of the booking cycle."),
      .init(
        "sets", .list(.map(offeredSet), atLeast: 1), .required, "Every set of classes, once."),
    ])

  private static let offeredSet = KeyTable(
    "the set",
    [
      .init("on_sale", .list(.text, atLeast: 1), .required, "The classes on sale."),
      .init(
        "buys", probabilities, .required, "Probability of a sale by class; together at most 100%."),
    ])
}
