/// Coupons given at random in the last weeks of the warm-up, so that a firm's own records show what
/// coupons change.
///
/// The history's cuts pause meanwhile: with them a coupon would change other purchases, at other margins, than in
/// the season that follows, whose prices stand at list.
///
/// Source: the randomised arm without which uplift is not identified, N. Radcliffe, "Using control
/// groups to target on predicted lift", *Direct Marketing Analytics Journal* 1, 2007.
public struct CouponTrial: Sendable, Hashable, OptionalMechanism {
  /// Indices of the market's coupons; each is as likely.
  public var coupons: [Int]
  /// Share of the focal firm's known customers who get one; the others are the control group.
  public var share: Double
  /// Its length; it ends with the warm-up.
  public var weeks: Int

  /// Gathers the parts.
  public init(coupons: [Int], share: Double, weeks: Int) {
    self.coupons = coupons
    self.share = share
    self.weeks = weeks
  }

  /// No trial.
  public static let none = CouponTrial(coupons: [], share: 0, weeks: 0)

  /// Whether there is one.
  public var isUsed: Bool { !coupons.isEmpty }

  /// Whether it runs on a day of the warm-up, counted from time 0.
  func isRunning(onDay day: Int) -> Bool { isUsed && day >= -7 * weeks }

  /// Returns the place in `coupons` that a customer's uniform number draws; -1 for the control group.
  func arm(_ uniform: Double) -> Int16 {
    guard uniform < share else { return -1 }
    return Int16(min(coupons.count - 1, Int(uniform / share * Double(coupons.count))))
  }
}
