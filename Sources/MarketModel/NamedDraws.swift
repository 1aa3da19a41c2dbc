public import RandomStreams

/// A replication's random numbers for strategies that draw: each is named and never moves.
public struct NamedDraws: Sendable {
  private let family: StreamFamily

  /// Takes the numbers of a replication.
  public init(seed: UInt64, replication: ReplicationKey) {
    family = StreamFamily(seed: seed, replication: replication, purpose: "strategy")
  }

  /// Returns the uniform number in (0, 1) at `index` of the stream that `names` name.
  public func uniform(_ names: [String], index: Int64) -> Double {
    let entity = names.reduce(EntityKey("strategy")) { $0.child($1) }
    return family.uniform(entity: entity, index: UInt64(bitPattern: index))
  }
}
