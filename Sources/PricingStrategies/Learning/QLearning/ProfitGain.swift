/// What firms earn together without and with collusion, and how much of the difference a profit is.
public struct ProfitGain: Sendable, Hashable {
  /// All firms' profit of a period in the static Nash equilibrium.
  public var nash: Double
  /// All firms' profit of a period when it is largest.
  public var jointProfit: Double

  /// Gathers the parts; the second is larger.
  public init(nash: Double, jointProfit: Double) {
    precondition(jointProfit > nash, "something to gain")
    self.nash = nash
    self.jointProfit = jointProfit
  }

  /// Returns the paper's Delta: 0 for competition, 1 for a cartel.
  public func share(of profit: Double) -> Double { (profit - nash) / (jointProfit - nash) }
}
