import MarketModel
import ScenarioFiles
import Testing

@testable import CompanyData

@Suite("A scenario imported from a company's files")
struct ImportTests {
  private static func rows(_ text: String?) -> [[String]] {
    (text ?? "").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test("loads without a mistake or warning, and its shares sum to 1")
  func loads() throws {
    let result = try ImportedShop().imported()
    let loaded = try #require(result.scenarios["mine.yaml"])
    #expect(loaded.scenario.warnings.map(\.message) == [])
    let shares = loaded.scenario.market.offers.compactMap(\.expectedShare)
    #expect(shares.count == 8)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    #expect(loaded.scenario.market.calendar.start == ImportedShop().start)
    #expect(result.outcome.refused.isEmpty)
    #expect(
      Set(result.files.keys)
        == [
          "mine.yaml", "mine/actuals.csv", "mine/data_quality.md", "mine/price_calendar.csv",
          "mine/promotions.csv",
        ])
  }

  @Test("has in its price calendar the price paid in every week of the sales")
  func calendar() throws {
    let shop = ImportedShop()
    let result = try shop.imported()
    let calendar = Self.rows(result.files["mine/price_calendar.csv"])
    var prices: [String: String] = [:]
    for row in Self.rows(result.files["mine/actuals.csv"]) {
      // ISO dates sort as texts.
      let inForce = calendar.last { $0[1] == row[0] && $0[0] <= row[1] }
      let price = try #require(Double(inForce?[2] ?? ""))
      let paid = try #require(Double(row[3]))
      #expect(abs(price - paid) < 1e-9, "\(row)")
      prices[row[0]] = row[1]
    }
    #expect(prices.count == 8)
  }

  @Test("keeps units, prices, flags and stock of the sales in its actuals")
  func actuals() throws {
    let shop = ImportedShop()
    let text = try #require(shop.imported().files["mine/actuals.csv"])
    let again = try shop.files.with("sales.csv", text).read().sales[0].sales
    #expect(try shop.files.read().sales[0].sales == again)
  }

  @Test("repeats the last weeks where no promotion is planned")
  func repetition() throws {
    let shop = ImportedShop()
    let category = try CategoryImport(
      shop.files.read(), category: shop.files.read().sales[0], options: shop.options)
    #expect(!category.plan.isPlanned)
    for row in category.plan.future {
      let past = category.sales.rows(in: (row.week - 12)..<(row.week - 11))
      let model = (0..<past.count).map { past[$0] }.first { $0.item == row.item }
      let old = try #require(model)
      #expect(abs(row.price / row.listPrice - old.price / old.listPrice) < 1e-12)
      #expect((row.display, row.feature) == (old.display, old.feature))
    }
    #expect(category.plan.future.count == 8 * 12)
  }

