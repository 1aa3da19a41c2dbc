import Foundation
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

/// O5.3: demand 1.1 - 0.5 p with normal noise of 0.05, prices from 0.75 to 2; the best is 1.1.
@Suite("learning a line of demand")
struct LinearLearningTests {
  private static let range = 0.75...2.0

  /// Mean loss against the best price after 1,000 trials and after all, with the standard error of the
  /// latter.
  private static func regret(
    _ start: some RangeLearner, trials: Int = 10_000, runs: Int = 200
  ) -> (early: Double, late: Double, error: Double) {
    let noise = Distribution.normal(mean: 0, standardDeviation: 0.05)
    var (early, late) = ([Double](), [Double]())
    for number in 0..<runs {
      var learner = start
      var stream = RandomStream(
        seed: 1, replication: ReplicationKey(.rank, number: number), purpose: "noise",
        entity: EntityKey("demand"))
      var lost = 0.0
      for trial in 1...trials {
        let price = learner.price(cost: 0)
        lost += 0.605 - price * (1.1 - 0.5 * price)
        learner.learn(price: price, sales: 1.1 - 0.5 * price + noise.sample(from: &stream))
        if trial == 1_000 { early.append(lost) }
      }
      late.append(lost)
    }
    let error = (SampleStatistics.variance(late) / Double(runs)).squareRoot()
    return (SampleStatistics.mean(early), SampleStatistics.mean(late), error)
  }

  @Test("certainty_equivalent stops learning: its regret grows with the trials")
  func certainty() {
    let found = Self.regret(CertaintyEquivalent(range: Self.range))
    #expect(abs(found.late - 52.9) < 4 * hypot(found.error, 4.3))
    #expect(log10(found.late / found.early) > 0.9)
  }

  @Test(
    "controlled_variance goes on: its regret grows with the root of the trials",
    arguments: [(0.2, 6.343, 0.144), (0.5, 24.85, 0.02)])
  func controlled(spread: Double, expected: Double, error: Double) {
    let found = Self.regret(ControlledVariance(range: Self.range, spread: spread))
    #expect(abs(found.late - expected) < 4 * hypot(found.error, error))
    #expect((0.45...0.58).contains(log10(found.late / found.early)))
  }

  @Test("over a hundred thousand trials the one loses ten times what the other does")
  func longRun() {
    let plain = Self.regret(CertaintyEquivalent(range: Self.range), trials: 100_000, runs: 60)
    let controlled = Self.regret(
      ControlledVariance(range: Self.range, spread: 0.2), trials: 100_000, runs: 60)
    #expect(abs(plain.late - 527) < 4 * hypot(plain.error, 43))
    #expect(abs(controlled.late - 20.05) < 4 * hypot(controlled.error, 0.44))
    #expect(log10(plain.late / plain.early) / 2 > 0.9)
    #expect((0.45...0.58).contains(log10(controlled.late / controlled.early) / 2))
    #expect(controlled.late < plain.late / 10)
  }

  @Test("the line is that of least squares")
  func line() throws {
    var fit = LinearFit()
    for (price, sales) in [(1.0, 8.0), (2, 7), (3, 3)] { fit.add(price: price, sales: sales) }
    let line = try #require(fit.line)
    #expect(abs(line.slope - 2.5) < 1e-12 && abs(line.intercept - 11) < 1e-12)
  }

  @Test(
    "the first prices lie at quarters, cost moves the best price, and rising sales ask the most")
  func prices() {
    var learner = CertaintyEquivalent(range: 1...5)
    #expect(learner.price(cost: 0) == 2)
    learner.learn(price: 2, sales: 8)
    #expect(learner.price(cost: 0) == 4)
    learner.learn(price: 4, sales: 4)
    // Sales 12 - 2 p.
    #expect(abs(learner.price(cost: 0) - 3) < 1e-12 && abs(learner.price(cost: 2) - 4) < 1e-12)
    learner.learn(price: 4, sales: 40)
    #expect(learner.price(cost: 0) == 5)
  }
}
