import MarketModel
import ScenarioFiles
import Testing

@testable import CompanyData

@Suite("Rivals and consumers of an imported scenario")
struct ImportRivalTests {
  private func shop(_ prices: String, lapsed: Bool = true) throws -> ImportedShop {
    var shop = ImportedShop()
    let last = shop.start.adding(days: -70)
    let sales = try #require(shop.files.files.first { $0.name == "sales.csv" })
    let lines = String(decoding: sales.bytes, as: UTF8.self).split(separator: "\n")
    // Tea 0 leaves the assortment ten weeks before the end.
    let kept = lines.filter { line in
      let cells = line.split(separator: ",")
      return !lapsed || cells[0] != "tea-0" || String(cells[1]) < "\(last)"
    }
    shop.files = shop.files.with("sales.csv", kept.joined(separator: "\n") + "\n")
      .with("competitor_prices.csv", "date,competitor,sku,price,available\n" + prices)
    return shop
  }

  @Test("offer no product that is no longer sold")
  func lapsed() throws {
    let result = try shop("2025-01-06,web,tea-0,4,1\n2025-01-06,web,tea-1,4,1\n").imported()
    let scenario = try #require(result.scenarios["mine.yaml"]).scenario
    #expect(
      scenario.market.offers.filter { $0.firm != scenario.market.focalFirm }.map(\.product) == [
        "tea-1"
      ])
    #expect(
      result.outcome.written[0].sentences.contains {
        $0.hasPrefix("1 of the competitors' prices is not used")
      })
  }

  @Test(
    "are none where none of them has an offer",
    arguments: ["2025-01-06,web,tea-0,4,1\n", "2025-01-06,web,tea-1,,0\n"])
  func withoutOffer(prices: String) throws {
    let result = try shop(prices).imported()
    let scenario = try #require(result.scenarios["mine.yaml"]).scenario
    #expect(scenario.market.offers.allSatisfy { $0.firm == scenario.market.focalFirm })
    #expect(result.files["mine/competitor_prices.csv"] == nil)
    let shares = scenario.market.offers.compactMap(\.expectedShare)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
  }

  @Test("need a quarter of the consumers where four times as many visits end with a purchase")
  func conversion() throws {
    var (low, high) = (ImportedShop(), ImportedShop())
    (low.options.conversion, high.options.conversion) = (0.05, 0.2)
    func size(_ shop: ImportedShop) throws -> MarketSize {
      let company = try shop.files.read()
      return MarketSize(
        try CategoryImport(company, category: company.sales[0], options: shop.options),
        options: shop.options)
    }
    let (few, many) = (try size(high), try size(low))
    #expect(abs(few.conversion / many.conversion - 4) < 0.02)
    #expect(few.weeklyUnits == many.weeklyUnits)
    let ratio =
      Double(many.population) * many.represents / (Double(few.population) * few.represents)
    #expect(abs(ratio - 4) < 0.02)
  }
}
