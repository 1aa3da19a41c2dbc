import EventSimulation
import MarketModel
import PricingStrategies
import Testing

@testable import ScenarioFiles

@Suite("Strategies that learn are read")
struct LearningKeyTests {
  private static func specification(_ text: String) throws -> StrategySpecification {
    try Shop.load(("deal: {fixed: {}, promotions: [spring]}", "deal: {\(text)}")).scenario
      .strategies[1].specification
  }

  private static let lists = [
    PriceLearning.PriceList(product: "lungo", prices: [Money(4.5), Money(5)])
  ]

  @Test(
    "with their defaults",
    arguments: [
      ("explore_then_commit: {prices: {lungo: [4.5, 5]}}", .exploreThenCommit(rounds: 5)),
      (
        "epsilon_greedy: {prices: {lungo: [4.5, 5]}}",
        .epsilonGreedy(epsilon: 0.1, prior: .beta(a: 1, b: 1))
      ),
      ("ucb1: {prices: {lungo: [4.5, 5]}}", .upperConfidenceBound(exploration: 2)),
      ("thompson: {prices: {lungo: [4.5, 5]}}", .thompson(prior: .beta(a: 1, b: 1))),
    ] as [(String, PriceLearning.Algorithm)])
  func defaults(text: String, algorithm: PriceLearning.Algorithm) throws {
    #expect(
      try Self.specification(text)
        == .learning(
          PriceLearning(algorithm: algorithm, lists: Self.lists, every: .weeks(1))))
  }

  @Test("with a prior for counts, a window, a discount and a pace")
  func stated() throws {
    let prior = SalesPrior.gamma(shape: 20, rate: 2)
    let window = try Self.specification(
      "sliding_window_thompson: {prices: {lungo: [4.5, 5]}, window: 20, every: 3 days, "
        + "prior: {gamma: {shape: 20, rate: 2}}}")
    #expect(
      window
        == .learning(
          PriceLearning(
            algorithm: .slidingWindowThompson(prior: prior, window: 20), lists: Self.lists,
            every: .days(3))))
    let fading = try Self.specification(
      "discounted_thompson: {prices: {lungo: [4.5, 5]}, discount: 95%, "
        + "prior: {gamma: {shape: 20, rate: 2}}}")
    #expect(
      fading
        == .learning(
          PriceLearning(
            algorithm: .discountedThompson(prior: prior, discount: 0.95), lists: Self.lists,
            every: .weeks(1))))
  }

  @Test("with a range and a spread")
  func ranges() throws {
    let ranges = [
      RangeLearning.PriceRange(product: "lungo", lowest: Money(4.0), highest: Money(6.0))
    ]
    #expect(
      try Self.specification(
        "controlled_variance: {ranges: {lungo: {from: 4, to: 6}}, spread: 0.30}")
        == .rangeLearning(
          RangeLearning(
            algorithm: .controlledVariance(spread: 0.3), ranges: ranges, every: .weeks(1))))
    #expect(
      try Self.specification("certainty_equivalent: {ranges: {lungo: {from: 4, to: 6}}}")
        == .rangeLearning(
          RangeLearning(algorithm: .certaintyEquivalent, ranges: ranges, every: .weeks(1))))
  }

  @Test("the committed scenario holds every bandit, and its baseline knows the answer")
  func committed() throws {
    let text = try Golden.text("scenarios/learning-a-price.yaml")
    let scenario = try Shop.load(["shop.yaml": text]).get().scenario
    #expect(
      scenario.strategies.map(\.specification.kind) == [
        "fixed", "fixed", "explore_then_commit", "epsilon_greedy", "epsilon_greedy", "ucb1",
        "thompson", "sliding_window_thompson", "discounted_thompson",
      ])
    #expect(scenario.strategies[scenario.baseline].specification == .fixed(prices: [:]))
    #expect(scenario.warnings.isEmpty)
  }
}
