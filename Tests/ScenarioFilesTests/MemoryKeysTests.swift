import MarketModel
import ScientificComputing
import Testing

@testable import ScenarioFiles

@Suite("What consumers remember is read in weeks, shares and utils")
struct MemoryKeysTests {
  private static func settings(_ edits: (String, String)...) throws -> MemorySettings {
    try Shop.load(["shop.yaml": Shop.text(edits)]).get().scenario.market.memory
  }

  @Test("a scenario without the keys remembers nothing")
  func nothing() throws {
    #expect(try Self.settings() == .none)
  }

  @Test("rates may be stated per year, first days as dates")
  func awareness() throws {
    let settings = try Self.settings(
      (
        "  population: 1000",
        "  population: 1000\n  memory: {awareness: [{product: lungo, innovation: 0.03/week, "
          + "imitation: 1/year, initial: 2%, from: 2026-03-09, spread_by: buyers}]}"
      ))
    let product = try #require(settings.awareness.first)
    #expect(product.product == "lungo" && product.firstDay == 7 && product.spreaders == .buyers)
    #expect(product.innovation == 0.03 && product.initialShare == 0.02)
    #expect(abs(product.imitation - 7 / 365.25) < 1e-12)
  }

  @Test("home stock, budget, reference price, satiation and returns are read")
  func others() throws {
    let settings = try Self.settings(
      (
        "  population: 1000",
        "  population: 1000\n  memory: {home_stock: {consumption: 2/week, per_unit: 0.4}, "
          + "budget: {amount: 20, every: 2 weeks}}"
      ),
      (
        "model: mixed_logit,",
        "model: mixed_logit, reference_price: {gain: 0.3, loss: 0.6}, "
          + "satiation: {per_unit: 0.5, half_life: 14 days, of: product},"
      ),
      (
        "focal: {firm: shop}",
        "money: {selling_cost: {returns: {rate: 8%, delay: {fixed: 3 weeks}, cost: 2.50, "
          + "restock: 70%}}}\nfocal: {firm: shop}"
      ))
    #expect(
      settings.homeStock
        == .init(consumption: .constant(2), perUnit: 0.4, whileStocked: 0))
    #expect(settings.budget == .init(amounts: [Money(20)], periodWeeks: 2))
    #expect(settings.referencePrice == .init(carry: 0.8, gain: 0.3, loss: 0.6))
    #expect(settings.satiation == .init(perUnit: 0.5, halfLifeWeeks: 2, isPerProduct: true))
    #expect(
      settings.returns
        == .init(
          rate: 0.08, delayWeeks: .constant(3), cost: Money(2.5), restockedShare: 0.7))
  }

  @Test("a segment with patience waits, by default for deals as often as lately")
  func waiting() throws {
    let settings = try Self.settings(("{id: everyone,", "{id: everyone, patience: 90%,"))
    #expect(settings.waiting == .init(expectations: .adaptive(weeks: 26), patience: [0.9]))
  }

  @Test("planning consumers are an intent of their own")
  func stockpiler() throws {
    let loaded = try Shop.load(
      (
        "intent: {model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}",
        "intent: {stockpiler: {consumption: 2/week, holding_cost: 0.02, "
          + "deal: {depth: 20%, probability: 25%}}}"
      ))
    #expect(loaded.scenario.intent.model == .stockpiler)
    #expect(
      loaded.scenario.market.memory.stockpiling
        == .init(unitsPerWeek: 2, holdingCost: 0.02, dealDepth: 0.2, dealShare: 0.25))
  }
}
