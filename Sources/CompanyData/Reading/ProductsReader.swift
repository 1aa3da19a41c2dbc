import ScenarioFiles

/// Reads the product list.
struct ProductsReader {
  private let table: CompanyTable
  private var log: ImportLog { table.log }

  /// A product before its list price is known.
  struct Draft: Equatable {
    var sku: String
    var name: String
    var category: String
    var brand: String
    var listPrice: Double?
    var unitCost: Double?
    var supplier: String
  }

  /// Where products of a list without categories are put.
  private static let onlyCategory = "all"

  /// Reads from a table.
  init(_ table: CompanyTable) {
    self.table = table
  }

  /// Returns the products with their lines in file order, each sku once; mistakes are noted.
  func read() -> [(draft: Draft, line: Int)] {
    var (products, known): ([(draft: Draft, line: Int)], [String: Int]) = ([], [:])
    for (row, draft) in drafts().enumerated() {
      let line = table.line(row)
      guard !draft.sku.isEmpty else {
        log.error(table.place(row, "sku"), "the sku is empty", hint: "write the product's sku")
        continue
      }
      if let earlier = known[draft.sku] {
        reportAgain(draft, row, products[earlier])
      } else {
        known[draft.sku] = products.count
        products.append((draft, line))
      }
    }
    if products.isEmpty, !log.hasErrors {
      log.error(
        table.text.headerPlace(0), "the product list has no products",
        hint: "write a line per product below the names of the columns")
    }
    return products
  }

  private func drafts() -> [Draft] {
    let (skus, names, categories) = (
      table.texts("sku"), table.texts("name"), table.texts("category")
    )
    let (brands, suppliers) = (table.texts("brand"), table.texts("supplier"))
    let prices = table.numbers("list_price", .price)
    let costs = table.numbers("unit_cost", .cost)
    if !table.has("category") {
      log.note(
        table.file, "there is no column for 'category'; all products are in '\(Self.onlyCategory)'")
    }
    return (0..<table.count).map { row in
      check(category: categories[row], price: prices[row], cost: costs[row], row: row)
      return Draft(
        sku: skus[row], name: names[row].isEmpty ? skus[row] : names[row],
        category: table.has("category") ? categories[row] : Self.onlyCategory, brand: brands[row],
        listPrice: prices[row].isNaN ? nil : prices[row],
        unitCost: costs[row].isNaN ? nil : costs[row], supplier: suppliers[row])
    }
  }

  private func check(category: String, price: Double, cost: Double, row: Int) {
    if table.has("category"), category.isEmpty {
      log.error(
        table.place(row, "category"), "the category is empty", hint: "write the product's category")
    }
    if cost > price {
      log.note(
        table.file, line: table.line(row),
        "the unit cost \(NumberText.text(cost)) is above the list price \(NumberText.text(price))")
    }
  }

  private func reportAgain(_ draft: Draft, _ row: Int, _ earlier: (draft: Draft, line: Int)) {
    if draft == earlier.draft {
      log.note(table.file, line: table.line(row), "a product that stands twice is counted once")
    } else {
      log.error(
        table.place(row, "sku"), "sku '\(draft.sku)' differs from line \(earlier.line)",
        hint: "keep one row per sku")
    }
  }
}
