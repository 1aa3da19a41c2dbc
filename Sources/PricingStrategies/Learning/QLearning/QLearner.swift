/// A firm that learns what its prices are worth in each state: the Q-matrix and the paper's algorithm.
///
/// A state is what all firms posted in the last period; a price is an index into the firm's grid.
/// Source: Calvano, Calzolari, Denicolò and Pastorello (2020), sections I.A and II; C. Watkins and
/// P. Dayan, "Q-learning", *Machine Learning* 8, 1992.
public struct QLearner: Sendable, Hashable {
  /// How it learns.
  public let rule: QLearningRule
  /// The number of its prices.
  public let prices: Int
  /// What a price is worth in a state: profit from now on, discounted; shape `[state, price]`,
  /// row-major.
  public private(set) var values: [Double]

  /// Starts with the same `initial` values in every state; shape `[price]`.
  public init(rule: QLearningRule, states: Int, initial: [Double]) {
    precondition(states > 0 && !initial.isEmpty, "at least one state and one price")
    self.rule = rule
    prices = initial.count
    values = (0..<states).flatMap { _ in initial }
  }

  /// Returns the best known price in a state, the first of equals.
  public func greedy(in state: Int) -> Int {
    var best = 0
    for price in 1..<prices where value(state, price) > value(state, best) { best = price }
    return best
  }

  /// Returns a period's price: drawn with the probability of exploration, otherwise the best known.
  ///
  /// `number` is the period's uniform number in (0, 1).
  public func price(in state: Int, period: Int64, number: Double) -> Int {
    let exploration = rule.exploration(at: period)
    return number < exploration
      ? rule.drawn(number, exploration: exploration, count: prices) : greedy(in: state)
  }

  /// Learns that `price` in `state` brought `profit` and led to the state `next`; returns whether that
  /// changed the best known price of the state.
  @discardableResult
  public mutating func learn(state: Int, price: Int, profit: Double, next: Int) -> Bool {
    let before = greedy(in: state)
    values[state * prices + price] = rule.updated(
      value(state, price), profit: profit, next: value(next, greedy(in: next)))
    return greedy(in: state) != before
  }

  /// Returns what a price is worth in a state.
  func value(of price: Int, in state: Int) -> Double { value(state, price) }

  /// Returns what a price is worth in the state that is best for it.
  func highestValue(of price: Int) -> Double {
    stride(from: price, to: values.count, by: prices).reduce(-.infinity) { max($0, values[$1]) }
  }

  private func value(_ state: Int, _ price: Int) -> Double { values[state * prices + price] }
}
