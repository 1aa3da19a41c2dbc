/// What a seller sees when it decides who gets a coupon.
public struct CouponObservation: Sendable {
  /// Microseconds since time 0.
  public var time: Int64
  /// Its customers.
  public var customers: CustomerColumns
  /// The random coupons of the warm-up; `nil` where there were none.
  public var trial: CouponWave?
  /// What it has sent so far in the season, in order; all are over.
  public var waves: [CouponWave]

  /// Gathers the parts.
  public init(time: Int64, customers: CustomerColumns, trial: CouponWave?, waves: [CouponWave]) {
    self.time = time
    self.customers = customers
    self.trial = trial
    self.waves = waves
  }
}
