extension SweepSummary {
  /// Where the winner changes between two neighbours on a line.
  public struct Crossing: Sendable, Codable, Equatable {
    /// The winner at the lower value, or at the first of two texts.
    public var before: String
    /// The winner at the upper value.
    public var after: String
    /// The lower value.
    public var lower: String
    /// The upper value.
    public var upper: String
    /// Where the interpolated means cross, as a scenario writes it; `nil` for texts, and where a
    /// guardrail and not the mean decides.
    public var estimate: String?
    /// The same in base units.
    public var value: Double?
    /// Lower end of the 95 % interval in base units; `nil` where it reaches past the line.
    public var low: Double?
    /// Upper end; `nil` where it reaches past the line.
    public var high: Double?
    /// The ends as a scenario writes them.
    public var lowText: String?
    /// The same for the upper end.
    public var highText: String?
    /// What else decides than the means; empty for nothing.
    public var reason: String

    /// Starts with the bracket.
    public init(before: String, after: String, lower: String, upper: String, reason: String) {
      self.before = before
      self.after = after
      self.lower = lower
      self.upper = upper
      self.reason = reason
    }
  }

  /// The points at which one key alone leaves the centre.
  public struct Line: Sendable, Codable, Equatable {
    /// The key, by index.
    public var factor: Int
    /// Indices of points, ascending in the key's value.
    public var points: [Int]
    /// Where the winner changes, in that order.
    public var crossings: [Crossing]

    /// Gathers the parts.
    public init(factor: Int, points: [Int], crossings: [Crossing]) {
      self.factor = factor
      self.points = points
      self.crossings = crossings
    }
  }

  /// One end of a bar of the tornado.
  public struct End: Sendable, Codable, Equatable {
    /// The key's value.
    public var text: String
    /// What the centre's winner leads the best other strategy by.
    public var lead: Double
    /// The mean of the centre's winner.
    public var mean: Double
    /// Who wins.
    public var winner: String

    /// Gathers the parts.
    public init(text: String, lead: Double, mean: Double, winner: String) {
      self.text = text
      self.lead = lead
      self.mean = mean
      self.winner = winner
    }
  }

  /// What one key does to the centre's winner.
  public struct Bar: Sendable, Codable, Equatable {
    /// The key, by index.
    public var factor: Int
    /// At the key's lowest value; for texts where the lead is least.
    public var low: End
    /// At its highest value; for texts where the lead is largest.
    public var high: End
    /// At the centre.
    public var centre: End
    /// The lead at every point of the key's line.
    public var leads: [Double]
    /// The mean of the centre's winner there.
    public var means: [Double]

    /// By how much the lead moves along the line.
    public var swing: Double { (leads.max() ?? 0) - (leads.min() ?? 0) }

    /// Gathers the parts.
    public init(
      factor: Int, low: End, high: End, centre: End, leads: [Double], means: [Double]
    ) {
      self.factor = factor
      self.low = low
      self.high = high
      self.centre = centre
      self.leads = leads
      self.means = means
    }
  }
}
