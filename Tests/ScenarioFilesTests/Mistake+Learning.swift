/// Strategies that learn prices, wrongly.
extension Mistake {
  static let learning: [Mistake] = [
    spoilt("a price list without prices", "thompson: {prices: {}}"),
    spoilt("a price list of one, and one that is empty", "ucb1: {prices: {lungo: [4], decaf: []}}"),
    spoilt(
      "prices at zero, below it and twice, of a product that is not sold",
      "thompson: {prices: {lungo: [0, -4, 5, 5.001], mocha: [4, 5]}}"),
    spoilt(
      "a probability of two", "epsilon_greedy: {prices: {lungo: [4, 5]}, epsilon: 2}"),
    spoilt(
      "a belief worth nothing",
      "thompson: {prices: {lungo: [4, 5]}, prior: {beta: {a: 0, b: 1}}}"),
    spoilt(
      "two beliefs",
      "thompson: {prices: {lungo: [4, 5]}, prior: {beta: {a: 1, b: 1}, "
        + "gamma: {shape: 1, rate: 1}}}"),
    spoilt(
      "a window longer than the horizon",
      "sliding_window_thompson: {prices: {lungo: [4, 5]}, window: 13}"),
    spoilt(
      "a memory that grows", "discounted_thompson: {prices: {lungo: [4, 5]}, discount: 110%}"),
    spoilt(
      "trials that take the whole season",
      "explore_then_commit: {prices: {lungo: [4, 4.5, 5]}, rounds: 4}"),
    spoilt(
      "a range upside down, and of nothing",
      "controlled_variance: {ranges: {lungo: {from: 6, to: 4}, mocha: {from: 4, to: 6}}, spread: 0}"
    ),
    spoilt(
      "a stock to last that there is none of, shut off at a price that sells",
      "thompson_inventory: {prices: {lungo: [4, 5]}, shut_off: 5, pacing: slow}"),
    spoilt(
      "a learning rate of two, exploration that grows, a discount of one",
      "q_learning: {prices: {lungo: [4, 5]}, learning_rate: 2, exploration_decay: -1, discount: 1}"),
    spoilt("a Q-learner without prices", "q_learning: {prices: {}, exploration_decay: 0.01}"),
    spoilt(
      "a Q-learner of two products, of rivals that don't exist",
      "q_learning: {prices: {lungo: [4, 5], decaf: [4, 5]}, rival_prices: {mars/lungo: [4, 5]}, "
        + "exploration_decay: 0.1}"),
    spoilt(
      "a grid around an equilibrium that nobody solved",
      "q_learning: {around_equilibrium: {points: 15}, exploration_decay: 0.1}"),
    spoilt(
      "a grid of one, and a first value that it knows better",
      "q_learning: {around_equilibrium: {points: 1}, initial_profit: 3, exploration_decay: 0.1}"),
    spoilt(
      "a Q-learner who never stops exploring",
      "q_learning: {prices: {lungo: [4, 5]}, exploration_decay: 4e-6}"),
    spoilt("no range at all", "certainty_equivalent: {ranges: {}}"),
    spoilt(
      "a distance that no range has room for",
      "controlled_variance: {ranges: {lungo: {from: 4, to: 6}, decaf: {from: 6, to: 7}}, spread: 0.8}"
    ),
    spoilt("a second trial after the end", "ucb1: {prices: {lungo: [4, 5]}, every: 60 weeks}"),
    spoilt(
      "a range tried once",
      "certainty_equivalent: {ranges: {lungo: {from: 4, to: 6}}, every: 84 days}"),
    spoilt(
      "a Q-learner of one decision",
      "q_learning: {prices: {lungo: [4, 5]}, exploration_decay: 0.1, every: 13 weeks}"),
  ]

  private static func spoilt(_ name: String, _ strategy: String) -> Mistake {
    Mistake(name, "today: {fixed: {}}", "today: {fixed: {}}\n  learner: {\(strategy)}")
  }
}
