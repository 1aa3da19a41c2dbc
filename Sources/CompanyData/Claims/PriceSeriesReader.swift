import PriceClaims
import ScenarioFiles

/// Reads price histories: rows of sku, date and price, in any order.
///
/// A price holds until the next row of the same sku and channel. Where the file has units, each row is
/// a sale of so many at what was paid, which is the price unless `paid` says otherwise.
struct PriceSeriesReader {
  private let table: CompanyTable
  private var log: ImportLog { table.log }

  /// Takes the table.
  init(_ table: CompanyTable) {
    self.table = table
  }

  /// A row whose cells could be read.
  struct Row {
    var index: Int
    var sku: String
    var channel: String
    var time: Int64
    var isDay: Bool
    var price: Int64
    var paid: Int64
    var units: Int64
  }

  /// Returns the rows by sku, channel and time; mistakes are noted.
  func rows() -> [Row] {
    guard table.hasAll(["sku", "date", "price"]) else { return [] }
    let (skus, channels, moments) = (
      table.texts("sku"), table.texts("channel"), table.moments("date")
    )
    let (prices, paid) = (table.millionths("price", .price), table.millionths("paid", .cost))
    let units = table.numbers("units", .notNegative)
    let rows = (0..<table.count).compactMap { row -> Row? in
      check(row)
      guard let moment = moments[row], let price = prices[row], !skus[row].isEmpty else {
        return nil
      }
      return Row(
        index: row, sku: skus[row], channel: channels[row], time: moment.seconds,
        isDay: moment.isDay, price: price, paid: paid[row] ?? price,
        units: units[row].isNaN ? 0 : Int64(units[row].rounded()))
    }
    return rows.sorted {
      ($0.sku, $0.channel, $0.time, $0.index) < ($1.sku, $1.channel, $1.time, $1.index)
    }
  }

  private func check(_ row: Int) {
    table.checkFilled(row, "sku", hint: "write the product")
    table.checkFilled(row, "date", hint: "write when the price began")
    table.checkFilled(row, "price", hint: "write the price that customers saw")
  }

  /// Returns one series per sku and channel.
  func series(_ rows: [Row]) -> [PriceSeries] {
    let knownUntil = rows.map { $0.isDay ? $0.time + MomentText.day : $0.time }.max() ?? 0
    var groups: [ArraySlice<Row>] = []
    var start = 0
    for index in rows.indices {
      let isLast = index + 1 == rows.count
      guard
        isLast
          || (rows[index + 1].sku, rows[index + 1].channel)
            != (rows[index].sku, rows[index].channel)
      else { continue }
      groups.append(rows[start...index])
      start = index + 1
    }
    return groups.map { series($0, knownUntil: knownUntil) }
  }

  private func series(_ rows: ArraySlice<Row>, knownUntil: Int64) -> PriceSeries {
    for (earlier, later) in zip(rows, rows.dropFirst())
    where earlier.time == later.time && earlier.price != later.price {
      log.error(
        table.place(later.index, "price"),
        "'\(later.sku)' has two prices at \(MomentText.text(later.time))",
        hint: "add a time of day or a column 'channel', or write what was paid under 'paid'")
    }
    let steps = rows.map { PriceHistory.Step(from: $0.time, price: $0.price) }
    let sales = rows.filter { $0.units > 0 }.map {
      Transaction(time: $0.time, price: $0.paid, units: $0.units)
    }
    return PriceSeries(
      sku: rows.first?.sku ?? "", channel: rows.first?.channel ?? "",
      history: PriceHistory(steps: steps), transactions: table.has("units") ? sales : nil,
      knownUntil: knownUntil)
  }
}
