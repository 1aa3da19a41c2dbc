import MarketModel
import ScenarioFiles

/// Reads the sales file: rows, then one per product and week, then complete series by category.
struct SalesReader {
  private let table: CompanyTable
  private let skus: [String]
  private let channel: TableMapping.Named?
  private var log: ImportLog { table.log }

  /// Longer spans come from a mistyped year: 30 years.
  private static let weekLimit = 1566

  /// Takes the table, the skus of the product list and the only channel to read, if any.
  init(_ table: CompanyTable, skus: [String], channel: TableMapping.Named?) {
    (self.table, self.skus, self.channel) = (table, skus, channel)
  }

  /// Returns one row per product and week with a record; mistakes are noted.
  func soldWeeks() -> [SoldWeek] {
    let rows = SalesRows(table, book: SkuBook(skus))
    let only = onlyChannel(of: rows)
    guard !log.hasErrors else { return [] }
    guard rows.count > 0 else {
      log.error(
        table.text.headerPlace(0), "the sales file has no rows",
        hint: "write a line per product and week below the names of the columns")
      return []
    }
    checkSpan(rows)
    UsualPrices(rows, skus: skus).check()
    noteDays(rows)
    if rows.channels.count > 1, only == nil {
      log.note(
        table.file,
        "the sales of \(rows.channels.count) channels are added up: " + CellText.list(rows.channels)
      )
    }
    return log.hasErrors ? [] : SalesMerger(rows, onlyChannel: only).merge()
  }

  /// Returns the complete weeks of each product, none for a product without records.
  ///
  /// Promotions and stock are by product, or empty where there are none.
  func complete(
    _ sold: [SoldWeek], listPrices: [Double?], promotions: [[CompanyPromotion]] = [],
    stock: [[StockLevel]] = []
  ) -> [[SoldWeek]] {
    var products = Array(repeating: [SoldWeek](), count: skus.count)
    var start = 0
    while start < sold.count {
      let item = sold[start].item
      let end = sold[start...].firstIndex { $0.item != item } ?? sold.count
      let completion = SalesCompletion(
        file: table.file, listPrice: listPrices[item],
        promotions: promotions.isEmpty ? [] : promotions[item],
        stock: StockWeeks(stock.isEmpty ? [] : stock[item]),
        salesTellPromotions: table.has("promo"), log: log)
      if let weeks = completion.complete(sold[start..<end]) {
        products[item] = weeks
      } else {
        log.error(
          Place(file: table.file, line: sold[start].line, column: 1),
          "sku '\(skus[item])' has neither a price nor a list price", hint: "write one of them")
      }
      start = end
    }
    return products
  }

  private func onlyChannel(of rows: SalesRows) -> Int32? {
    guard let channel else { return nil }
    if let index = rows.channels.firstIndex(of: channel.text) { return Int32(index) }
    log.error(
      channel.place, "'\(table.file)' has no channel '\(channel.text)'",
      hint: table.has("channel")
        ? "its channels are " + CellText.list(rows.channels)
        : "it has no column for 'channel'; name it under `columns`, or leave out `channel`")
    return nil
  }

  private func checkSpan(_ rows: SalesRows) {
    guard let first = rows.day.min(), let last = rows.day.max(),
      (Int(last) - Int(first)) / 7 > Self.weekLimit
    else { return }
    let sorted = rows.day.sorted()
    let middle = Int(sorted[sorted.count / 2])
    let odd = middle - Int(first) > Int(last) - middle ? first : last
    let row = rows.day.firstIndex(of: odd) ?? 0
    log.error(
      table.place(row, "week"),
      "\(CivilDate(dayNumber: Int(odd))) is more than 30 years from other sales",
      hint: "check the year")
  }

  private func noteDays(_ rows: SalesRows) {
    guard let first = rows.day.first else { return }
    let weekdays = Set(rows.day.map { CivilDate(dayNumber: Int($0)).weekday })
    if weekdays.count > 1 {
      log.note(table.file, "the sales of the days of a week are added up")
    } else if CivilDate(dayNumber: Int(first)).weekday != 0 {
      log.note(table.file, "every week is named by a day other than its Monday; its Monday is used")
    }
  }
}

extension CategorySales {
  /// Gathers the complete weeks of products by category, in the order of the product list.
  static func gather(_ products: [CompanyProduct], _ weeks: [[SoldWeek]]) -> [CategorySales] {
    let first = weeks.compactMap { $0.first?.week }.min() ?? 0
    let last = weeks.compactMap { $0.last?.week }.max() ?? first
    var (names, members): ([String], [String: [Int]]) = ([], [:])
    for (index, product) in products.enumerated() where !weeks[index].isEmpty {
      if members[product.category] == nil { names.append(product.category) }
      members[product.category, default: []].append(index)
    }
    return names.map { name in
      let items = members[name] ?? []
      var sales = WeeklySales(
        items: items.map { products[$0].sku }, firstDay: SoldWeek.monday(ofWeek: first),
        weeks: last - first + 1)
      for (place, item) in items.enumerated() {
        for week in weeks[item] { sales.append(week.row(item: place, firstWeek: first)) }
      }
      return CategorySales(category: name, sales: sales)
    }
  }
}

extension SoldWeek {
  /// Returns the row of the table; weeks are counted from `firstWeek`.
  func row(item: Int, firstWeek: Int) -> WeeklySales.Row {
    WeeklySales.Row(
      item: item, week: week - firstWeek, units: units, price: price, listPrice: listPrice,
      isPromoted: isPromoted ?? false, display: display, feature: feature, stockDays: stockDays)
  }
}
