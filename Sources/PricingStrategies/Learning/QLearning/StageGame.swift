/// A game of one period: every firm posts a price of its grid, and all profits follow.
///
/// A profile is one price of each firm, numbered with the last firm's price moving first; it is also
/// the state of firms that remember one period.
public struct StageGame: Sendable, Hashable {
  /// The prices of each firm, in currency units; shape `[firm][price]`.
  public let grids: [[Double]]
  /// What each firm earns in a profile, in currency units; shape `[firm, profile]`, row-major.
  public let profits: [Double]
  /// How far the profile's number moves with a firm's price, shape `[firm]`.
  let strides: [Int]

  /// Asks `profits` what every firm earns at each combination of prices, in currency units.
  public init(grids: [[Double]], profits: ([Double]) -> [Double]) {
    precondition(!grids.isEmpty && grids.allSatisfy { !$0.isEmpty }, "firms with prices")
    self.grids = grids
    let strides = grids.indices.map { grids[($0 + 1)...].reduce(1) { $0 * $1.count } }
    let count = grids.reduce(1) { $0 * $1.count }
    let rows = (0..<count).map { profile in
      profits(grids.indices.map { grids[$0][profile / strides[$0] % grids[$0].count] })
    }
    self.strides = strides
    self.profits = grids.indices.flatMap { firm in rows.map { $0[firm] } }
  }

  /// The number of profiles.
  public var profileCount: Int { profits.count / grids.count }

  /// Returns the number of the profile in which each firm posts the given price.
  public func profile(_ prices: [Int]) -> Int {
    zip(prices, strides).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Returns a firm's price in a profile, as an index into its grid.
  public func price(of firm: Int, in profile: Int) -> Int {
    profile / strides[firm] % grids[firm].count
  }

  /// Returns what a firm earns in a profile.
  public func profit(of firm: Int, in profile: Int) -> Double {
    profits[firm * profileCount + profile]
  }

  /// Returns what all firms earn in a profile together.
  public func totalProfit(in profile: Int) -> Double {
    grids.indices.reduce(0) { $0 + profit(of: $1, in: profile) }
  }

  /// Returns the profile in which a firm posts another price.
  func profile(_ profile: Int, with price: Int, of firm: Int) -> Int {
    profile + (price - self.price(of: firm, in: profile)) * strides[firm]
  }

  /// Returns the profile in which a firm answers the others' prices best for this one period.
  public func bestReply(of firm: Int, to profile: Int) -> Int {
    let replies = grids[firm].indices.map { self.profile(profile, with: $0, of: firm) }
    return replies.reduce(replies[0]) {
      profit(of: firm, in: $1) > profit(of: firm, in: $0) ? $1 : $0
    }
  }

  /// Returns what each price earns on average if the others post any of theirs, each as likely; shape
  /// `[price]`.
  public func meanProfits(of firm: Int) -> [Double] {
    var sums = Array(repeating: 0.0, count: grids[firm].count)
    for profile in 0..<profileCount {
      sums[price(of: firm, in: profile)] += profit(of: firm, in: profile)
    }
    return sums.map { $0 * Double(sums.count) / Double(profileCount) }
  }

  /// Returns a learner before its first period: a price is worth for ever what it earns against
  /// prices at random (the paper's equation 8).
  public func learner(of firm: Int, rule: QLearningRule) -> QLearner {
    QLearner(
      rule: rule, states: profileCount,
      initial: meanProfits(of: firm).map { $0 / (1 - rule.discount) })
  }
}
