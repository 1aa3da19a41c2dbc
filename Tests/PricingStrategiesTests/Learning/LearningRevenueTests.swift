import ScientificComputing
import Testing

@testable import PricingStrategies

/// Expected revenues of O5.1: two prices, one unit at most, uniform priors, 30 trials.
@Suite("learning from a list of two prices earns what exact recursion says")
struct LearningRevenueTests {
  struct Row: Sendable {
    var market: TwoPrices
    var revenue: Double
    /// Expected trials of the second price, where stated.
    var second: Double?

    init(_ market: TwoPrices, _ revenue: Double, second: Double? = nil) {
      self.market = market
      self.revenue = revenue
      self.second = second
    }

    /// To the last printed digit: eight decimals, six in the dear market.
    func expect(_ found: (revenue: Double, second: Double)) {
      #expect(abs(found.revenue - revenue) < (revenue > 100 ? 1e-6 : 1e-8))
      if let second { #expect(abs(found.second - second) < 1e-6) }
    }
  }

  static let near = TwoPrices(prices: [1, 1.5], probabilities: [0.6, 0.5])
  static let wide = TwoPrices(prices: [1, 2], probabilities: [0.7, 0.25])
  static let dear = TwoPrices(prices: [29.9, 39.9], probabilities: [0.8, 0.3])

  static let thompson = [
    Row(near, 20.983_730_98, second: 19.891_540), Row(wide, 18.299_791_96),
    Row(dear, 627.668_663),
  ]

  @Test("thompson", arguments: thompson)
  func thompsonSampling(_ row: Row) {
    let best = BestPriceProbability()
    row.expect(
      row.market.expectation(of: ThompsonSampling(count: 2, prior: .uniform)) { bandit, values in
        best(bandit.beliefs, values)
      })
  }

  static let greedy = [
    Row(near, 21.035_579_07, second: 20.237_194), Row(wide, 18.298_640_51), Row(dear, 632.628_975),
  ]

  @Test("epsilon_greedy without exploring", arguments: greedy)
  func neverExploring(_ row: Row) {
    row.expect(
      row.market.expectation(of: EpsilonGreedy(count: 2, epsilon: 0, prior: .uniform)) {
        $0.probabilities($1)
      })
  }

  static let tenth = [
    Row(near, 21.000_556_41, second: 20.003_709), Row(wide, 18.369_751_35), Row(dear, 630.861_413),
  ]

  @Test("epsilon_greedy that explores one time in ten", arguments: tenth)
  func exploring(_ row: Row) {
    row.expect(
      row.market.expectation(of: EpsilonGreedy(count: 2, epsilon: 0.1, prior: .uniform)) {
        $0.probabilities($1)
      })
  }

  static let bound = [
    Row(near, 21.292_552_56, second: 21.950_350), Row(wide, 16.778_797_48), Row(dear, 575.776_745),
  ]

  @Test("ucb1", arguments: bound)
  func upperBound(_ row: Row) {
    row.expect(
      row.market.expectation(of: UpperConfidenceBound(count: 2, exploration: 2)) {
        $0.certainChoice($1)
      })
  }

  static let commit = [
    Row(near, 20.515_5, second: 16.77), Row(wide, 19.039_662_11), Row(dear, 624.383_297),
  ]

  @Test("explore_then_commit after five rounds", arguments: commit)
  func committing(_ row: Row) {
    row.expect(
      row.market.expectation(of: ExploreThenCommit(count: 2, rounds: 5)) { $0.certainChoice($1) })
  }

  @Test("over all markets that the prior holds likely, in order of O5.1")
  func priorAverages() {
    let best = BestPriceProbability()
    let market = Self.near
    let thompson = market.priorExpectation(
      of: ThompsonSampling(count: 2, prior: .uniform), { best($0.beliefs, $1) },
      beliefs: \.beliefs)
    let greedy = market.priorExpectation(
      of: EpsilonGreedy(count: 2, epsilon: 0, prior: .uniform), { $0.probabilities($1) },
      beliefs: \.beliefs)
    let exploring = market.priorExpectation(
      of: EpsilonGreedy(count: 2, epsilon: 0.1, prior: .uniform), { $0.probabilities($1) },
      beliefs: \.beliefs)
    #expect(abs(thompson - 23.948_174_34) < 1.5e-8)
    #expect(abs(greedy - 24.547_970_15) < 1.5e-8)
    #expect(abs(exploring - 24.053_304_62) < 1.5e-8)
    // No policy beats the Bayesian dynamic programme.
    #expect(greedy < 24.757_536_42)
  }
}
