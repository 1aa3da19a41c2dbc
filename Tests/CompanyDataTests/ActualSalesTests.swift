import Foundation
import MarketModel
import Testing

@testable import CompanyData

@Suite("Sales after launch")
struct ActualSalesTests {
  private func read(
    _ rows: String, products: [String]
  ) throws -> (sales: WeeklySales, notes: [ImportNote]) {
    let path = FileManager.default.temporaryDirectory.path + "/actuals-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(("sku,week,units,price\n" + rows).utf8).write(to: URL(fileURLWithPath: path))
    return try ActualSales.readWithNotes(
      path: path, products: products, listPrices: products.map { _ in 5 })
  }

  @Test("know a product by its id, and by the sku of which import made the id")
  func names() throws {
    let rows = "Tee Käse,2026-03-02,3,5\nmilk,2026-03-02,2,5\nsencha,2026-03-02,1,5\n"
    let sales = try read(rows, products: ["sencha", "tee-kaese"]).sales
    #expect(sales.items == ["sencha", "tee-kaese", "milk"])
    #expect(sales.units == [1, 3, 2])
  }

  @Test("come with notes on what was merged")
  func notes() throws {
    let notes = try read("tea,2026-03-02,3,5\ntea,2026-03-02,3,5\n", products: ["tea"]).notes
    #expect(
      notes.map(\.sentence) == [
        "a week without list price has the product list's",
        "a row that stands twice is counted once",
      ])
  }
}
