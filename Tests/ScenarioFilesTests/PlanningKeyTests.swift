import MarketModel
import PricingStrategies
import ScientificComputing
import Testing

@testable import ScenarioFiles

@Suite("Stocks planned to their end, as scenarios state them")
struct PlanningKeyTests {
  private static let gallery = """
    marketeer: 1
    name: gallery
    market: {category: art, start: 2026-03-02, horizon: 50 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    focal: {firm: gallery}
    products:
      - {id: print, list_price: 8.00, unit_cost: 0, stock: {initial: 20, salvage: 0}}
    intent:
      bernoulli: {print: [{price: 10, probability: 20%}, {price: 8, probability: 35%}]}
      every: 1 week
    history: none
    baseline: today
    strategies:
      today: {fixed: {}}
      planned: {finite_price_dp: {prices: [10]}}
    experiment: {seed: 1, replications: 10}

    """

  @Test("a table of prices, sorted, and a plan on some of them")
  func table() throws {
    let scenario = try Shop.load(["shop.yaml": Self.gallery]).get().scenario
    #expect(scenario.market.aggregate.form == .bernoulli)
    #expect(
      scenario.market.aggregate.table.rows == [
        [.init(price: 8, probability: 0.35), .init(price: 10, probability: 0.2)]
      ])
    #expect(scenario.strategies[1].specification == .finitePriceDP(prices: [Money(10.0)]))
    #expect(scenario.intent.source == .aggregate && scenario.market.population == 0)
  }

  @Test(
    "every distribution of willingness to pay",
    arguments: [
      ("fixed: 3", .constant(3)),
      ("exponential: {mean: 3}", .exponential(mean: 3)),
      ("gamma: {mean: 3, shape: 2}", .gamma(shape: 2, scale: 1.5)),
      ("uniform: {low: 1, high: 5}", .uniform(low: 1, high: 5)),
      ("lognormal: {median: 1, log_sd: 0.5}", .lognormal(logMean: 0, logStandardDeviation: 0.5)),
    ] as [(String, Distribution)])
  func distributions(text: String, distribution: Distribution) throws {
    let scenario = try Shop.load(
      (
        "intent: {model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}",
        "intent: {willingness_to_pay: {\(text)}}"
      )
    ).scenario
    #expect(scenario.market.willingnessToPay.distribution == distribution)
    #expect(scenario.intent.model == .willingnessToPay)
  }
}
