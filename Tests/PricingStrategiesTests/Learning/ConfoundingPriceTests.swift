import Foundation
import RandomStreams
import Testing

@testable import PricingStrategies

/// O5.4: a sale or none, with a probability of .9 - .4 p or of 1.3 - .8 p; both sell half the time at 1.
@Suite("a price that says nothing")
struct ConfoundingPriceTests {
  private static let lines = [(intercept: 0.9, slope: 0.4), (intercept: 1.3, slope: 0.8)]
  private static let range = 0.5...1.5

  private static func sales(_ line: Int, at price: Double) -> Double {
    lines[line].intercept - lines[line].slope * price
  }

  /// The best price on the mean of two lines, by Bayes' rule between them and never by trial.
  private struct Myopic: RangeLearner {
    /// Probability of the second line.
    var belief = 0.25
    /// Both lines are known; no slope is estimated.
    var slope: (mean: Double, standardError: Double)? { nil }

    mutating func learn(price: Double, sales: Double) {
      let likelihoods = (0..<2).map { line in
        let probability = ConfoundingPriceTests.sales(line, at: price)
        return sales > 0 ? probability : 1 - probability
      }
      let second = belief * likelihoods[1]
      belief = second / ((1 - belief) * likelihoods[0] + second)
    }

    func price(cost: Double) -> Double {
      let intercept = 0.9 * (1 - belief) + 1.3 * belief
      return intercept / (2 * (0.4 * (1 - belief) + 0.8 * belief))
    }
  }

  /// Posts prices under one of the lines; returns the last learner and the mean loss of a trial.
  private static func run<Learner: RangeLearner>(
    _ start: Learner, truth: Int, trials: Int, number: Int = 0
  ) -> (learner: Learner, loss: Double) {
    var stream = RandomStream(
      seed: 3, replication: ReplicationKey(.rank, number: number), purpose: "sales",
      entity: EntityKey("line \(truth)"))
    let best = lines[truth].intercept / (2 * lines[truth].slope)
    var (learner, loss) = (start, 0.0)
    for _ in 0..<trials {
      let price = learner.price(cost: 0)
      loss += best * sales(truth, at: best) - price * sales(truth, at: price)
      learner.learn(
        price: price, sales: stream.nextUniform() < sales(truth, at: price) ? 1 : 0)
    }
    return (learner, loss / Double(trials))
  }

  @Test(
    "keeps who believes in it for ever, whichever line is true",
    arguments: zip([0, 1], [0.006_25, 0.028_125]))
  func trapped(truth: Int, loss: Double) {
    let found = Self.run(Myopic(), truth: truth, trials: 10_000)
    #expect(abs(found.learner.belief - 0.25) < 1e-12)
    #expect(abs(found.learner.price(cost: 0) - 1) < 1e-12)
    #expect(abs(found.loss - loss) < 1e-12)
  }

  /// The same, but every tenth price is 1.2 whatever is believed.
  private struct Exploring: RangeLearner {
    var myopic = Myopic()
    private var trials = 0
    var slope: (mean: Double, standardError: Double)? { nil }

    mutating func learn(price: Double, sales: Double) {
      myopic.learn(price: price, sales: sales)
      trials += 1
    }

    func price(cost: Double) -> Double {
      trials.isMultiple(of: 10) ? 1.2 : myopic.price(cost: cost)
    }
  }

  @Test("doesn't keep who is made to explore: the belief goes to the truth", arguments: 0..<2)
  func explored(truth: Int) {
    let found = Self.run(Exploring(), truth: truth, trials: 20_000)
    // At 1.2 a trial tells 0.014 nats on average, so 2,000 of them leave a doubt of about e^-27.
    #expect(abs(found.learner.myopic.belief - Double(truth)) < 1e-3)
  }

  @Test(
    "doesn't keep who must keep moving: the price comes near the best",
    arguments: zip([0, 1], [1.125, 0.8125]))
  func released(truth: Int, best: Double) {
    let found = Self.run(
      ControlledVariance(range: Self.range, spread: 0.3), truth: truth, trials: 100_000)
    // The distance kept after 100,000 trials is 0.3 / 17.8 = 0.017.
    #expect(abs(found.learner.price(cost: 0) - best) < 0.05)
  }
}
