import MarketModel
import ScenarioFiles

/// Reads units in stock.
struct StockReader {
  private let table: CompanyTable
  private let book: SkuBook
  private let identifiers: [String]

  /// Takes the table, the product list's skus and the identifiers made of them.
  init(_ table: CompanyTable, book: SkuBook, identifiers: [String]) {
    (self.table, self.book, self.identifiers) = (table, book, identifiers)
  }

  /// Returns the stock by product and day, rows of the same added up; mistakes are noted.
  func read() -> [StockLevel] {
    let (items, days) = (book.items(table), table.days("date"))
    let units = table.numbers("units", .notNegative)
    let order = (0..<table.count).sorted { first, second in
      (items[first], days[first]?.dayNumber ?? .min, first)
        < (items[second], days[second]?.dayNumber ?? .min, second)
    }
    var levels: [StockLevel] = []
    for row in order {
      if table.isEmpty(row, "units") {
        table.log.error(table.place(row, "units"), "the units are empty", hint: "write 0 for none")
      }
      guard items[row] >= 0 else { continue }
      let level = StockLevel(
        sku: identifiers[Int(items[row])], date: days[row], units: units[row])
      guard let last = levels.last, last.sku == level.sku, last.date == level.date else {
        levels.append(level)
        continue
      }
      levels[levels.count - 1].units += level.units
      table.log.note(
        table.file, line: table.line(row), "stock of the same sku and day is added up")
    }
    return levels
  }
}
