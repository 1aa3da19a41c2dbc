/// Units, closing price and closing stock of every offer and day; shape `[day, offer]`, row-major.
public struct DailySeries: Sendable, Hashable {
  /// The number of offers.
  public let offerCount: Int
  /// Day 0 of the columns, counted from time 0; negative with a warm-up.
  public let firstDay: Int
  /// Units sold.
  public var units: [Int32]
  /// Effective price at the day's end, in millionths.
  public var prices: [Int64]
  /// Units on hand at the day's end; -1 when unlimited.
  public var stock: [Int32]

  /// Creates columns of zeros for `days` days from `firstDay`.
  public init(offerCount: Int, firstDay: Int, days: Int) {
    self.offerCount = offerCount
    self.firstDay = firstDay
    units = Array(repeating: 0, count: offerCount * days)
    prices = Array(repeating: 0, count: offerCount * days)
    stock = Array(repeating: -1, count: offerCount * days)
  }

  /// Returns the units that `offer` sold in the `days` days before `day`.
  public func units(ofOffer offer: Int, before day: Int, days: Int) -> Int {
    let last = min(day - firstDay, units.count / max(1, offerCount))
    return (max(0, last - days)..<max(0, last)).reduce(0) {
      $0 + Int(units[$1 * offerCount + offer])
    }
  }
}
