import Foundation
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

@Suite("Contextual bandits with linear rewards")
struct LinearBanditTests {
  @Test("with one feature the belief is the textbook posterior of a mean")
  func oneFeature() {
    var belief = LinearBelief(1, ridge: 2)
    belief.learn([[1], [1], [1]], rewards: [4, 5, 6])
    // Normal prior of precision 2, three draws of variance 1: precision 5, mean 15 / 5.
    #expect(abs(belief.mean[0] - 3) < 1e-12)
    #expect(abs(belief.deviation([1]) - (1.0 / 5).squareRoot()) < 1e-12)
  }

  @Test("with two features the posterior is that of a sum over a grid")
  func twoFeatures() {
    let contexts = [[1.0, 0.5], [1, -1], [1, 2]]
    let rewards = [0.3, -0.8, 1.1]
    var belief = LinearBelief(2, ridge: 1.5)
    belief.learn(contexts, rewards: rewards)
    // Density exp(-(ridge |w|^2 + sum (r - w x)^2) / 2) on a grid of step 0.02 over [-6, 6]^2: sums of a
    // normal density over such a grid are exact to far below 1e-9.
    var (mass, first, second, square) = (0.0, 0.0, 0.0, 0.0)
    for one in -300...300 {
      for other in -300...300 {
        let w = (Double(one) / 50, Double(other) / 50)
        let errors = zip(contexts, rewards).map { $1 - $0[0] * w.0 - $0[1] * w.1 }
        let energy = 1.5 * (w.0 * w.0 + w.1 * w.1) + errors.reduce(0) { $0 + $1 * $1 }
        let density = exp(-energy / 2)
        mass += density
        first += density * w.0
        second += density * w.1
        square += density * (w.0 + 2 * w.1) * (w.0 + 2 * w.1)
      }
    }
    let mean = (first + 2 * second) / mass
    #expect(abs(belief.mean[0] - first / mass) < 1e-9)
    #expect(abs(belief.mean[1] - second / mass) < 1e-9)
    #expect(abs(belief.expected([1, 2]) - mean) < 1e-9)
    let variance = square / mass - mean * mean
    #expect(abs(belief.deviation([1, 2]) * belief.deviation([1, 2]) - variance) < 1e-9)
  }

  @Test("batches and single rewards leave the same belief")
  func batches() {
    let contexts = (0..<6).map { [1, Double($0)] }
    let rewards = (0..<6).map { Double($0 * $0) }
    var (whole, single) = (LinearBelief(2, ridge: 1), LinearBelief(2, ridge: 1))
    whole.learn(contexts, rewards: rewards)
    for place in contexts.indices { single.learn([contexts[place]], rewards: [rewards[place]]) }
    #expect(whole == single)
  }

  @Test(
    "a Thompson draw has the belief's mean and deviation, an upper bound is so many deviations up")
  func indices() {
    var belief = LinearBelief(2, ridge: 1)
    belief.learn([[1, 1], [1, -1]], rewards: [2, 0])
    let row = [1.0, 0.5]
    let (mean, deviation) = (belief.expected(row), belief.deviation(row))
    let draw = LinearThompson(belief, scale: 2)
    #expect(draw.index(row, uniform: 0.5) == mean)
    // The normal distribution's 97.5 % point, 1.959963984540054.
    #expect(abs(draw.index(row, uniform: 0.975) - mean - 2 * 1.959963984540054 * deviation) < 1e-9)
    #expect(LinearUpperBound(belief, scale: 2).index(row, uniform: 0.1) == mean + 2 * deviation)
  }

  /// Two arms whose rewards cross at x = 0, noise of deviation 0.5; returns the regret of each round.
  private static func regret(
    _ arms: [some LinearBandit], rounds: Int, seed: UInt64
  ) -> [Double] {
    var arms = arms
    var stream = RandomStream(
      seed: seed, replication: ReplicationKey(.rank, number: 0), purpose: "bandit",
      entity: EntityKey("market"))
    return (0..<rounds).map { _ in
      let x = 2 * stream.nextUniform() - 1
      let row = [1, x]
      let values = [x, -x]
      let indices = arms.map { $0.index(row, uniform: stream.nextUniform()) }
      let choice = indices[1] > indices[0] ? 1 : 0
      let noise = 0.5 * SpecialFunctions.normalQuantile(stream.nextUniform())
      arms[choice].belief.learn([row], rewards: [values[choice] + noise])
      return abs(x) - values[choice]
    }
  }

  @Test(
    "regret is sublinear: the last of four quarters loses less than a fifth of the first",
    arguments: [1, 2, 3] as [UInt64])
  func sublinear(seed: UInt64) {
    let start = LinearBelief(2, ridge: 1)
    let thompson = Self.regret(
      [LinearThompson(start, scale: 0.5), LinearThompson(start, scale: 0.5)], rounds: 2_000,
      seed: seed)
    let bound = Self.regret(
      [LinearUpperBound(start, scale: 0.5), LinearUpperBound(start, scale: 0.5)], rounds: 2_000,
      seed: seed)
    for regret in [thompson, bound] {
      let first = regret.prefix(500).reduce(0, +)
      let last = regret.suffix(500).reduce(0, +)
      #expect(first > 0 && last < first / 5)
    }
  }
}
