import MarketModel
import ScenarioFiles

/// Reads the list of promotions.
struct PromotionsReader {
  private let table: CompanyTable
  private let book: SkuBook
  private let identifiers: [String]
  private let listPrices: [Double?]
  private var log: ImportLog { table.log }

  /// Takes the table, the product list's skus, the identifiers made of them and their list prices.
  init(_ table: CompanyTable, book: SkuBook, identifiers: [String], listPrices: [Double?]) {
    (self.table, self.book, self.identifiers) = (table, book, identifiers)
    self.listPrices = listPrices
  }

  /// Returns the promotions by product, first day and file order; mistakes are noted.
  func read() -> [CompanyPromotion] {
    let items = book.items(table)
    let (from, to) = (table.days("from"), table.days("to"))
    let offers = offers()
    let (display, feature) = (table.numbers("display", .share), table.numbers("feature", .share))
    let ids = table.texts("id")
    var promotions: [(item: Int32, row: Int, promotion: CompanyPromotion)] = []
    for row in 0..<table.count {
      guard let from = day(from[row], row, "from"), let to = day(to[row], row, "to"),
        items[row] >= 0
      else { continue }
      check(from, to, row)
      check(offers[row], listPrices[Int(items[row])], row)
      promotions.append(
        (
          items[row], row,
          CompanyPromotion(
            id: ids[row].isEmpty ? "promotion-\(row + 1)" : ids[row],
            sku: identifiers[Int(items[row])], from: from, to: to, offer: offers[row],
            display: display[row].isNaN ? 0 : display[row],
            feature: feature[row].isNaN ? 0 : feature[row])
        ))
    }
    promotions.sort { ($0.item, $0.promotion.from, $0.row) < ($1.item, $1.promotion.from, $1.row) }
    return distinct(promotions.map { ($0.row, $0.promotion) })
  }

  private func offers() -> [CompanyPromotion.Offer] {
    let (shares, prices) = (table.numbers("percent_off", .discount), table.numbers("price", .price))
    return (0..<table.count).map { row in
      if !prices[row].isNaN, !shares[row].isNaN {
        log.note(
          table.file, line: table.line(row),
          "a promotion has a price and a discount; the price is used")
      }
      if !prices[row].isNaN { return .price(prices[row]) }
      if !shares[row].isNaN { return .percentOff(shares[row]) }
      log.note(
        table.file, line: table.line(row), "a promotion without price and discount leaves the price"
      )
      return .none
    }
  }

  private func day(_ day: CivilDate?, _ row: Int, _ key: String) -> CivilDate? {
    if day == nil, table.isEmpty(row, key) {
      log.error(
        table.place(row, key), "'\(key)' is empty", hint: "write the promotion's first and last day"
      )
    }
    return day
  }

  private func check(_ from: CivilDate, _ to: CivilDate, _ row: Int) {
    guard from > to else { return }
    log.error(
      table.place(row, "from"), "the promotion begins on \(from), after its end on \(to)",
      hint: "swap the dates")
  }

  private func check(_ offer: CompanyPromotion.Offer, _ listPrice: Double?, _ row: Int) {
    guard case .price(let price) = offer, let listPrice, price >= listPrice else { return }
    log.note(
      table.file, line: table.line(row),
      "a promotion's price is not below today's list price")
  }

  private func distinct(_ sorted: [(row: Int, promotion: CompanyPromotion)]) -> [CompanyPromotion] {
    var kept: [CompanyPromotion] = []
    for (row, promotion) in sorted {
      let overlapping = kept.reversed().prefix { $0.sku == promotion.sku }
        .filter { $0.to >= promotion.from }
      if overlapping.contains(promotion) {
        log.note(table.file, line: table.line(row), "a promotion that stands twice is counted once")
        continue
      }
      if !overlapping.isEmpty {
        log.note(
          table.file, line: table.line(row),
          "a promotion overlaps another one of its sku; a week takes the one that began first")
      }
      kept.append(promotion)
    }
    return kept
  }
}
