import Foundation

/// What can be counted of one item's rows.
struct ItemCounts {
  /// Rows.
  private(set) var weeks = 0
  /// Units.
  private(set) var units = 0.0
  /// Rows with a price more than 5 percent from the list price.
  private(set) var weeksWithPriceVariation = 0
  /// Distinct prices in hundredths.
  private(set) var prices: Set<Int> = []

  /// Logarithm of price over list price beyond which a price varies.
  static let smallestVariation = 0.05

  /// Counts all items of a table.
  static func all(_ sales: WeeklySales) -> [ItemCounts] {
    var counts = Array(repeating: ItemCounts(), count: sales.items.count)
    for row in 0..<sales.count { counts[Int(sales.item[row])].add(sales[row]) }
    return counts
  }

  private mutating func add(_ row: WeeklySales.Row) {
    weeks += 1
    units += row.units
    guard row.price > 0, row.listPrice > 0, row.price.isFinite else { return }
    if abs(log(row.price / row.listPrice)) > Self.smallestVariation { weeksWithPriceVariation += 1 }
    prices.insert(Int((row.price * 100).rounded()))
  }
}
