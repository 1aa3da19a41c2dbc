import MarketModel
import Testing

@testable import CompanyData

@Suite("Days in stock from counts of the stock")
struct ReadingStockTests {
  /// Four weeks of tea from 2026-03-02; the third has no record.
  private func days(_ stock: String, column: String = "", value: String = "") throws -> [Double] {
    let rows = ["2026-03-02", "2026-03-09", "2026-03-23"].map { "tea,\($0),1,5\(value)\n" }
    let folder = TestFolder().with("sales.csv", "sku,week,units,price\(column)\n" + rows.joined())
      .with("stock.csv", "sku,date,units\n" + stock)
    return try folder.read().sales[0].sales.stockDays
  }

  @Test("A week has the share of its counts above zero, and seven days without a count")
  func share() throws {
    let counts = ["tea,2026-03-10,4", "tea,2026-03-12,0", "coffee,2026-03-02,0", "tea,,0"]
    #expect(try days(counts.joined(separator: "\n")) == [7, 3.5, 7, 7])
  }

  @Test("A week without record and with empty shelves is no week without demand")
  func missingWeek() throws {
    #expect(try days("tea,2026-03-16,0\ntea,2026-03-18,0\n") == [7, 7, 0, 7])
  }

  @Test("Days in stock that the sales tell go first")
  func salesFirst() throws {
    #expect(
      try days("tea,2026-03-09,0\n", column: ",stock_days", value: ",5") == [5, 5, 7, 5])
  }

  @Test("What the counts change is noted")
  func noted() throws {
    let folder = TestFolder().with("stock.csv", "sku,date,units\ntea,2026-03-02,0\n")
    #expect(
      try folder.notes() == [
        "data/sales.csv:2: note: a week has its days in stock from the stock file",
        "data/sales.csv:2: note: a week with fewer than 7 days in stock counts as censored",
        "data/sales.csv:2: note: units were sold in a week without a day in stock",
      ])
  }
}
