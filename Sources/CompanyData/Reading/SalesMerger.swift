import MarketModel
import ScenarioFiles

/// What was sold of a product in a week, all rows added up.
struct SoldWeek {
  /// Product.
  var item: Int
  /// Weeks since 1970-01-05, the first Monday of the day count.
  var week: Int
  /// Units less returns, at least zero.
  var units: Double
  /// Mean price by units; NaN where no row has one.
  var price: Double
  /// Mean list price by units; NaN where no row has one.
  var listPrice: Double
  /// Whether a promotion ran; `nil` where no row says.
  var isPromoted: Bool?
  /// Mean share with a display by units, NaN where no row says.
  var display: Double
  /// Mean share with a feature by units, NaN where no row says.
  var feature: Double
  /// Days in stock; NaN where no row says.
  var stockDays: Double
  /// The line of its first row.
  var line: Int

  /// Returns the week of a day.
  static func week(ofDay day: Int) -> Int {
    let shifted = day - 4
    return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
  }

  /// Returns the Monday of a week.
  static func monday(ofWeek week: Int) -> CivilDate { CivilDate(dayNumber: 4 + 7 * week) }
}

/// Adds the rows of the sales file up to one per product and week.
///
/// Identical rows of the same product, day and channel are counted once. All others are added up: over
/// rows, days of the week and channels. Units are summed with returns as negative units; a sum below zero
/// becomes zero. Prices, list prices, displays and features are means by units sold, plain means where
/// nothing was sold. A promotion in any row is a promotion. Days in stock: in a file with several days per
/// week and at most one day in stock per row, their sum by channel; otherwise their mean; empty beside
/// others is 7.
struct SalesMerger {
  private let rows: SalesRows
  private let onlyChannel: Int32?
  private var log: ImportLog { rows.table.log }

  /// Takes the rows and the only channel to read, if any.
  init(_ rows: SalesRows, onlyChannel: Int32?) {
    self.rows = rows
    self.onlyChannel = onlyChannel
  }

  /// Returns the weeks by product and week.
  func merge() -> [SoldWeek] {
    let order = sortedRows()
    var weeks: [SoldWeek] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, isSameWeek(order[start], order[end]) { end += 1 }
      weeks.append(merged(distinct(order[start..<end])))
      start = end
    }
    return weeks
  }

  private func sortedRows() -> [Int] {
    let kept = (0..<rows.count).filter { onlyChannel == nil || rows.channel[$0] == onlyChannel }
    if kept.count < rows.count {
      log.note(
        rows.table.file, count: rows.count - kept.count,
        "a row of another channel than the mapping's is left out")
    }
    return kept.sorted { first, second in
      let (left, right) = (key(first), key(second))
      return left == right ? first < second : left < right
    }
  }

  private func key(_ row: Int) -> (Int32, Int, Int32, Int32) {
    (rows.item[row], week(row), rows.channel[row], rows.day[row])
  }

  private func week(_ row: Int) -> Int { SoldWeek.week(ofDay: Int(rows.day[row])) }

  private func isSameWeek(_ first: Int, _ second: Int) -> Bool {
    rows.item[first] == rows.item[second] && week(first) == week(second)
  }

  private func isSameCell(_ first: Int, _ second: Int) -> Bool {
    rows.channel[first] == rows.channel[second] && rows.day[first] == rows.day[second]
  }

  /// Returns the rows of a week without repetitions.
  private func distinct(_ group: ArraySlice<Int>) -> ArraySlice<Int> {
    guard group.count > 1 else { return group }
    var kept: [Int] = []
    for row in group {
      let twins = kept.reversed().prefix { isSameCell($0, row) }
      if twins.contains(where: { rows.areEqual($0, row) }) {
        note(row, "a row that stands twice is counted once")
      } else {
        if !twins.isEmpty {
          note(row, "different rows of the same sku, day or week, and channel are added up")
        }
        kept.append(row)
      }
    }
    return kept[...]
  }

  private func merged(_ group: ArraySlice<Int>) -> SoldWeek {
    let first = group[group.startIndex]
    var units = 0.0
    for row in group {
      units += rows.units[row]
      if rows.units[row] < 0 { note(row, "returned units are taken off the units of their week") }
    }
    if units < 0 {
      note(first, "more units were returned than sold in a week; its units are set to 0")
    }
    let flags = group.compactMap { rows.promo[$0] }
    return SoldWeek(
      item: Int(rows.item[first]), week: week(first), units: max(0, units),
      price: mean(rows.price, group), listPrice: mean(rows.listPrice, group),
      isPromoted: flags.isEmpty ? nil : flags.contains(true), display: mean(rows.display, group),
      feature: mean(rows.feature, group), stockDays: stockDays(group),
      line: rows.table.line(group.min() ?? first))
  }

  /// Returns the mean by units sold of the values that are there; NaN without any.
  private func mean(_ column: [Double], _ group: ArraySlice<Int>) -> Double {
    if group.count == 1 { return column[group[group.startIndex]] }
    var (sum, weight, plainSum, plainCount) = (0.0, 0.0, 0.0, 0.0)
    for row in group where !column[row].isNaN {
      let units = max(0, rows.units[row])
      sum += units * column[row]
      weight += units
      plainSum += column[row]
      plainCount += 1
    }
    return weight > 0 ? sum / weight : plainSum / plainCount
  }

  private func stockDays(_ group: ArraySlice<Int>) -> Double {
    func days(_ row: Int) -> Double { rows.stockDays[row].isNaN ? 7 : rows.stockDays[row] }
    let first = group[group.startIndex]
    if group.allSatisfy({ rows.stockDays[$0].isNaN }) { return .nan }
    if group.count == 1 { return days(first) }
    let sum = group.reduce(0.0) { $0 + days($1) }
    let isDaily = group.contains { rows.day[$0] != rows.day[first] }
    guard isDaily, group.allSatisfy({ days($0) <= 1 }) else { return sum / Double(group.count) }
    return min(7, sum / Double(Set(group.map { rows.channel[$0] }).count))
  }

  private func note(_ row: Int, _ sentence: String) {
    log.note(rows.table.file, line: rows.table.line(row), sentence)
  }
}
