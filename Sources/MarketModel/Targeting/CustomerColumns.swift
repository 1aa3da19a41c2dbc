/// What the focal firm's books say of each consumer, in columns; row = the consumer's row in the
/// population.
///
/// A seller knows those who have bought from it, and of them nothing but what is here: no segment, no
/// taste. Everything is counted since the warm-up began.
public struct CustomerColumns: Sendable, Hashable {
  /// A customer number that survives every change of the market; it names draws.
  public let keys: [UInt64]
  /// Purchases of any quantity.
  public internal(set) var purchases: [Int32]
  /// Units.
  public internal(set) var units: [Int32]
  /// Units bought below list, by a price on the shelf or a coupon.
  public internal(set) var dealUnits: [Int32]
  /// Units of them with a coupon.
  public internal(set) var couponUnits: [Int32]
  /// Paid, tax included; millionths.
  public internal(set) var spent: [Int64]
  /// Time of the last purchase, in microseconds since time 0.
  public internal(set) var lastPurchase: [Int64]
  /// Net revenue and funding less goods, fees, order costs and handled coupons; millionths.
  public internal(set) var contribution: [Int64]
  /// Coupons handed in.
  public internal(set) var redemptions: [Int32]
  /// What they took off, net of tax, and their handling; millionths.
  public internal(set) var couponCost: [Int64]

  /// Opens empty columns for consumers with these keys.
  public init(keys: [UInt64]) {
    self.keys = keys
    purchases = Array(repeating: 0, count: keys.count)
    units = purchases
    dealUnits = purchases
    couponUnits = purchases
    redemptions = purchases
    spent = Array(repeating: 0, count: keys.count)
    contribution = spent
    couponCost = spent
    lastPurchase = Array(repeating: .min, count: keys.count)
  }

  /// The number of consumers, known or not.
  public var count: Int { keys.count }

  /// Whether the firm has sold anything to a consumer.
  public func isKnown(_ consumer: Int) -> Bool { purchases[consumer] > 0 }
}
