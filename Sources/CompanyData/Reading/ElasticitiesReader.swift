import ScenarioFiles

/// Reads what the company knows about its elasticities.
struct ElasticitiesReader {
  private let table: CompanyTable
  private let book: SkuBook
  private let identifiers: [String]
  private let categories: [String]
  private var log: ImportLog { table.log }

  /// Takes the table, the product list's skus, the identifiers made of them, and the categories.
  init(_ table: CompanyTable, book: SkuBook, identifiers: [String], categories: [String]) {
    (self.table, self.book, self.identifiers) = (table, book, identifiers)
    self.categories = categories
  }

  /// Returns the elasticities in file order; mistakes are noted.
  func read() -> [KnownElasticity] {
    let items = book.items(table, mayBeEmpty: true)
    let names = table.texts("category")
    let (promotion, promotionError) = values("promotion")
    let (longRun, longRunError) = values("long_run")
    var (known, seen): ([KnownElasticity], Set<KnownElasticity.Subject>) = ([], [])
    for row in 0..<table.count {
      guard let subject = subject(item: items[row], category: names[row], row: row) else {
        continue
      }
      let elasticity = KnownElasticity(
        subject: subject, promotion: negative(promotion[row], "promotion", row),
        promotionStandardError: optional(promotionError[row]),
        longRun: negative(longRun[row], "long_run", row),
        longRunStandardError: optional(longRunError[row]))
      if elasticity.promotion == nil, elasticity.longRun == nil {
        note(row, "a row without an elasticity says nothing")
      }
      if items[row] >= 0, !names[row].isEmpty {
        note(row, "a row names a sku and a category; it counts for the sku")
      }
      if seen.insert(subject).inserted {
        known.append(elasticity)
      } else {
        reportAgain(elasticity, known, row)
      }
    }
    return known
  }

  private func values(_ key: String) -> ([Double], [Double]) {
    (table.numbers(key, .number), table.numbers(key + "_se", .notNegative))
  }

  private func subject(item: Int32, category: String, row: Int) -> KnownElasticity.Subject? {
    if item >= 0 { return .product(identifiers[Int(item)]) }
    if categories.contains(category) { return .category(category) }
    guard !category.isEmpty || table.isEmpty(row, "sku") else { return nil }
    let nearest = EditDistance.nearest(to: category, in: categories).map { "did you mean '\($0)'?" }
    log.error(
      table.place(row, category.isEmpty ? "sku" : "category"),
      category.isEmpty
        ? "neither a sku nor a category is written"
        : "category '\(category)' is not in the product list",
      hint: category.isEmpty ? "write one of them" : nearest ?? "write it as in the product list")
    return nil
  }

  private func negative(_ value: Double, _ key: String, _ row: Int) -> Double? {
    guard !value.isNaN else { return nil }
    if value == 0 {
      log.error(
        table.place(row, key), "\(key) '0' is zero",
        hint: "write the elasticity, as in -2.5, or leave the cell empty")
    }
    if value > 0 {
      log.note(table.file, line: table.line(row), "an elasticity above zero is read as below zero")
    }
    return -abs(value)
  }

  private func note(_ row: Int, _ sentence: String) {
    log.note(table.file, line: table.line(row), sentence)
  }

  private func optional(_ value: Double) -> Double? { value.isNaN ? nil : value }

  private func reportAgain(_ elasticity: KnownElasticity, _ known: [KnownElasticity], _ row: Int) {
    if known.contains(elasticity) {
      log.note(table.file, line: table.line(row), "an elasticity that stands twice is counted once")
    } else {
      log.error(
        table.place(row, "sku"), "the sku or category stands twice with different elasticities",
        hint: "keep one row")
    }
  }
}
