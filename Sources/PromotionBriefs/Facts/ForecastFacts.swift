/// What the policy and its promotion do, by simulation; the real market's units and money.
public struct ForecastFacts: Sendable, Hashable, Codable {
  /// A measure of the policy next to the baseline.
  public struct Line: Sendable, Hashable, Codable {
    /// The measure, such as `contribution`.
    public var measure: String
    /// Under the policy, with the interval over fresh seasons.
    public var policy: FactEstimate
    /// Under the baseline.
    public var baseline: FactEstimate
    /// Policy less baseline, season by season.
    public var difference: FactEstimate

    /// Gathers the parts.
    public init(
      measure: String, policy: FactEstimate, baseline: FactEstimate, difference: FactEstimate
    ) {
      self.measure = measure
      self.policy = policy
      self.baseline = baseline
      self.difference = difference
    }
  }

  /// A part of what the promotion changed.
  public struct Part: Sendable, Hashable, Codable {
    /// Its name, such as `cannibalisation`.
    public var name: String
    /// Its estimate over fresh seasons.
    public var estimate: FactEstimate

    /// Gathers the parts.
    public init(name: String, estimate: FactEstimate) {
      self.name = name
      self.estimate = estimate
    }
  }

  /// The season with the promotion held against its twin without it.
  public struct Incrementality: Sendable, Hashable, Codable {
    /// What the twin holds fixed: `direct` all other prices, `total` nothing.
    public var twin: String
    /// The parts, units before money.
    public var parts: [Part]
    /// Units that would have been bought anyway, of all promoted units, in millionths.
    public var subsidisedShare: Int64?
    /// Change of contribution over discount and costs less funding, in millionths.
    public var returnOnSpend: Int64?

    /// Gathers the parts.
    public init(
      twin: String, parts: [Part], subsidisedShare: Int64?, returnOnSpend: Int64?
    ) {
      self.twin = twin
      self.parts = parts
      self.subsidisedShare = subsidisedShare
      self.returnOnSpend = returnOnSpend
    }

    /// Returns a part's estimate; `nil` where it has none.
    public func part(_ name: String) -> FactEstimate? {
      parts.first { $0.name == name }?.estimate
    }
  }

  /// The weeks that the measures cover, cool-down included.
  public var weeks: Int
  /// The policy against the baseline.
  public var lines: [Line]
  /// The promotion alone; empty where no twins were simulated.
  public var incrementality: [Incrementality]

  /// Gathers the parts.
  public init(weeks: Int, lines: [Line], incrementality: [Incrementality]) {
    self.weeks = weeks
    self.lines = lines
    self.incrementality = incrementality
  }

  /// The split with all other prices as they are.
  public var direct: Incrementality? { incrementality.first { $0.twin == "direct" } }

  /// Returns a measure's line; `nil` where it has none.
  public func line(_ measure: String) -> Line? { lines.first { $0.measure == measure } }
}
