/// Distributions, each parameter in the unit of what it describes.
enum DistributionKeys {
  /// Visits per consumer: rates.
  static let visits = KeyTable.tags(
    "'visits'",
    [
      .init("fixed", .rate(.notNegative), .optional, "The same rate for everyone."),
      .init(
        "gamma",
        .map(
          KeyTable(
            "'gamma'",
            [
              .init("mean", .rate(.positive), .required, "Mean rate."),
              .init(
                "shape", .number(.positive), .required,
                "Shape; 1 is exponential, larger is more alike."),
            ])), .optional, "Rates differ between consumers."),
      .init(
        "uniform", .map(bounds("'uniform'", .rate(.notNegative))), .optional,
        "Rates between two bounds."),
    ])

  /// Lifetimes of durables: durations.
  static let lifetime = KeyTable.tags(
    "'lifetime'",
    [
      .init("fixed", .duration(.positive), .optional, "The same time for everyone."),
      .init("exponential", .map(KeyTable("'exponential'", [mean])), .optional, "Memoryless."),
      .init(
        "gamma",
        .map(
          KeyTable(
            "'gamma'",
            [mean, .init("shape", .number(.positive), .required, "Shape; larger is more alike.")])),
        .optional, "Positive and skewed."),
      .init(
        "uniform", .map(bounds("'uniform'", .duration(.notNegative))), .optional,
        "Between two bounds."),
      .init(
        "lognormal",
        .map(
          KeyTable(
            "'lognormal'",
            [
              .init("median", .duration(.positive), .required, "Median."),
              .init(
                "log_sd", .number(.positive), .required, "Standard deviation of the logarithm."),
            ])), .optional, "Positive and skewed."),
    ])

  private static let mean = KeyTable.Key("mean", .duration(.positive), .required, "Mean.")

  /// Price coefficients over consumers.
  static let coefficient = KeyTable.tags(
    "'price_coefficient'",
    [
      .init(
        "lognormal",
        .map(
          KeyTable(
            "'lognormal'",
            [
              .init("log_mean", .number(.any), .required, "Mean of the logarithm."),
              .init(
                "log_sd", .number(Limits.positive.atMost(3)), .required,
                "Standard deviation of the logarithm."),
            ])), .optional, "Positive and skewed.")
    ])

  /// Willingness to pay over visitors: amounts.
  static let willingness = KeyTable.tags(
    "'willingness_to_pay'",
    [
      .init("fixed", .money(.positive), .optional, "The same for everyone."),
      .init(
        "exponential",
        .map(KeyTable("'exponential'", [.init("mean", .money(.positive), .required, "Mean.")])),
        .optional, "Many who pay little, few who pay much."),
      .init(
        "gamma",
        .map(
          KeyTable(
            "'gamma'",
            [
              .init("mean", .money(.positive), .required, "Mean."),
              .init("shape", .number(.positive), .required, "Shape; larger is more alike."),
            ])), .optional, "Positive and skewed."),
      .init(
        "uniform", .map(bounds("'uniform'", .money(.notNegative))), .optional,
        "Between two bounds."),
      .init(
        "lognormal",
        .map(
          KeyTable(
            "'lognormal'",
            [
              .init("median", .money(.positive), .required, "Median."),
              .init(
                "log_sd", .number(Limits.positive.atMost(3)), .required,
                "Standard deviation of the logarithm."),
            ])), .optional, "Positive and skewed."),
    ])

  private static func bounds(_ name: String, _ kind: ValueKind) -> KeyTable {
    KeyTable(
      name,
      [
        .init("low", kind, .required, "Lower bound."),
        .init("high", kind, .required, "Upper bound."),
      ])
  }
}
