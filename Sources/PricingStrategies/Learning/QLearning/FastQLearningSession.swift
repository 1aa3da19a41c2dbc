public import MarketModel

/// `QLearningSession` for many sessions: the same numbers, with the best known price and its value kept
/// for each state, and exploration looked up only where it may happen.
public struct FastQLearningSession: Sendable {
  /// What the firms play.
  public let game: StageGame
  private let rules: [QLearningRule]
  private let numbers: [NamedStream]
  private let firms: Int
  private let states: Int
  private let counts: [Int]
  private let profits: [Double]
  /// Where a firm's values start, shape `[firm]`.
  private let starts: [Int]
  /// Every firm's Q-matrix, shape `[firm][state, price]`.
  public private(set) var values: [Double]
  /// The best known price, shape `[firm, state]`.
  private var greedy: [Int]
  /// Its value, shape `[firm, state]`.
  private var best: [Double]
  /// At least the value of every other price, shape `[firm, state]`.
  private var runnerUp: [Double]
  /// The last period's profile.
  public private(set) var state: Int
  /// Periods played.
  public private(set) var period: Int64 = 0
  /// Periods since any firm's best known price of any state changed.
  public private(set) var stablePeriods: Int64 = 0

  private static let block = 256

  /// Seats the firms before the first period; one learner and one stream of numbers per firm.
  public init(game: StageGame, learners: [QLearner], numbers: [NamedStream], start: Int) {
    precondition(learners.map(\.prices) == game.grids.map(\.count), "a learner for each grid")
    precondition(numbers.count == learners.count, "one stream per firm")
    precondition((0..<game.profileCount).contains(start), "the start is a profile")
    self.game = game
    rules = learners.map(\.rule)
    self.numbers = numbers
    firms = learners.count
    states = game.profileCount
    counts = game.grids.map(\.count)
    profits = game.profits
    starts = learners.indices.map { learners[..<$0].reduce(0) { $0 + $1.values.count } }
    values = learners.flatMap(\.values)
    greedy = learners.flatMap { learner in
      (0..<game.profileCount).map { learner.greedy(in: $0) }
    }
    best = learners.flatMap { learner in
      (0..<game.profileCount).map { learner.values[$0 * learner.prices + learner.greedy(in: $0)] }
    }
    runnerUp = best
    state = start
  }

  /// The best known price of a firm in a state.
  public func greedyPrice(of firm: Int, in state: Int) -> Int { greedy[firm * states + state] }

  /// Plays until nothing has changed for `stable` periods, or `limit` periods in all.
  public mutating func play(untilStable stable: Int64, limit: Int64) {
    var drawn = Array(repeating: 0.0, count: firms * Self.block)
    while stablePeriods < stable && period < limit {
      let count = min(Self.block, Int(limit - period))
      for firm in 0..<firms {
        for place in 0..<count {
          drawn[firm * Self.block + place] = numbers[firm].uniform(at: period + Int64(place))
        }
      }
      playBlock(drawn, count: count, untilStable: stable)
    }
  }

  /// Plays up to `count` periods whose numbers are `drawn`; shape `[firm, period of the block]`.
  private mutating func playBlock(_ drawn: [Double], count: Int, untilStable stable: Int64) {
    // Exploration falls; the slack covers what rounding could do to that.
    let ceilings = rules.map { $0.exploration(at: period) * (1 + 1e-12) }
    var chosen = Array(repeating: 0, count: firms)
    for place in 0..<count {
      var next = 0
      for firm in 0..<firms {
        let number = drawn[firm * Self.block + place]
        chosen[firm] = price(of: firm, number: number, ceiling: ceilings[firm])
        next += chosen[firm] * game.strides[firm]
      }
      var hasChanged = false
      for firm in 0..<firms where learn(firm, price: chosen[firm], next: next) {
        hasChanged = true
      }
      stablePeriods = hasChanged ? 0 : stablePeriods + 1
      state = next
      period += 1
      if stablePeriods >= stable { return }
    }
  }

  private func price(of firm: Int, number: Double, ceiling: Double) -> Int {
    if number < ceiling {
      let exploration = rules[firm].exploration(at: period)
      if number < exploration {
        return rules[firm].drawn(number, exploration: exploration, count: counts[firm])
      }
    }
    return greedy[firm * states + state]
  }

  /// Learns from the move to `next`; returns whether the best known price of the state changed.
  private mutating func learn(_ firm: Int, price: Int, next: Int) -> Bool {
    let row = firm * states + state
    let first = starts[firm] + state * counts[firm]
    let value = rules[firm].updated(
      values[first + price], profit: profits[firm * states + next],
      next: best[firm * states + next])
    values[first + price] = value
    if price != greedy[row] {
      guard value > best[row] || (value == best[row] && price < greedy[row]) else {
        runnerUp[row] = max(runnerUp[row], value)
        return false
      }
      (greedy[row], best[row], runnerUp[row]) = (price, value, best[row])
      return true
    }
    best[row] = value
    return value <= runnerUp[row] && refresh(row, first: first, count: counts[firm])
  }

  /// Finds the best known price of a row anew; returns whether it changed.
  private mutating func refresh(_ row: Int, first: Int, count: Int) -> Bool {
    let old = greedy[row]
    var (found, value, second) = (0, values[first], -Double.infinity)
    for price in 1..<count {
      let other = values[first + price]
      if other > value {
        (found, value, second) = (price, other, value)
      } else {
        second = max(second, other)
      }
    }
    (greedy[row], best[row], runnerUp[row]) = (found, value, second)
    return found != old
  }
}
