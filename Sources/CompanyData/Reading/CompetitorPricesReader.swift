import MarketModel
import ScenarioFiles

/// Reads competitors' prices.
struct CompetitorPricesReader {
  private let table: CompanyTable
  private let book: SkuBook
  private let identifiers: [String]
  private var log: ImportLog { table.log }

  /// Takes the table, the product list's skus and the identifiers made of them.
  init(_ table: CompanyTable, book: SkuBook, identifiers: [String]) {
    (self.table, self.book, self.identifiers) = (table, book, identifiers)
  }

  private struct Entry {
    var item: Int32
    var row: Int
    var price: CompetitorPrice
  }

  /// Returns the prices by day, competitor and product; mistakes are noted.
  func read() -> [CompetitorPrice] {
    let items = book.items(table)
    let (days, names) = (table.days("date"), table.texts("competitor"))
    let (prices, flags) = (table.numbers("price", .price), table.flags("available"))
    var entries: [Entry] = []
    for row in 0..<table.count {
      let isAvailable = flags[row] ?? true
      check(prices[row], isAvailable, row)
      guard let day = days[row], items[row] >= 0 else { continue }
      let price = CompetitorPrice(
        date: day, competitor: names[row], sku: identifiers[Int(items[row])],
        price: prices[row].isNaN ? nil : prices[row], isAvailable: isAvailable)
      entries.append(Entry(item: items[row], row: row, price: price))
    }
    entries.sort {
      ($0.price.date, $0.price.competitor, $0.item, $0.row)
        < ($1.price.date, $1.price.competitor, $1.item, $1.row)
    }
    return latest(entries)
  }

  private func check(_ price: Double, _ isAvailable: Bool, _ row: Int) {
    func missing(_ key: String, _ hint: String) {
      guard table.isEmpty(row, key) else { return }
      log.error(table.place(row, key), "the \(key) is empty", hint: hint)
    }
    missing("date", "write the day of the price")
    missing("competitor", "write the competitor's name")
    if isAvailable {
      missing("price", "write it, or 0 under 'available'")
    } else {
      log.note(
        table.file, line: table.line(row),
        "a competitor without the product counts with its last price before")
    }
  }

  private func latest(_ entries: [Entry]) -> [CompetitorPrice] {
    var kept: [CompetitorPrice] = []
    for entry in entries {
      guard let last = kept.last, last.date == entry.price.date, last.sku == entry.price.sku,
        last.competitor == entry.price.competitor
      else {
        kept.append(entry.price)
        continue
      }
      log.note(
        table.file, line: table.line(entry.row),
        last == entry.price
          ? "a price that stands twice is counted once"
          : "a second price of the same day, competitor and sku replaces the first")
      kept[kept.count - 1] = entry.price
    }
    return kept
  }
}
