/// Names a replication: which part of an experiment it serves, and its number there.
public struct ReplicationKey: Hashable, Sendable, Codable {
  /// The part of an experiment that a replication serves; parts share no random number.
  public enum Part: String, Sendable, Codable, CaseIterable {
    /// Ranks strategies; draws its assumptions.
    case rank
    /// Holds every assumption at its centre.
    case central
    /// Forecasts winner and baseline after ranking.
    case fresh
    /// Tunes a strategy's parameters.
    case search
    /// Is played by whoever decides prices from outside, to train a policy.
    case play
    /// Calibrates the market.
    case pilot
  }

  /// The part it serves.
  public let part: Part
  /// For `fresh` the number of ranking replications that chose the winner; for `search` 1 where
  /// finalists are simulated again; otherwise 0.
  public let family: Int
  /// The number inside the part, from 0.
  public let number: Int

  /// Names the replication `number` of `part`.
  public init(_ part: Part, family: Int = 0, number: Int) {
    self.part = part
    self.family = family
    self.number = number
  }

  /// The key under which its streams are named.
  public var entity: EntityKey {
    EntityKey("replication").child(part.rawValue).child(UInt64(family)).child(UInt64(number))
  }
}
