import EventSimulation
import MarketModel
import PricingStrategies
import Testing

@testable import ScenarioFiles

@Suite("Variants of a strategy")
struct ScenarioVariantsTests {
  @Test("every number of a strategy and of its promotions can be varied, with what stands there")
  func parameters() throws {
    let variants = try VariedShop.variants("hilo")
    #expect(variants.parameters.map(\.name) == ["depth", "every", "lasting"])
    #expect(variants.parameters.map(\.current) == [0.2, 28, 7])
    let deal = try VariedShop.variants("deal").parameters
    #expect(deal.first { $0.name == "promotions.spring.percent_off" }?.current == 0.2)
    #expect(deal.first { $0.name == "promotions.spring.from" }?.quantity == .date)
    #expect(deal.first { $0.product == "tea" }?.current == nil)
  }

  @Test("a copy with other values stands beside the strategy, which stays")
  func copy() throws {
    let variants = try VariedShop.variants("hilo")
    let scenario = try variants.scenario(with: VariedShop.values(variants, [0.35, 14])).scenario
    let found = try #require(scenario.strategies.first { $0.name == "hilo_found" })
    #expect(
      found.specification
        == .highLow(depth: 0.35, every: .weeks(2), lasting: .weeks(1), products: []))
    #expect(scenario.strategies.dropLast() == variants.original.scenario.strategies[...])
  }

  @Test("a promotion is copied where its values change")
  func promotion() throws {
    let variants = try VariedShop.variants("deal")
    let off = try #require(
      variants.parameters.first { $0.name == "promotions.spring.percent_off" })
    let scenario = try variants.scenario(with: [.init(off, 0.3)]).scenario
    #expect(scenario.market.promotions.map(\.name) == ["spring", "spring_found"])
    #expect(scenario.market.promotions[1].reduction == .percentOff(0.3))
    #expect(scenario.strategies.first { $0.name == "deal" }?.promotions == [0])
    #expect(scenario.strategies.first { $0.name == "deal_found" }?.promotions == [1])
  }

  @Test("the overlay laid over the file is the variant", arguments: ["hilo", "deal", "list"])
  func overlay(strategy: String) throws {
    let variants = try VariedShop.variants(strategy)
    let values = variants.parameters.filter { $0.name != "promotions.spring.from" }.prefix(2)
      .map { ScenarioVariants.Value($0, VariedShop.other($0)) }
    let text = variants.overlay(with: values, comment: ["Found."])
    let laid = try VariedShop.load(overlay: text)
    #expect(laid.resolvedText == (try variants.scenario(with: values).resolvedText))
  }

  @Test("values that don't go together are refused with the scenario's own words")
  func refused() throws {
    let variants = try VariedShop.variants("hilo")
    let error = #expect(throws: ScenarioError.self) {
      try variants.scenario(with: VariedShop.values(variants, [0.2, 7]))
    }
    #expect(error?.diagnostics.map(\.message) == ["'lasting' is not shorter than 'every'"])
  }
}

/// A shop with a strategy of every kind that the tests vary.
enum VariedShop {
  static let text = """
    marketeer: 1
    name: shop
    market: {category: tea, start: 2026-03-02, horizon: 4 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    focal: {firm: shop, role: retailer}
    products:
      - {id: tea, list_price: 5.00, unit_cost: 2.00}
      - {id: coffee, list_price: 6.00, unit_cost: 2.50}
    consumers: {population: 200, segments: [{id: everyone, visits: {fixed: 1/week}}]}
    intent: {model: logit, stated: {utility: {tea: 3, coffee: 3}, price_coefficient: 1}}
    history: none
    promotions:
      - {id: spring, products: [tea], percent_off: 20%, from: 2026-03-09, to: 2026-03-15}
    baseline: list
    strategies:
      list: {fixed: {}}
      hilo: {high_low: {depth: 20%, every: 4 weeks}}
      deal: {fixed: {prices: {coffee: 5.80}}, promotions: [spring]}
    experiment: {seed: 1, replications: 4, spread: none}
    """

  static func loader(overlay: String = "") -> ScenarioLoader {
    let files = ["shop.yaml": text, "overlay.yaml": overlay]
    return ScenarioLoader(
      physicalMemory: 8 << 30, files: FileAccess { files[$0].map { Array($0.utf8) } })
  }

  static func variants(_ strategy: String) throws -> ScenarioVariants {
    try #require(try loader().variants(ofStrategy: strategy, path: "shop.yaml"))
  }

  static func load(overlay: String) throws -> LoadedScenario {
    try loader(overlay: overlay).load(path: "shop.yaml", overlays: ["overlay.yaml"])
  }

  /// The first parameters with other values.
  static func values(_ variants: ScenarioVariants, _ numbers: [Double]) -> [ScenarioVariants.Value]
  {
    zip(variants.parameters, numbers).map { ScenarioVariants.Value($0, $1) }
  }

  /// A value that the parameter does not have.
  static func other(_ parameter: NumericParameter) -> Double {
    switch parameter.quantity {
    case .share: 0.31
    case .duration: 21
    default: 4.75
    }
  }
}
