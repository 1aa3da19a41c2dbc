public import MarketModel

/// A share of all known customers gets a coupon, each depth as likely; 100 % is everybody.
///
/// The yardstick: what coupons do without knowing anybody.
public struct RandomCoupons: CouponPolicy {
  /// Share of known customers.
  public let share: Double

  /// Draws each known customer's coupon.
  public func assignment(
    for observation: CouponObservation, sender: CouponSender
  ) -> CouponAssignment {
    let customers = observation.customers
    let depths = Double(sender.coupons.count)
    return CouponAssignment(
      arms: (0..<customers.count).map { customer in
        guard customers.isKnown(customer) else { return -1 }
        let drawn = sender.uniform(
          customers.keys[customer], "who", sending: observation.waves.count)
        return drawn < share ? Int16(min(depths - 1, drawn / share * depths)) : -1
      })
  }
}
