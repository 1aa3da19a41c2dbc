/// What consumers did in one category, observed or simulated: one row per consumer and period with a
/// visit.
///
/// The outlets that a consumer visits in a period are one occasion, as on a simulated shelf. Data and
/// simulations are measured on this type by the same code.
public struct ShoppingLog: Sendable, Hashable {
  /// The consumer of each row.
  public private(set) var consumers: [Int32] = []
  /// The period of each row.
  public private(set) var periods: [Int32] = []
  /// The item bought, or -1 for none.
  public private(set) var items: [Int32] = []
  /// The units bought, 0 where there is no purchase.
  public private(set) var units: [Int32] = []

  /// Creates an empty log.
  public init() {}

  /// The number of rows.
  public var count: Int { consumers.count }

  /// Adds a visit; `item` is -1 and `units` 0 where nothing was bought.
  public mutating func append(consumer: Int32, period: Int32, item: Int32, units: Int32) {
    consumers.append(consumer)
    periods.append(period)
    items.append(item)
    self.units.append(units)
  }

  /// Returns the rows by consumer, then period.
  public func sorted() -> ShoppingLog {
    let order = consumers.indices.sorted {
      (consumers[$0], periods[$0], $0) < (consumers[$1], periods[$1], $1)
    }
    return rows(order)
  }

  /// Returns one row per consumer and period, with the first purchase there; rows must be sorted.
  public func mergingPeriods() -> ShoppingLog {
    var kept: [Int] = []
    for row in 0..<count {
      guard let last = kept.last, consumers[last] == consumers[row], periods[last] == periods[row]
      else {
        kept.append(row)
        continue
      }
      if items[last] < 0 { kept[kept.count - 1] = row }
    }
    return rows(kept)
  }

  /// Returns the rows of the consumers that buy at least once: the users of the category.
  public func users() -> ShoppingLog {
    var buys: [Bool] = Array(repeating: false, count: Int(consumers.max() ?? -1) + 1)
    for row in 0..<count where items[row] >= 0 { buys[Int(consumers[row])] = true }
    return rows((0..<count).filter { buys[Int(consumers[$0])] })
  }

  /// Returns the rows of all consumers but each `groups`-th, counted from `group`.
  ///
  /// Leaving one group out after the other gives standard errors by the jackknife.
  public func leavingOut(group: Int, of groups: Int) -> ShoppingLog {
    rows((0..<count).filter { Int(consumers[$0]) % groups != group })
  }

  /// The number of different consumers; rows must be sorted.
  public var consumerCount: Int {
    (0..<count).count { $0 == 0 || consumers[$0] != consumers[$0 - 1] }
  }

  private func rows(_ order: [Int]) -> ShoppingLog {
    var log = ShoppingLog()
    log.consumers = order.map { consumers[$0] }
    log.periods = order.map { periods[$0] }
    log.items = order.map { items[$0] }
    log.units = order.map { units[$0] }
    return log
  }
}
