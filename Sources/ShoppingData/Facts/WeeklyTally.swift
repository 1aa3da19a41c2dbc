/// Occasions, purchases and units by period and item.
struct WeeklyTally: Sendable {
  let first: Int
  let items: Int
  /// Occasions by period.
  private(set) var occasions: [Double]
  /// Purchases of any item by period.
  private(set) var buyers: [Double]
  /// Purchases; shape `[period, item]`, row-major.
  private(set) var purchases: [Double]
  /// Units; shape `[period, item]`.
  private(set) var units: [Double]

  /// Counts the rows of a log that `isCounted`, in the periods of `window`.
  init(
    _ log: ShoppingLog, items: Int, window: ClosedRange<Int>, isCounted: (Int) -> Bool
  ) {
    first = window.lowerBound
    self.items = items
    occasions = Array(repeating: 0, count: window.count)
    buyers = occasions
    purchases = Array(repeating: 0, count: window.count * items)
    units = purchases
    for row in 0..<log.count where window.contains(Int(log.periods[row])) && isCounted(row) {
      let period = Int(log.periods[row]) - first
      occasions[period] += 1
      guard log.items[row] >= 0 else { continue }
      buyers[period] += 1
      purchases[period * items + Int(log.items[row])] += 1
      units[period * items + Int(log.items[row])] += Double(log.units[row])
    }
  }

  /// The periods covered.
  var window: ClosedRange<Int> { first...(first + occasions.count - 1) }

  /// Sums of an item's weeks.
  struct Sums: Sendable {
    var occasions = 0.0
    /// Purchases of any item.
    var buyers = 0.0
    /// Purchases of the item.
    var purchases = 0.0
    /// Units of the item.
    var units = 0.0
    /// Units of all other items.
    var otherUnits = 0.0

    /// Adds sums times a factor.
    mutating func add(_ other: Sums, times factor: Double = 1) {
      occasions += other.occasions * factor
      buyers += other.buyers * factor
      purchases += other.purchases * factor
      units += other.units * factor
      otherUnits += other.otherUnits * factor
    }
  }

  /// Returns an item's sums in one period.
  func sums(_ item: Int, in period: Int) -> Sums {
    let row = period - first
    let all = units[row * items..<(row + 1) * items].reduce(0, +)
    let own = units[row * items + item]
    return Sums(
      occasions: occasions[row], buyers: buyers[row], purchases: purchases[row * items + item],
      units: own, otherUnits: all - own)
  }
}
