/// Strategies that send coupons to customers they choose, wrongly.
extension Mistake {
  static let targeting: [Mistake] = [
    spoilt("a list of depths without any", "random_coupons: {coupons: []}"),
    spoilt("a budget of nothing", "uplift_coupons: {coupons: [half], budget: 0}"),
    spoilt("uplift without a trial", "uplift_coupons: {coupons: [half]}"),
    Mistake(
      "two coupons on different days",
      edits: [
        coupon,
        (
          "promotions:\n",
          "promotions:\n  - {id: later, products: [decaf], percent_off: 20%, from: 2026-03-16, "
            + "to: 2026-04-05, coupon: {redemption: 60%}}\n"
        ),
        (
          "today: {fixed: {}}",
          "today: {fixed: {}}\n  sender: {random_coupons: {coupons: [half, later]}}"
        ),
      ]),
    spoilt(
      "a coupon that is none, one twice, and one unknown",
      "random_coupons: {coupons: [spring, half, half, halv]}"),
    spoilt("all held out", "uplift_coupons: {coupons: [half], holdout: 100%}"),
    spoilt("a penalty of nothing", "lin_ucb: {coupons: [half], ridge: 0}"),
    spoilt("coupons sent once", "linear_thompson: {coupons: [half], every: 12 weeks}"),
    spoilt("exploring below zero", "linear_thompson: {coupons: [half], exploration: -1}"),
    spoilt("a coupon sent and listed", "random_coupons: {coupons: [half]}, promotions: [half]"),
    trial("a trial without coupons", "{coupons: []}"),
    trial("a trial as long as the warm-up", "{coupons: [half], lasting: 26 weeks}"),
    trial("a trial without a control group", "{coupons: [half], share: 100%}"),
    Mistake(
      "a rival that sends coupons",
      edits: [
        coupon,
        (
          "offers: [{product: lungo, price: 5.00}]",
          "strategy: {random_coupons: {coupons: [half]}}, offers: [{product: lungo, price: 5.00}]"
        ),
      ]),
  ]

  private static let coupon = (
    "promotions:\n",
    "promotions:\n  - {id: half, products: [decaf], percent_off: 50%, from: 2026-03-16, "
      + "to: 2026-03-29, coupon: {redemption: 60%}}\n"
  )

  private static func spoilt(_ name: String, _ strategy: String) -> Mistake {
    Mistake(
      name,
      edits: [coupon, ("today: {fixed: {}}", "today: {fixed: {}}\n  sender: {\(strategy)}")])
  }

  private static func trial(_ name: String, _ trial: String) -> Mistake {
    Mistake(name, edits: [coupon, ("baseline:", "history: {coupon_trial: \(trial)}\nbaseline:")])
  }
}
