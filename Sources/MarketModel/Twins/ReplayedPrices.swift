/// A firm that answers as it did in an earlier run, decision by decision.
struct ReplayedPrices: PricingStrategy {
  private let decisions: [MarketLog.Decision]
  private var next = 0
  private let assignments: [MarketLog.CouponDecision]

  init(_ log: MarketLog, firm: Int) {
    decisions = log.decisions.filter { $0.firm == firm }
    assignments = log.coupons.filter { $0.firm == firm }
  }

  var information: InformationClass { .seller }
  /// The times are scheduled one by one: what made a firm decide then may be missing now.
  var reviews: ReviewPlan { ReviewPlan() }
  /// The coupons that it sent to customers it chose.
  var coupons: [Int] { assignments.first?.coupons ?? [] }
  var times: [Int64] { decisions.map(\.time) }

  mutating func prices(for observation: Observation) -> [Money] {
    precondition(
      next < decisions.count && decisions[next].time == observation.time,
      "a replayed firm decides when it did before")
    return decisions[next].wishes
  }

  mutating func bookingLimits(for observation: Observation) -> [Int] {
    defer { next += 1 }
    return decisions[next].limits
  }

  func assignCoupons(for observation: CouponObservation) -> CouponAssignment? {
    assignments.first { $0.time == observation.time }?.assignment
  }
}
