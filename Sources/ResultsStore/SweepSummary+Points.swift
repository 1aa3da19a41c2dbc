extension SweepSummary {
  /// A strategy at a point.
  public struct Row: Sendable, Codable, Equatable {
    /// The strategy.
    public var strategy: String
    /// Mean of the metric over the replications.
    public var mean: Double
    /// Its standard error.
    public var standardError: Double
    /// Paired difference to the baseline with its 95 % interval.
    public var difference: ComparisonSummary.Estimate
    /// Its place among those that may win, from 1; 0 where it may not.
    public var rank: Int
    /// Why it may not win; empty where nothing stands against it.
    public var reason: String

    /// Gathers the parts.
    public init(
      strategy: String, mean: Double, standardError: Double,
      difference: ComparisonSummary.Estimate, rank: Int, reason: String
    ) {
      self.strategy = strategy
      self.mean = mean
      self.standardError = standardError
      self.difference = difference
      self.rank = rank
      self.reason = reason
    }
  }

  /// A point of the space with what was compared there.
  public struct Point: Sendable, Codable, Equatable {
    /// The number, from 1.
    public var number: Int
    /// Whether the design holds it; the others only stand on lines through the centre.
    public var isDesign: Bool
    /// One value per key in base units; `nil` where it is no number.
    public var values: [Double?]
    /// The values as a scenario writes them.
    public var texts: [String]
    /// The strategies, in the scenario's order.
    public var rows: [Row]
    /// The strategy with the best mean among those that may win.
    public var winner: String
    /// The second; `nil` where no other may win.
    public var runnerUp: String?
    /// Paired difference of the winner to the second, with its 95 % interval.
    public var margin: ComparisonSummary.Estimate?
    /// Those whose 95 % interval of the paired difference to the winner holds zero.
    public var undecided: [String]

    /// Whether the winner's lead over every other is more than chance.
    public var isClear: Bool { undecided.isEmpty }

    /// Gathers the parts.
    public init(
      number: Int, isDesign: Bool, values: [Double?], texts: [String], rows: [Row],
      winner: String, runnerUp: String?, margin: ComparisonSummary.Estimate?, undecided: [String]
    ) {
      self.number = number
      self.isDesign = isDesign
      self.values = values
      self.texts = texts
      self.rows = rows
      self.winner = winner
      self.runnerUp = runnerUp
      self.margin = margin
      self.undecided = undecided
    }
  }
}
