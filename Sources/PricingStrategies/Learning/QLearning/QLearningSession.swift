public import MarketModel

/// Q-learners that play a game against each other, period by period: the paper's algorithm as it reads.
///
/// `FastQLearningSession` plays the same, number for number.
public struct QLearningSession: Sendable {
  /// What they play.
  public let game: StageGame
  /// Each firm's numbers, one a period.
  private let numbers: [NamedStream]
  /// The firms.
  public private(set) var learners: [QLearner]
  /// The last period's profile.
  public private(set) var state: Int
  /// Periods played.
  public private(set) var period: Int64 = 0
  /// Periods since any firm's best known price of any state changed.
  public private(set) var stablePeriods: Int64 = 0

  /// Seats the firms before the first period; one learner and one stream of numbers per firm.
  public init(game: StageGame, learners: [QLearner], numbers: [NamedStream], start: Int) {
    precondition(learners.map(\.prices) == game.grids.map(\.count), "a learner for each grid")
    precondition(numbers.count == learners.count, "one stream per firm")
    precondition((0..<game.profileCount).contains(start), "the start is a profile")
    self.game = game
    self.numbers = numbers
    self.learners = learners
    state = start
  }

  /// Plays a period: all choose at once, then all learn; returns the profile.
  @discardableResult
  public mutating func play() -> Int {
    let prices = learners.indices.map {
      learners[$0].price(in: state, period: period, number: numbers[$0].uniform(at: period))
    }
    let next = game.profile(prices)
    var hasChanged = false
    for firm in learners.indices {
      let profit = game.profit(of: firm, in: next)
      if learners[firm].learn(state: state, price: prices[firm], profit: profit, next: next) {
        hasChanged = true
      }
    }
    stablePeriods = hasChanged ? 0 : stablePeriods + 1
    state = next
    period += 1
    return next
  }

  /// Plays until nothing has changed for `stable` periods, or `limit` periods in all.
  public mutating func play(untilStable stable: Int64, limit: Int64) {
    while stablePeriods < stable && period < limit { play() }
  }
}
