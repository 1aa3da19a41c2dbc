import Glibc

/// How a Q-learner learns and explores.
///
/// Source: E. Calvano, G. Calzolari, V. Denicolò and S. Pastorello, "Artificial Intelligence,
/// Algorithmic Pricing, and Collusion", *American Economic Review* 110(10), 2020, section II.
public struct QLearningRule: Sendable, Hashable {
  /// The paper's alpha: the weight of a new experience, above 0 and at most 1.
  public var learningRate: Double
  /// The paper's beta: in period t any price is tried with probability exp(-beta t).
  public var explorationDecay: Double
  /// The paper's delta: what a period's profit is worth one period earlier; from 0, below 1.
  public var discount: Double

  /// Gathers the parts.
  public init(learningRate: Double, explorationDecay: Double, discount: Double) {
    precondition(learningRate > 0 && learningRate <= 1, "a learning rate above 0, at most 1")
    precondition(explorationDecay >= 0, "exploration doesn't grow")
    precondition((0..<1).contains(discount), "a discount from 0, below 1")
    self.learningRate = learningRate
    self.explorationDecay = explorationDecay
    self.discount = discount
  }

  /// The paper's baseline: alpha 0.15, beta 4e-6, delta 0.95.
  public static let baseline = QLearningRule(
    learningRate: 0.15, explorationDecay: 4e-6, discount: 0.95)

  /// Returns the probability that a period's price is drawn.
  func exploration(at period: Int64) -> Double { exp(-explorationDecay * Double(period)) }

  /// Returns the price that a number in (0, exploration) draws, each of `count` as likely.
  ///
  /// The number decided before that the price is drawn; given that, it is uniform below `exploration`.
  func drawn(_ number: Double, exploration: Double, count: Int) -> Int {
    min(count - 1, Int(number / exploration * Double(count)))
  }

  /// Returns a value of the Q-matrix after an experience: its profit, and the best value of the state
  /// that it led to.
  func updated(_ value: Double, profit: Double, next: Double) -> Double {
    (1 - learningRate) * value + learningRate * (profit + discount * next)
  }
}
