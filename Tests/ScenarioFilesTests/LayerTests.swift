import MarketModel
import Testing

@testable import ScenarioFiles

@Suite("Layers: included files, then the file, then overrides")
struct LayerTests {
  @Test("the including file wins, key by key, and later files win over earlier ones")
  func precedence() throws {
    let scenario = try Shop.load(
      ("marketeer: 1\n", "marketeer: 1\ninclude: [a.yaml, b.yaml]\n"),
      files: [
        "a.yaml": "money: {currency: CHF, tick: 0.05}\nname: first",
        "b.yaml": "money: {currency: SEK}",
      ]
    ).scenario
    #expect(scenario.market.money.currency == "SEK")
    #expect(scenario.market.money.tick == Money(0.05))
    #expect(scenario.name == "shop")
  }

  @Test("paths are relative to the file in which they stand")
  func folders() throws {
    let scenario = try Shop.load(
      ("marketeer: 1\n", "marketeer: 1\ninclude: base/a.yaml\n"),
      files: [
        "base/a.yaml": "include: more/b.yaml",
        "base/more/b.yaml": "strategies: {past: {replay: {from: p.csv}}}",
        "base/more/p.csv": "date,sku,price\n2026-03-02,lungo,4.50\n",
      ]
    ).scenario
    #expect(scenario.strategies.map(\.name) == ["past", "today", "deal"])
  }

  @Test("overrides reach into maps and into lists by id or position, and add keys")
  func overrides() throws {
    let scenario = try Shop.load(overrides: [
      "products.lungo.list_price=5.99", "products.2.unit_cost=3.10 +- 0.20",
      "rules.floor=80%", "strategies.deal.promotions=[]",
    ]).scenario
    #expect(scenario.market.offers[0].listPrice == Money(5.99))
    #expect(scenario.market.offers[1].unitCost == Money(3.1))
    #expect(scenario.assumptions.last?.name == "unit_cost decaf")
    #expect(scenario.market.firms[0].rules.floor == 0.8)
    #expect(scenario.strategies[1].promotions.isEmpty)
  }

  @Test("anchors and merge keys are resolved")
  func anchors() throws {
    let scenario = try Shop.load(
      (
        "  - {id: lungo, list_price: 5.00, unit_cost: 2.70}",
        "  - &one {id: lungo, list_price: 5.00, unit_cost: 2.70}"
      ),
      ("  - {id: decaf, list_price: 6.00, unit_cost: 3.30}", "  - {<<: *one, id: decaf}")
    ).scenario
    #expect(scenario.market.offers[1].product == "decaf")
    #expect(scenario.market.offers[1].listPrice == Money(5))
  }
}
