import MarketModel
import ScenarioFiles
import Testing

@testable import CompanyData

/// Names that would break a scenario file if they were written as they are.
@Suite("Names of products, categories and rivals in an imported scenario")
struct ImportNamesTests {
  /// A shop whose first products have other skus, names and brands, and whose category is `category`.
  private static func shop(
    skus: [String], name: String = "Tea", brand: String = "Leaf", category: String = "tea"
  ) -> ImportedShop {
    var shop = ImportedShop()
    let lists = String(decoding: shop.files.files[0].bytes, as: UTF8.self)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    func cell(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    func sku(_ place: Int) -> String { place < skus.count ? skus[place] : "tea-\(place)" }
    let products = lists.enumerated().map { place, cells in
      [
        cell(sku(place)), cell(name), cell(category), cell(brand), String(cells[3]),
        String(cells[4]),
      ]
      .joined(separator: ",")
    }
    var sales = String(decoding: shop.files.files[1].bytes, as: UTF8.self)
    for place in skus.indices {
      sales = sales.replacing("tea-\(place),", with: cell(sku(place)) + ",")
    }
    shop.files =
      shop.files.with(
        "products.csv",
        (["sku,name,category,brand,list_price,unit_cost"] + products).joined(separator: "\n") + "\n"
      )
      .with("sales.csv", sales)
    return shop
  }

  @Test(
    "that look like numbers, truths, dates or nothing stay texts",
    arguments: [
      ["4711", "0012", "1.50", "1e3"], ["true", "no", "null", "2026-03-02"],
      ["0x1F", "1_000", ".5", "off"],
    ])
  func skus(names: [String]) throws {
    let result = try Self.shop(skus: names).imported()
    let offers = try #require(result.scenarios["mine.yaml"]).scenario.market.offers
    #expect(offers.prefix(4).map(\.product) == SafeIdentifier.identifiers(for: names))
  }

  @Test(
    "may hold quotes, colons, braces, hashes, backslashes and any letter",
    arguments: [
      "\"Earl\": Grey, 'fine'", "{tea} # [black] & *best*", "C:\\tea\\n", "Grüner Tee 緑茶 🍵",
      "- tea: |", "100% \"Assam\"\\", "\u{85}Tea\u{2028}bag\u{7F}", "two\nlines",
    ])
  func texts(text: String) throws {
    let result = try Self.shop(skus: [], name: text, brand: text, category: text).imported()
    let scenario = try #require(result.scenarios["mine.yaml"]).scenario
    let expected = text.map { $0.isNewline || $0 == "\u{7F}" ? " " : String($0) }.joined()
      .split(separator: " ")
    for offer in scenario.market.offers {
      // The reader trims cells; spaces are what unprintable characters become.
      #expect(offer.name.split(separator: " ") == expected)
      #expect(offer.brand.split(separator: " ") == expected)
    }
    #expect(scenario.warnings.map(\.message) == [])
  }

  @Test("of rivals never meet the firm's own or each other's")
  func rivals() throws {
    var shop = ImportedShop()
    let day = shop.start.adding(days: -7)
    let names = ["Shop", "Ümlaut & Söhne", "umlaut   sohne", "漢", "字"]
    let rows = names.enumerated().map { "\(day),\($1),tea-\($0),4.50" }
    shop.files = shop.files.with(
      "competitor_prices.csv", (["date,competitor,sku,price"] + rows).joined(separator: "\n") + "\n"
    )
    let result = try shop.imported()
    let market = try #require(result.scenarios["mine.yaml"]).scenario.market
    #expect(market.firms.count == 6)
    #expect(Set(market.firms.map(\.name)).count == 6)
    #expect(abs(market.offers.reduce(0) { $0 + ($1.expectedShare ?? 0) } - 1) < 1e-12)
  }

  @Test("of the scenario's folder may hold spaces and commas")
  func folders() throws {
    #expect(ImportedNames.path("mine/price_calendar.csv") == "mine/price_calendar.csv")
    #expect(ImportedNames.path("my, own: {tea}/a.csv") == "\"my, own: {tea}/a.csv\"")
  }
}
