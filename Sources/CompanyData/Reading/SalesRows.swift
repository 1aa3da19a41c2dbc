import MarketModel
import ScenarioFiles

/// The rows of the sales file, in columns, before anything is added up.
struct SalesRows {
  /// The table.
  let table: CompanyTable
  /// Product, -1 after a mistake.
  let item: [Int32]
  /// Day number, as in `CivilDate`; `Int32.min` after a mistake.
  let day: [Int32]
  /// Channel, an index into `channels`.
  let channel: [Int32]
  /// Names of the channels in order of appearance.
  let channels: [String]
  /// Units, negative for returns.
  let units: [Double]
  /// Price per unit; NaN where only units are known.
  private(set) var price: [Double]
  /// List price; NaN where none is written.
  let listPrice: [Double]
  /// Whether a promotion ran; `nil` where the cell is empty.
  let promo: [Bool?]
  /// Share with a display, NaN where empty.
  let display: [Double]
  /// Share with a feature, NaN where empty.
  let feature: [Double]
  /// Days in stock, NaN where empty.
  let stockDays: [Double]
  private let netSales: [Double]

  /// A written price may differ from net sales by units by this share without a note.
  private static let priceTolerance = 0.02

  /// Reads the columns; mistakes are noted.
  init(_ table: CompanyTable, book: SkuBook) {
    self.table = table
    item = book.items(table)
    day = table.days("week").map { $0.map { Int32(clamping: $0.dayNumber) } ?? .min }
    let cells = table.cells("channel")
    channels = cells?.texts ?? [""]
    channel = cells?.codes ?? Array(repeating: 0, count: table.count)
    units = table.numbers("units", .number)
    netSales = table.numbers("net_sales", .amount)
    price = table.numbers("price", .price)
    listPrice = table.numbers("list_price", .price)
    promo = table.flags("promo")
    display = table.numbers("display", .share)
    feature = table.numbers("feature", .share)
    stockDays = table.numbers("stock_days", .days)
    guard hasPrices() else { return }
    for row in 0..<table.count { completeRow(row) }
  }

  /// Rows.
  var count: Int { item.count }

  /// Whether two rows of the same product, day and channel have the same values.
  func areEqual(_ first: Int, _ second: Int) -> Bool {
    func same(_ column: [Double]) -> Bool {
      column[first] == column[second] || (column[first].isNaN && column[second].isNaN)
    }
    return same(units) && same(price) && same(netSales) && same(listPrice) && same(display)
      && same(feature) && same(stockDays) && promo[first] == promo[second]
  }

  private func hasPrices() -> Bool {
    guard !table.has("price") else { return true }
    if table.has("net_sales") {
      table.log.note(
        table.file, "prices are net sales by units; list prices must include the same taxes")
      return true
    }
    table.log.error(
      table.text.headerPlace(0), "there is no column for 'price' and none for 'net_sales'",
      hint: "add one, or name it in mapping.yaml, as in `sales: {columns: {price: ...}}`")
    return false
  }

  private mutating func completeRow(_ row: Int) {
    if day[row] == .min {
      missing(row, ["week"], "the week is empty", "write a day of the week, or the ISO week")
    }
    if units[row].isNaN {
      missing(row, ["units"], "the units are empty", "write 0 for a week without sales")
    } else if units[row] == 0 {
      if abs(netSales[row]) > 0 { note(row, "net sales without units are ignored") }
    } else {
      completePrice(row, paid: netSales[row] / units[row])
    }
  }

  private mutating func completePrice(_ row: Int, paid: Double) {
    guard price[row].isNaN else {
      if abs(paid - price[row]) > Self.priceTolerance * price[row] {
        note(row, "the price differs from net sales by units by more than 2 %; the price is used")
      }
      return
    }
    guard !paid.isNaN else {
      let hint = "write one of them"
      return missing(row, ["price", "net_sales"], "there is neither a price nor net sales", hint)
    }
    if paid > 0 {
      price[row] = paid
    } else if paid == 0 {
      note(row, "units without net sales take the price of the promotion or the list")
    } else {
      let place = table.place(row, "net_sales")
      table.log.error(place, "net sales and units have different signs", hint: "check both")
    }
  }

  private func note(_ row: Int, _ sentence: String) {
    table.log.note(table.file, line: table.line(row), sentence)
  }

  /// Notes that all of some cells are empty; one that can't be read has its mistake already.
  private func missing(_ row: Int, _ keys: [String], _ message: String, _ hint: String) {
    guard keys.allSatisfy({ table.isEmpty(row, $0) }) else { return }
    table.log.error(table.place(row, keys[0]), message, hint: hint)
  }
}
