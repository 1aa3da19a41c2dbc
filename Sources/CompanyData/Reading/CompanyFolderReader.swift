import ScenarioFiles

/// Reads the files of a folder in the order in which they need each other.
struct CompanyFolderReader {
  private let source: SourceFolder
  private let log: ImportLog

  /// Takes a folder that could be listed.
  init(_ source: SourceFolder, log: ImportLog) {
    (self.source, self.log) = (source, log)
  }

  /// Returns the checked values of all files.
  ///
  /// - Throws: `CompanyDataError` with every mistake.
  func read() throws(CompanyDataError) -> CompanyFolder {
    let productTable = source.open(.products, isRequired: true)
    let salesTable = source.open(.sales, isRequired: true)
    let drafts = productTable.map { ProductsReader($0).read() } ?? []
    // Without the product list every sku of the other files would look wrong.
    guard let productTable, let salesTable, !drafts.isEmpty else { throw log.failure }
    let identifiers = identifiers(drafts, in: productTable)
    var company = CompanyFolder(
      products: [], sales: [], competitorPrices: [], promotions: [], elasticities: [], stock: [],
      notes: [])
    readFurther(&company, drafts, identifiers)
    try readSales(&company, salesTable, drafts, identifiers, productFile: productTable.file)
    company.notes = log.notes
    return company
  }

  private func identifiers(
    _ drafts: [(draft: ProductsReader.Draft, line: Int)], in table: CompanyTable
  ) -> [String] {
    let skus = drafts.map(\.draft.sku)
    let identifiers = SafeIdentifier.identifiers(for: skus)
    for (index, identifier) in identifiers.enumerated() where identifier != skus[index] {
      log.note(
        table.file, line: drafts[index].line,
        "sku '\(skus[index])' is called '\(identifier)' in scenarios")
    }
    return identifiers
  }

  private func readFurther(
    _ company: inout CompanyFolder, _ drafts: [(draft: ProductsReader.Draft, line: Int)],
    _ identifiers: [String]
  ) {
    let book = SkuBook(drafts.map(\.draft.sku))
    if let table = source.open(.competitorPrices, isRequired: false) {
      company.competitorPrices =
        CompetitorPricesReader(table, book: book, identifiers: identifiers).read()
    }
    if let table = source.open(.promotions, isRequired: false) {
      company.promotions = PromotionsReader(
        table, book: book, identifiers: identifiers, listPrices: drafts.map(\.draft.listPrice)
      ).read()
    }
    if let table = source.open(.elasticities, isRequired: false) {
      let categories = drafts.map(\.draft.category)
      company.elasticities = ElasticitiesReader(
        table, book: book, identifiers: identifiers, categories: categories
      ).read()
    }
    if let table = source.open(.stock, isRequired: false) {
      company.stock = StockReader(table, book: book, identifiers: identifiers).read()
    }
  }

  private func readSales(
    _ company: inout CompanyFolder, _ table: CompanyTable,
    _ drafts: [(draft: ProductsReader.Draft, line: Int)], _ identifiers: [String],
    productFile: String
  ) throws(CompanyDataError) {
    let reader = SalesReader(table, skus: drafts.map(\.draft.sku), channel: source.channel)
    let sold = reader.soldWeeks()
    try log.throwErrors()
    let bySku = Dictionary(grouping: company.promotions, by: \.sku)
    let stock = Dictionary(grouping: company.stock, by: \.sku)
    let weeks = reader.complete(
      sold, listPrices: drafts.map(\.draft.listPrice),
      promotions: identifiers.map { bySku[$0] ?? [] }, stock: identifiers.map { stock[$0] ?? [] })
    for (index, entry) in drafts.enumerated() {
      company.products.append(
        product(entry.draft, entry.line, identifiers[index], weeks[index], productFile))
    }
    try log.throwErrors()
    company.sales = CategorySales.gather(company.products, weeks)
  }

  private func product(
    _ draft: ProductsReader.Draft, _ line: Int, _ identifier: String, _ weeks: [SoldWeek],
    _ file: String
  ) -> CompanyProduct {
    if weeks.isEmpty { log.note(file, line: line, "a product has no sales") }
    if draft.listPrice == nil, let last = weeks.last {
      log.note(
        file, line: line,
        "a product without list price has its last week's, \(NumberText.text(last.listPrice))")
    }
    if draft.listPrice == nil, weeks.isEmpty {
      log.error(
        Place(file: file, line: line, column: 1),
        "sku '\(draft.sku)' has neither a list price nor sales", hint: "write its list price")
    }
    return CompanyProduct(
      sku: identifier, originalSku: draft.sku, name: draft.name, category: draft.category,
      brand: draft.brand.isEmpty ? nil : draft.brand,
      listPrice: draft.listPrice ?? weeks.last?.listPrice ?? .nan, unitCost: draft.unitCost,
      supplier: draft.supplier.isEmpty ? nil : draft.supplier, line: line)
  }
}
