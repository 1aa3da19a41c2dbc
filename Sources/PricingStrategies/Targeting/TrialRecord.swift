public import MarketModel

/// A finished trial as an analyst tabulates it, one row per consumer; those unknown at its start have
/// empty rows.
public struct TrialRecord: Sendable, Hashable {
  /// Features at the start; empty for those unknown; shape `[consumer][feature]`.
  public let features: [[Double]]
  /// Place of the coupon; -1 for the control group.
  public let arms: [Int]
  /// Contribution during the trial, in currency units.
  public let contribution: [Double]
  /// Reductions and handling, in currency units.
  public let couponCost: [Double]

  /// Reads a trial's books, with the features' scale.
  public init(_ trial: CouponWave, features scale: CustomerFeatures) {
    features = (0..<trial.before.count).map { customer in
      trial.before.isKnown(customer)
        ? scale.row(trial.before, customer, at: trial.start) : []
    }
    arms = trial.assignment.arms.map(Int.init)
    contribution = trial.growth(\.contribution).map { Double($0) / 1e6 }
    couponCost = trial.growth(\.couponCost).map { Double($0) / 1e6 }
  }

  /// Gathers the columns; all have one row per consumer.
  init(
    features: [[Double]], arms: [Int], contribution: [Double], couponCost: [Double]
  ) {
    self.features = features
    self.arms = arms
    self.contribution = contribution
    self.couponCost = couponCost
  }

  /// Rows of those known at the start.
  public var known: [Int] { features.indices.filter { !features[$0].isEmpty } }

  /// What a customer brought before coupons, in currency units.
  func brought(_ customer: Int) -> Double { contribution[customer] + couponCost[customer] }
}
