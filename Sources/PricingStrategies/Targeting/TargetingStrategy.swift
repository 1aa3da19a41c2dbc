import EventSimulation
public import MarketModel

/// Chooses who gets which coupon.
///
/// A value; every method may look at the firm's own books only.
public protocol CouponPolicy: Sendable {
  /// Returns who gets which of `sender`'s coupons from now on.
  mutating func assignment(
    for observation: CouponObservation, sender: CouponSender
  ) -> CouponAssignment
}

/// Posts list prices, and sends coupons to customers that a policy chooses.
public struct TargetingStrategy<Policy: CouponPolicy>: PricingStrategy {
  /// What it may know.
  public let information: InformationClass
  /// Decides on the coupons' first day, or at intervals.
  public let reviews: ReviewPlan
  /// The coupons, as indices into the market's promotions.
  public let coupons: [Int]
  private let sender: CouponSender
  private var policy: Policy

  /// Gathers the parts.
  init(_ sender: CouponSender, _ policy: Policy) {
    self.sender = sender
    self.policy = policy
    information = sender.information
    reviews = sender.reviews
    coupons = sender.coupons.map(\.index)
  }

  /// Returns list prices.
  public func prices(for observation: Observation) -> [Money] { observation.own.map(\.listPrice) }

  /// Asks the policy.
  public mutating func assignCoupons(for observation: CouponObservation) -> CouponAssignment? {
    policy.assignment(for: observation, sender: sender)
  }
}
