import MarketModel
import PricingStrategies

// Strategies that send coupons to customers they choose.
extension StrategyBook {
  /// The kinds that do.
  static let targetingKinds = StrategyKeys.targeting.map(\.name)

  func targeting(_ entry: CheckedNode.Entry, _ firm: Int) -> StrategySpecification? {
    let body = entry.node
    guard firm == 0 else {
      builder.log.error(
        entry.place,
        "'\(entry.key)' is a strategy of the focal firm, not of '\(shelf.firms[firm].name)'",
        hint: "choose another kind for a rival, such as match_lowest")
      return nil
    }
    let names = builder.couponNames(body["coupons"])
    guard !names.isEmpty, let algorithm = targetingAlgorithm(entry), decidesAgain(entry) else {
      return nil
    }
    checkTrial(entry)
    builder.checkSameDays(body["coupons"])
    return .couponTargeting(
      CouponTargeting(
        algorithm: algorithm, coupons: names, budget: body["budget"]?.money,
        every: body["every"]?.duration))
  }

  private func targetingAlgorithm(_ entry: CheckedNode.Entry) -> CouponTargeting.Algorithm? {
    let body = entry.node
    switch entry.key {
    case "random_coupons": return body["share"]?.number.map { .random(share: $0) }
    case "coupon_oracle": return .oracle
    case "uplift_coupons":
      guard let ridge = body["ridge"]?.number, let test = body["test"]?.number,
        let holdout = body["holdout"]?.number, let caution = body["caution"]?.number
      else { return nil }
      return .uplift(.init(ridge: ridge, test: test, holdout: holdout, caution: caution))
    default:
      guard let exploration = body["exploration"]?.number, let ridge = body["ridge"]?.number else {
        return nil
      }
      return entry.key == "lin_ucb"
        ? .linearUpperBound(exploration: exploration, ridge: ridge)
        : .linearThompson(exploration: exploration, ridge: ridge)
    }
  }

  /// A response is learned from a trial of the same coupons.
  private func checkTrial(_ entry: CheckedNode.Entry) {
    guard entry.key == "uplift_coupons", let coupons = entry.node["coupons"] else { return }
    let tried = builder.root["history"]?["coupon_trial"]?["coupons"]?.items.compactMap(\.text)
    guard tried != coupons.items.compactMap(\.text) else { return }
    let text = coupons.items.compactMap(\.text).joined(separator: ", ")
    builder.log.error(
      coupons.place, "'uplift_coupons' learns from a trial of the same coupons, and there is none",
      hint: "write history: {coupon_trial: {coupons: [\(text)], share: 50%, lasting: 4 weeks}}")
  }
}
