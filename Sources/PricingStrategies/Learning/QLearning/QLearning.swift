public import EventSimulation
public import MarketModel

/// A firm that learns by Q-learning, as a scenario names it: prices, rule, pace.
public struct QLearning: Sendable, Hashable {
  /// The prices among which a firm chooses, and what it expects of them at first.
  public enum Prices: Sendable, Hashable {
    /// The prices of a product, each expected to bring `initialProfit` a decision, and the prices of
    /// rivals' offers, by `firm/product`, onto which theirs are put; on its own where none are stated.
    case stated(
      product: String, prices: [Money], rivals: [String: [Money]], initialProfit: Money)
    /// The paper's grid of every firm and first values, both of which know the true demand.
    case aroundEquilibrium(points: Int, margin: Double)
  }

  /// What to choose from.
  public var prices: Prices
  /// How to learn.
  public var rule: QLearningRule
  /// Time between decisions: a period.
  public var every: SimulationDuration

  /// Gathers the parts.
  public init(prices: Prices, rule: QLearningRule, every: SimulationDuration) {
    self.prices = prices
    self.rule = rule
    self.every = every
  }

  /// A seller with stated prices knows no more than any other.
  public var information: InformationClass {
    if case .aroundEquilibrium = prices { .oracle } else { .seller }
  }

  /// The rule as a sentence for a plan or report.
  var ruleInWords: String {
    let choices =
      switch prices {
      case .stated(let product, let prices, _, _):
        "\(product) at \(prices.map(\.words).joined(separator: ", "))"
      case .aroundEquilibrium(let points, let margin):
        "\(points) prices around those of competition and of a cartel, \(margin.percent) beyond both"
      }
    return "the price that is worth most after the last prices of all firms, learned by Q-learning "
      + "(learning rate \(rule.learningRate.fixed(3)), discount \(rule.discount.fixed(3)), exploration "
      + "fading by \(rule.explorationDecay) a decision), decided every \(every.words): \(choices)"
  }
}
