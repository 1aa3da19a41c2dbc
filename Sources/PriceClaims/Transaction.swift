/// What customers paid: units sold at one price at one moment.
public struct Transaction: Sendable, Hashable {
  /// Seconds from day 0's midnight.
  public var time: Int64
  /// Price paid for one unit, in millionths of the currency unit.
  public var price: Int64
  /// Units sold.
  public var units: Int64

  /// Gathers the parts.
  public init(time: Int64, price: Int64, units: Int64) {
    self.time = time
    self.price = price
    self.units = units
  }
}

extension [Transaction] {
  /// Returns the lowest price paid in `[from, until)`, or nil when nothing was sold.
  func lowestPrice(from: Int64, until: Int64) -> Int64? {
    lazy.filter { $0.units > 0 && $0.time >= from && $0.time < until }.map(\.price).min()
  }

  /// Returns the price of the last sale before `time`; of sales at the same moment, the lowest.
  func lastPrice(before time: Int64) -> Int64? {
    let earlier = filter { $0.units > 0 && $0.time < time }
    guard let last = earlier.map(\.time).max() else { return nil }
    return earlier.filter { $0.time == last }.map(\.price).min()
  }

  /// Returns the units sold in `[from, until)` at prices that `isCounted` accepts.
  func units(from: Int64, until: Int64, where isCounted: (Int64) -> Bool) -> Int64 {
    reduce(0) { sum, sale in
      sale.time >= from && sale.time < until && isCounted(sale.price) ? sum + sale.units : sum
    }
  }
}
