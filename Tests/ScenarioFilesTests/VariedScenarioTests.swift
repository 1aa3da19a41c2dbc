import MarketModel
import Testing

@testable import ScenarioFiles

@Suite("Scenarios of which any value may vary")
struct VariedScenarioTests {
  private static let text = """
    marketeer: 1
    name: tea
    market: {category: tea, start: 2026-01-05, horizon: 2 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    focal: {firm: shop, role: retailer}
    products: [{id: tea, list_price: 5.00, unit_cost: 2.50 +- 0.10}]
    rivals:
      - {firm: web, offers: [{product: tea, price: 4.90, unit_cost: 2}], strategy: {match_lowest: {latency: 7 days +- 2 days, floor_margin: 8%}}}
    consumers: {population: 100, segments: [{id: shoppers, visits: {fixed: 1/week}}]}
    intent: {model: logit, stated: {utility: {tea: 6, web/tea: 6}, outside: 0, scale: 1, price_coefficient: 1}}
    baseline: list
    strategies:
      list: {fixed: {}}
      learn: {elasticity: {prior: -2.5 +- 1.5}}
    experiment: {seed: 1, replications: 2}
    """

  private func varied() throws -> VariedScenario {
    let files = ["s.yaml": Self.text]
    return try ScenarioLoader(
      physicalMemory: 8 << 30, files: FileAccess { files[$0].map { Array($0.utf8) } }
    ).varied(path: "s.yaml")
  }

  @Test(
    "a key is found by the path that --set takes, with what stands there or by default",
    arguments: [
      ("products.tea.unit_cost", "2.50 +- 0.10", 2.5),
      ("rivals.web.strategy.match_lowest.latency", "7 days +- 2 days", 7),
      ("consumers.segments.shoppers.visits.fixed", "1/week", 1),
      ("consumers.traffic", "1", 1),
      ("strategies.learn.elasticity.prior", "-2.5 +- 1.5", -2.5),
      ("intent.stated.utility.tea", "6", 6), ("products.1.list_price", "5.00", 5),
    ])
  func keys(path: String, text: String, number: Double) throws {
    let key = try #require(try varied().key(path))
    #expect(key.current == text)
    #expect(key.number?.current == number)
  }

  @Test(
    "two paths are the same key where they name the same value",
    arguments: [
      ("products.tea.unit_cost", "products.1.unit_cost", true),
      ("products. tea .unit_cost", "products.01.unit_cost", true),
      (
        "rivals.web.offers.tea.price", "rivals.1.offers.1.price", true
      ),
      ("products.tea.unit_cost", "products.tea.list_price", false),
      ("intent.stated.utility.tea", "intent.stated.utility.web/tea", false),
    ])
  func same(first: String, second: String, areSame: Bool) throws {
    let keys = try [first, second].map { try #require(try varied().key($0)) }
    #expect(keys[0].isSame(as: keys[1]) == areSame)
    #expect(keys[1].isSame(as: keys[0]) == areSame)
  }

  @Test("assumptions of the market are set without spread, what a strategy believes with its own")
  func spread() throws {
    func setting(_ path: String, _ value: Double) throws -> String? {
      try varied().key(path)?.setting(value)
    }
    #expect(try setting("products.tea.unit_cost", 3) == "3.00 +- 0")
    #expect(try setting("rivals.web.strategy.match_lowest.latency", 14) == "2 weeks +- 0 days")
    #expect(try setting("strategies.learn.elasticity.prior", -3) == "-3 +- 1.5")
    #expect(try setting("products.tea.list_price", 4.5) == "4.50")
    let scenario = try varied().scenario(with: [
      "products.tea.unit_cost=3.00 +- 0",
      "rivals.web.strategy.match_lowest.latency=2 weeks +- 0 days",
    ]).scenario
    #expect(!scenario.drawsAssumptions)
    #expect(scenario.market.offers[0].unitCost == Money(3))
  }

  @Test("keys that the language has not, and texts, have no number")
  func others() throws {
    let varied = try varied()
    #expect(varied.key("products.coffee.unit_cost") == nil)
    #expect(varied.key("consumers.populaton") == nil)
    #expect(varied.key("consumers.population.more") == nil)
    #expect(try #require(varied.key("intent.model")).number == nil)
  }

  @Test("a mistake in a varied value is placed in --vary, with --set's own words")
  func mistakes() throws {
    let varied = try varied()
    let error = #expect(throws: ScenarioError.self) {
      try varied.scenario(with: ["consumers.traffic=1", "consumers.populaton=5"])
    }
    #expect(
      error?.description
        == "--vary:2:1: error: unknown key 'populaton' in 'consumers'\nhint: did you mean "
        + "'population'?")
    let form = #expect(throws: ScenarioError.self) { try varied.scenario(with: ["traffic"]) }
    #expect(
      form?.description
        == "--vary:1:1: error: 'traffic' is not of the form key=value\n"
        + "hint: write --vary consumers.population=1000")
  }
}
