public import PricingStrategies

/// How a session of Q-learning firms ended.
public struct CollusionSession: Sendable, Hashable {
  /// Its number.
  public let number: Int
  /// Periods played.
  public let periods: Int64
  /// Whether it ended because nothing changed any more.
  public let hasConverged: Bool
  /// What the firms have learned.
  public let policies: LearnedPolicies
  /// What becomes of a firm that leaves the cycle for a period, for every firm and period of it.
  public let deviations: [PriceDeviation]

  /// Follows the firms to their cycle and tests every deviation from it; one discount per firm.
  init(
    number: Int, periods: Int64, hasConverged: Bool, policies: LearnedPolicies,
    discounts: [Double]
  ) {
    self.number = number
    self.periods = periods
    self.hasConverged = hasConverged
    self.policies = policies
    deviations = policies.game.grids.indices.flatMap { firm in
      PriceDeviation.all(from: policies, discount: discounts[firm]).filter { $0.firm == firm }
    }
  }

  /// Periods of the limit cycle.
  public var cycleLength: Int { policies.cycle.count }

  /// Share of the profit that collusion could add.
  func share(of gain: ProfitGain) -> Double { gain.share(of: policies.meanTotalProfit) }
}
