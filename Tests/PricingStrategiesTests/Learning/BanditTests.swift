import EventSimulation
import Foundation
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

@Suite("Bandits whose arms are prices")
struct BanditTests {
  private static func trials(_ outcomes: [(Int, Double)]) -> [PriceTrial] {
    outcomes.map { PriceTrial(price: $0.0, units: $0.1, opportunities: 1) }
  }

  private static let history = trials([
    (0, 1), (1, 0), (1, 1), (0, 0), (0, 1), (1, 1), (0, 1), (1, 0),
  ])

  private static func taught<Bandit: PriceBandit>(
    _ bandit: Bandit, _ history: [PriceTrial] = history
  ) -> Bandit {
    var bandit = bandit
    for trial in history { bandit.learn(trial) }
    return bandit
  }

  @Test("explore_then_commit takes turns, then ignores what comes")
  func turns() {
    var bandit = ExploreThenCommit(count: 3, rounds: 2)
    var taken: [Int] = []
    for sold in [0.0, 1, 1, 1, 0, 1, 0, 0, 0] {
      let price = bandit.choice(values: [1, 1, 1], draws: StatedDraws())
      taken.append(price)
      bandit.learn(PriceTrial(price: price, units: sold, opportunities: 1))
    }
    #expect(taken == [0, 1, 2, 0, 1, 2, 2, 2, 2])
  }

  @Test("a window as long as the season and a discount of 1 forget nothing")
  func nothingForgotten() {
    let plain = Self.taught(ThompsonSampling(count: 2, prior: .uniform))
    #expect(
      Self.taught(SlidingWindowThompson(count: 2, prior: .uniform, window: 8)).beliefs
        == plain.beliefs)
    #expect(
      Self.taught(DiscountedThompson(count: 2, prior: .uniform, discount: 1)).beliefs
        == plain.beliefs)
  }

  @Test("a window of three knows three trials")
  func window() {
    let bandit = Self.taught(SlidingWindowThompson(count: 2, prior: .uniform, window: 3))
    #expect(bandit.beliefs == [.beta(a: 2, b: 1), .beta(a: 2, b: 2)])
  }

  @Test("a discount of a half leaves an eighth after three trials, and the prior whole")
  func discount() {
    let trials = Self.trials([(0, 1), (1, 0), (1, 1), (1, 0)])
    let bandit = Self.taught(
      DiscountedThompson(count: 2, prior: .beta(a: 2, b: 3), discount: 0.5), trials)
    #expect(bandit.beliefs == [.beta(a: 2.125, b: 3), .beta(a: 2.5, b: 4.25)])
  }

  @Test("a gamma prior learns counts: shape and rate grow by units and chances")
  func counts() {
    let prior = SalesPrior.gamma(shape: 2, rate: 0.5)
    #expect(prior.posterior(units: 30, opportunities: 7.5) == .gamma(shape: 32, scale: 0.125))
  }

  @Test("thompson takes a price as often as it is believed best")
  func frequency() {
    let bandit = Self.taught(ThompsonSampling(count: 2, prior: .uniform))
    let values = [1, 1.5]
    let expected = BestPriceProbability()(bandit.beliefs, values)[0]
    let draws = 20_000
    let first = (0..<draws).count { index in
      bandit.choice(values: values, draws: NumberedDraws(index: Int64(index))) == 0
    }
    // Hoeffding, one false alarm in 1e8.
    let bound = (log(2e8) / (2 * Double(draws))).squareRoot()
    #expect(abs(Double(first) / Double(draws) - expected) < bound)
  }

  private struct NumberedDraws: TrialDraws {
    let index: Int64
    private let draws = NamedDraws(seed: 1, replication: ReplicationKey(.rank, number: 0))

    init(index: Int64) { self.index = index }

    func uniform(_ place: Int) -> Double { draws.uniform(["\(place)"], index: index) }
    func sample(_ distribution: Distribution, _ place: Int) -> Double {
      draws.sample(distribution, ["\(place)"], index: index)
    }
  }
}
