/// The focal firm's books by customer, and the coupons that it sent to them.
///
/// Kept only where some strategy sends coupons to customers it chooses; they read purchases and change
/// nothing.
public struct CustomerBooks: Sendable {
  /// What is known of each consumer.
  public internal(set) var columns: CustomerColumns
  /// The random coupons of the warm-up.
  public internal(set) var trial: CouponWave?
  /// What was sent in the season.
  public internal(set) var waves: [CouponWave] = []

  /// Opens empty books for a population.
  public init(_ population: Population) {
    columns = CustomerColumns(keys: population.keys)
  }

  /// Adds a purchase.
  mutating func add(
    units: Int, at time: Int64, consumer: Int, growth: Ledger.Sales, contribution: Int64
  ) {
    columns.purchases[consumer] += units > 0 ? 1 : 0
    columns.units[consumer] += Int32(units)
    columns.dealUnits[consumer] += Int32(growth.dealUnits)
    columns.spent[consumer] += growth.gross
    columns.contribution[consumer] += contribution
    if units > 0 { columns.lastPurchase[consumer] = time }
  }

  /// Adds a coupon that was handed in.
  mutating func redeem(consumer: Int, units: Int, reduction: Int64, handling: Int64) {
    columns.redemptions[consumer] += 1
    columns.couponUnits[consumer] += Int32(units)
    columns.couponCost[consumer] += reduction + handling
    columns.contribution[consumer] -= handling
  }

  /// Ends the trial, at time 0.
  mutating func closeTrial() {
    trial?.end = 0
    trial?.after = columns
  }

  /// Ends the season's last wave, unless it is over.
  mutating func closeWave(at time: Int64) {
    guard let last = waves.indices.last, waves[last].end == nil else { return }
    waves[last].end = time
    waves[last].after = columns
  }
}
