import Foundation

/// The rows that a regression uses, in columns, with the effects that they can tell apart.
///
/// Rows without stock days or a price carry nothing. Items and periods without a single unit fit
/// perfectly at an effect of minus infinity and carry nothing for the rest; they are left out too.
struct RegressionDesign {
  /// A regressor whose coefficient all items share.
  enum Term: CaseIterable {
    case listPrice, display, feature
  }

  /// Weeks per time effect: 1, or 4 where too few items sell to see every week's effect.
  private(set) var periodLength = 1
  /// Row of the table, by design row.
  private(set) var source: [Int] = []
  /// Time effect, by design row.
  private(set) var period: [Int] = []
  /// Units, by design row.
  private(set) var units: [Double] = []
  /// Logarithm of the share of the week in stock, by design row.
  private(set) var offset: [Double] = []
  /// Logarithm of price over list price, by design row.
  private(set) var ratio: [Double] = []
  /// Shared regressors; shape `[term, design row]`.
  private(set) var shared: [[Double]] = []
  /// Shared regressors that vary within an item.
  private(set) var terms: [Term] = []
  /// The table's item, by design item.
  private(set) var items: [Int] = []
  /// Design rows, by design item.
  private(set) var itemRows: [Range<Int>] = []
  /// Whether the price ratio varies, by design item.
  private(set) var hasSlope: [Bool] = []
  /// First week of each time effect, in order.
  private(set) var periodStarts: [Int] = []
  /// Mean logarithm of the list price, by the table's item; `nil` without a row.
  private(set) var meanLogList: [Double?]

  /// Number of unknowns besides the items' intercepts and slopes.
  var globalCount: Int { periodStarts.count + terms.count }

  /// Items per week below which four weeks share one time effect.
  static let itemsPerWeekForWeeklyEffects = 3.0
  /// Smallest range of the logarithm of a ratio that counts as variation.
  static let smallestRange = 0.02

  /// Chooses the rows and the effects.
  init(_ sales: WeeklySales) {
    meanLogList = Array(repeating: nil, count: sales.items.count)
    let rows = Self.informativeRows(sales, (0..<sales.count).filter { Self.isUsable(sales[$0]) }, 1)
    let weeks = Set(rows.map { sales.week[$0] }).count
    guard weeks > 0 else { return }
    if Double(rows.count) / Double(weeks) < Self.itemsPerWeekForWeeklyEffects { periodLength = 4 }
    source = Self.informativeRows(sales, rows, periodLength)
    fillColumns(sales)
    groupItems(sales)
    chooseTerms(sales)
  }

  /// Returns the time effect of a week, if it has one.
  func period(ofWeek week: Int) -> Int? {
    let start = week / periodLength * periodLength
    let index = periodStarts.partitioningIndex { $0 >= start }
    return index < periodStarts.count && periodStarts[index] == start ? index : nil
  }

  private static func isUsable(_ row: WeeklySales.Row) -> Bool {
    row.stockDays > 0 && row.price > 0 && row.listPrice > 0 && row.price.isFinite
      && row.listPrice.isFinite && row.units.isFinite && row.units >= 0
  }

  /// Leaves out items and periods without units until none is left.
  private static func informativeRows(
    _ sales: WeeklySales, _ rows: [Int], _ periodLength: Int
  ) -> [Int] {
    var kept = rows
    while true {
      var itemUnits = Array(repeating: 0.0, count: sales.items.count)
      var periodUnits = Array(repeating: 0.0, count: sales.weeks / periodLength + 1)
      for row in kept {
        itemUnits[Int(sales.item[row])] += sales.units[row]
        periodUnits[Int(sales.week[row]) / periodLength] += sales.units[row]
      }
      let rest = kept.filter {
        itemUnits[Int(sales.item[$0])] > 0 && periodUnits[Int(sales.week[$0]) / periodLength] > 0
      }
      if rest.count == kept.count { return kept }
      kept = rest
    }
  }

  private mutating func fillColumns(_ sales: WeeklySales) {
    periodStarts = Set(source.map { Int(sales.week[$0]) / periodLength * periodLength }).sorted()
    for row in source {
      period.append(period(ofWeek: Int(sales.week[row])) ?? 0)
      units.append(sales.units[row])
      offset.append(log(min(sales.stockDays[row], 7) / 7))
      ratio.append(log(sales.price[row] / sales.listPrice[row]))
    }
  }

  private mutating func groupItems(_ sales: WeeklySales) {
    var start = 0
    while start < source.count {
      let item = sales.item[source[start]]
      let end = source[start...].firstIndex { sales.item[$0] != item } ?? source.count
      let rows = start..<end
      items.append(Int(item))
      itemRows.append(rows)
      hasSlope.append(Self.range(ratio[rows]) >= Self.smallestRange)
      meanLogList[Int(item)] =
        rows.reduce(0) { $0 + log(sales.listPrice[source[$1]]) } / Double(rows.count)
      start = end
    }
  }

  private mutating func chooseTerms(_ sales: WeeklySales) {
    for term in Term.allCases {
      let column = source.map { value(of: term, in: sales[$0]) }
      let isVarying = itemRows.contains { Self.range(column[$0]) >= Self.smallestRange }
      guard isVarying else { continue }
      terms.append(term)
      shared.append(column)
    }
  }

  /// Returns a shared regressor of a row of the table.
  func value(of term: Term, in row: WeeklySales.Row) -> Double {
    switch term {
    case .listPrice: meanLogList[row.item].map { log(row.listPrice) - $0 } ?? 0
    case .display: row.display
    case .feature: row.feature
    }
  }

  private static func range(_ values: ArraySlice<Double>) -> Double {
    (values.max() ?? 0) - (values.min() ?? 0)
  }
}

extension Array {
  /// Returns the first place from which on `isSecond` holds, by bisection.
  func partitioningIndex(where isSecond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
