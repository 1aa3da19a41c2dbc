import Foundation
import ScenarioFiles

/// Weekly sales of a scenario's products from one file.
public enum ActualSales {
  /// Reads a file with the columns of `sales.csv`; skus are products' ids.
  ///
  /// Products of the scenario come first, in their order, then those that only the file knows.
  ///
  /// - Parameters:
  ///   - path: The file; messages name it as given here.
  ///   - products: Ids of the scenario's products.
  ///   - listPrices: Their list prices, for weeks whose list price the file does not give.
  /// - Returns: The sales of all products in the file, as one category.
  /// - Throws: `CompanyDataError` with every mistake of the file.
  public static func read(
    path: String, products: [String], listPrices: [Double]
  ) throws(CompanyDataError) -> WeeklySales {
    try readWithNotes(path: path, products: products, listPrices: listPrices).sales
  }

  /// Reads as `read`, and returns what was merged, netted or imputed as well.
  ///
  /// - Throws: `CompanyDataError` with every mistake of the file.
  public static func readWithNotes(
    path: String, products: [String], listPrices: [Double]
  ) throws(CompanyDataError) -> (sales: WeeklySales, notes: [ImportNote]) {
    let log = ImportLog()
    guard let table = table(path, log: log) else { throw log.failure }
    let written = (table.cells("sku")?.texts ?? []).filter { !$0.isEmpty }
    var skus = names(of: products, among: written)
    let known = Set(skus)
    skus += written.filter { !known.contains($0) }
    let prices = listPrices.map { Optional($0) } + skus.dropFirst(products.count).map { _ in nil }
    let reader = SalesReader(table, skus: skus, channel: nil)
    let sold = reader.soldWeeks()
    try log.throwErrors()
    let weeks = reader.complete(sold, listPrices: prices)
    try log.throwErrors()
    let identifiers = products + skus.dropFirst(products.count)
    let list = identifiers.enumerated().map { index, sku in
      CompanyProduct(
        sku: sku, originalSku: sku, name: sku, category: "", brand: nil,
        listPrice: prices[index] ?? weeks[index].last?.listPrice ?? .nan, unitCost: nil,
        supplier: nil, line: 0)
    }
    guard let sales = CategorySales.gather(list, weeks).first?.sales else { throw log.failure }
    return (sales, log.notes)
  }

  /// Returns what the file calls each product: its id, or a sku of which `import` makes the id.
  private static func names(of products: [String], among written: [String]) -> [String] {
    let ids = SafeIdentifier.identifiers(for: written)
    let byID = Dictionary(zip(ids, written)) { first, _ in first }
    return products.map { byID[$0] ?? $0 }
  }

  private static func table(_ path: String, log: ImportLog) -> CompanyTable? {
    guard let data = FileManager.default.contents(atPath: path) else {
      log.error(
        .init(file: path, line: 1, column: 1), "the file can't be read",
        hint: "check the path, and that this user may read it")
      return nil
    }
    guard let text = TextEncoding.utf8(Array(data), file: path, log: log),
      let table = DelimitedText(text, file: path, log: log)
    else { return nil }
    return CompanyTable(table, kind: .sales, mapping: TableMapping(), log: log)
  }
}
