// Strategies that send coupons to customers they choose.
extension StrategyKeys {
  static let targeting: [KeyTable.Key] = [
    kind(
      "random_coupons", "Coupons for a share of all known customers, drawn by chance.",
      [
        coupons,
        .init(
          "share", .share(Limits.positive.atMost(1)), .standard("100%"),
          "Share of known customers; each coupon is as likely."), sendings,
      ]),
    kind(
      "uplift_coupons",
      "Coupons for customers whose behaviour they change most, learned from `history: {coupon_trial: ...}`.",
      [
        coupons, budget,
        .init(
          "holdout", .share(Limits.notNegative.under(1)), .standard("10%"),
          "Share of those chosen who get none, by chance, to measure the others by."),
        .init(
          "test", .share(Limits.notNegative.under(1)), .standard("30%"),
          "Share of the trial's customers kept from the fit, to check its ranking on."),
        .init("ridge", .number(.positive), .standard("100"), "Penalty of the regressions."),
        .init(
          "caution", .number(.notNegative), .standard("1"),
          "Standard errors by which an expected gain is lowered before the plan is made."),
      ]),
    kind(
      "linear_thompson", "A contextual bandit: coupons by Thompson sampling on linear rewards.",
      [coupons, pace, exploration, ridge]),
    kind(
      "lin_ucb", "A contextual bandit: coupons by upper confidence bounds on linear rewards.",
      [coupons, pace, exploration, ridge]),
    kind(
      "coupon_oracle", "Coupons for those for whom they truly pay (knows the true response).",
      [coupons, budget]),
  ]

  private static let coupons = KeyTable.Key(
    "coupons", .list(.identifier, atLeast: 1), .required,
    "Ids of promotions with `coupon`, one per depth; a customer gets one of them or none. Of their "
      + "`audience` only `channel` counts.")
  private static let budget = KeyTable.Key(
    "budget", .money(.positive), .optional,
    "Most that contacts, reductions and handling may be expected to cost; no limit unless stated.")
  private static let sendings = KeyTable.Key(
    "every", .duration(.atLeast(1)), .optional,
    "Time between sendings; once, on the first day, unless stated.")
  private static let pace = KeyTable.Key(
    "every", .duration(.atLeast(1)), .standard("1 week"),
    "Time between sendings: the length of a trial.")
  private static let exploration = KeyTable.Key(
    "exploration", .number(.notNegative), .standard("1"),
    "What doubt is worth, in currency units; 0 never explores.")
  private static let ridge = KeyTable.Key(
    "ridge", .number(.positive), .standard("1"),
    "Penalty of the regressions: the prior's precision.")
}
