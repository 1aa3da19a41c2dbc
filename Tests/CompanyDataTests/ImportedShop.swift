import Foundation
import MarketModel
import ScenarioFiles

@testable import CompanyData

/// A company's files made from a market with known elasticities, and what `import` writes of them.
struct ImportedShop {
  var market: EstimationMarket
  var sample: EstimationMarket.Sample
  var files: TestFolder
  var options = ImportOptions()

  /// Eight teas with a year of sales.
  init(seed: UInt64 = 5, number: Int = 0) {
    var market = EstimationMarket()
    market.items = 8
    market.weeks = 52
    self.init(market, seed: seed, number: number)
  }

  /// Products and sales of a market; tea `n` lists at `5 + n / 10` today as far as the files tell.
  init(_ market: EstimationMarket, seed: UInt64, number: Int) {
    self.market = market
    sample = market.sample(seed: seed, number: number)
    files = TestFolder(files: [])
      .with("products.csv", Self.products(sample.sales))
      .with("sales.csv", Self.table(sample.sales))
  }

  /// The product list with the last list prices; a unit costs 55 % of them.
  private static func products(_ sales: WeeklySales) -> String {
    var last = Array(repeating: 0.0, count: sales.items.count)
    for row in 0..<sales.count { last[Int(sales.item[row])] = sales.listPrice[row] }
    let rows = last.enumerated().map { item, list in
      "tea-\(item),tea,Leaf,\(cents(list)),\(cents(0.55 * list)),Acme"
    }
    return text(["sku,category,brand,list_price,unit_cost,supplier"] + rows)
  }

  private static func table(_ sales: WeeklySales) -> String {
    let rows = (0..<sales.count).map { index in
      let row = sales[index]
      return "tea-\(row.item),\(sales.firstDay.adding(days: 7 * row.week)),"
        + "\(Int(row.units)),\(cents(row.price)),\(cents(row.listPrice)),"
        + "\(row.isPromoted ? 1 : 0),\(row.display),\(row.feature),\(row.stockDays)"
    }
    return text(
      ["sku,week,units,price,list_price,promo,display,feature,stock_days"] + rows)
  }

  private static func cents(_ price: Double) -> String { String(format: "%.2f", price) }
  private static func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

  /// The Monday after the last week of sales.
  var start: CivilDate { sample.sales.firstDay.adding(days: 7 * sample.sales.weeks) }

  /// The share-weighted mean of the items' elasticities.
  func meanElasticity(_ estimates: DemandEstimates) -> Double {
    zip(estimates.items, sample.elasticities).reduce(0) { $0 + $1.0.share * $1.1 }
  }

  /// What `import` wrote.
  struct Result {
    /// Texts of the written files by path below the target's folder.
    var files: [String: String] = [:]
    var outcome: CompanyImport.Outcome
    /// Scenarios by file, as the loader reads them.
    var scenarios: [String: LoadedScenario] = [:]
  }

  /// Imports to `mine.yaml` in a temporary folder, loads every scenario and removes the folder.
  ///
  /// - Throws: `ScenarioError` for a scenario with mistakes.
  func imported(only: [String]? = nil) throws -> Result {
    let path = FileManager.default.temporaryDirectory.path + "/import-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let outcome = try CompanyImport(files.read(), origin: "data", options: options)
      .write(to: path + "/mine.yaml", only: only)
    var result = Result(outcome: outcome)
    for name in try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    where name.contains(".") {
      result.files[name] = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }
    for name in result.files.keys.sorted() where name.hasSuffix(".yaml") {
      result.scenarios[name] = try ScenarioLoader(physicalMemory: 8 << 30)
        .load(path: path + "/" + name)
    }
    return result
  }
}