  @Test("takes planned promotions for the weeks to come, and list prices beside them")
  func planned() throws {
    var shop = ImportedShop()
    let (from, to) = (shop.start.adding(days: 7), shop.start.adding(days: 20))
    shop.files = shop.files.with(
      "promotions.csv",
      "id,sku,from,to,percent_off,display,feature\nspring,tea-2,\(from),\(to),20,1,0\n")
    let category = try CategoryImport(
      shop.files.read(), category: shop.files.read().sales[0], options: shop.options)
    #expect(category.plan.isPlanned)
    let promoted = category.plan.future.filter(\.isPromoted)
    #expect(promoted.map(\.item) == [2, 2] && promoted.map(\.week) == [53, 54])
    #expect(promoted.allSatisfy { abs($0.price - 0.8 * $0.listPrice) < 1e-12 && $0.display == 1 })
    let others = category.plan.future.filter { !$0.isPromoted }
    #expect(others.allSatisfy { $0.price == $0.listPrice })
    let result = try shop.imported()
    #expect(
      result.files["mine/promotions.csv"] == """
        id,product,from,to,percent_off,display,mailer
        shown-1,tea-2,\(from),\(to),0,1,0

        """)
    #expect(result.files["mine.yaml"]?.contains("then the promotions of promotions.csv") == true)
  }

  @Test("leaves out products that are no longer sold, and says so")
  func lapsed() throws {
    var shop = ImportedShop()
    let cutoff = "\(shop.start.adding(days: -7 * 9))"
    let sales = shop.files.files[1]
    let kept = String(decoding: sales.bytes, as: UTF8.self).split(separator: "\n").filter { line in
      let cells = line.split(separator: ",")
      return cells[0] != "tea-3" || cells[1] < cutoff
    }
    shop.files = shop.files.with("sales.csv", kept.joined(separator: "\n") + "\n")
    let result = try shop.imported()
    let sentence =
      "1 product without sales in the last 8 weeks is not in the scenario."
    #expect(result.outcome.written[0].sentences.contains(sentence))
    #expect(result.files["mine.yaml"]?.contains("tea-3") == false)
    #expect(result.files["mine/actuals.csv"]?.contains("tea-3") == true)
    #expect(result.scenarios["mine.yaml"]?.scenario.market.offers.count == 7)
  }

  @Test("assumes a missing unit cost, and says so")
  func missingCost() throws {
    var shop = ImportedShop()
    let text = String(decoding: shop.files.files[0].bytes, as: UTF8.self)
    let lines = text.split(separator: "\n").map { line -> String in
      var cells = line.split(separator: ",").map(String.init)
      if cells[0] == "tea-0" { cells[4] = "" }
      return cells.joined(separator: ",")
    }
    shop.files = shop.files.with("products.csv", lines.joined(separator: "\n") + "\n")
    let result = try shop.imported()
    let scenario = try #require(result.scenarios["mine.yaml"]?.scenario)
    let offer = try #require(scenario.market.offers.first)
    guard case .calibrated(let targets) = scenario.intent.source else {
      Issue.record("the scenario has no targets")
      return
    }
    // At this cost the list price is the best one: (p - c) / p = -1 / elasticity.
    let cost = (1 + 1 / targets.longRunElasticity) * offer.listPrice.units
    #expect(abs(offer.unitCost.units - cost) < 0.02)
    #expect(
      result.files["mine.yaml"]?.split(separator: "\n").first { $0.contains("id: tea-0") }?
        .hasSuffix("# unit_cost: an assumption") == true)
    #expect(
      result.outcome.written[0].sentences.contains("1 product has no unit cost; one is assumed."))
  }

  @Test("is one of several where there are several categories")
  func categories() throws {
    var shop = ImportedShop()
    let text = String(decoding: shop.files.files[0].bytes, as: UTF8.self)
    let lines = text.split(separator: "\n").map { line -> String in
      let isGreen = ["tea-5", "tea-6", "tea-7"].contains(String(line.prefix(5)))
      return isGreen ? String(line).replacing(",tea,", with: ",Grüner Tee,") : String(line)
    }
    shop.files = shop.files.with("products.csv", lines.joined(separator: "\n") + "\n")
    let result = try shop.imported()
    #expect(result.scenarios.keys.sorted() == ["mine-gruener-tee.yaml", "mine-tea.yaml"])
    #expect(result.outcome.written.map(\.category) == ["tea", "Grüner Tee"])
    #expect(result.scenarios.values.map(\.scenario.market.offers.count).sorted() == [3, 5])
    let only = try shop.imported(only: ["Grüner Tee"])
    #expect(only.scenarios.keys.sorted() == ["mine.yaml"])
  }

  @Test("has the same bytes for the same files")
  func sameBytes() throws {
    #expect(try ImportedShop().imported().files == ImportedShop().imported().files)
  }

  @Test("leans on the company's elasticities, the more the surer they are")
  func evidence() throws {
    func promotion(_ error: Double?) throws -> Estimate {
      var shop = ImportedShop()
      if let error {
        shop.files = shop.files.with(
          "elasticities.csv", "category,promotion,promotion_se\ntea,-4,\(error)\n")
      }
      let company = try shop.files.read()
      return try CategoryImport(company, category: company.sales[0], options: shop.options)
        .estimates.category.promotion
    }
    let (without, vague, sure) = (try promotion(nil), try promotion(0.5), try promotion(0.05))
    #expect(-4 < sure.value && sure.value < vague.value && vague.value < without.value)
    #expect(sure.standardError < without.standardError)
  }
}
