extension CouponTargeting {
  /// The rule as a sentence for a plan or report.
  var ruleInWords: String {
    "list price; \(choice) of \(coupons.joined(separator: ", ")), sent "
      + (every.map { "every \($0.words)" } ?? "once")
      + (budget.map { ", for a budget of \($0.words)" } ?? "")
  }

  private var choice: String {
    switch algorithm {
    case .random(let share) where share >= 1: "every known customer gets one"
    case .random(let share): "\(share.percent) of all known customers, drawn by chance, get one"
    case .uplift(let settings):
      "customers whose expected gain, learned from the warm-up's random coupons, is largest get one"
        + (settings.holdout > 0 ? " (\(settings.holdout.percent) of them held out)" : "")
    case .linearThompson:
      "each known customer gets the best, or none, in a linear market drawn from what is believed"
    case .linearUpperBound:
      "each known customer gets what might bring most in a linear market, or none,"
    case .oracle: "the customers for whom it truly pays get one"
    }
  }
}
