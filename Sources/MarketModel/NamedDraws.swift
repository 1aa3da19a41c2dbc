public import RandomStreams
public import ScientificComputing

/// A replication's random numbers for strategies that draw: each is named and never moves.
public struct NamedDraws: Sendable {
  private let family: StreamFamily
  private var root = EntityKey("strategy")

  /// Takes the numbers of a replication.
  public init(seed: UInt64, replication: ReplicationKey) {
    family = StreamFamily(seed: seed, replication: replication, purpose: "strategy")
  }

  /// Returns the numbers whose names begin with `names`: hashed once where they serve many draws.
  public func under(_ names: [String]) -> NamedDraws {
    var part = self
    part.root = entity(names)
    return part
  }

  /// Returns the uniform number in (0, 1) at `index` of the stream that `names` name.
  public func uniform(_ names: [String], index: Int64) -> Double {
    family.uniform(entity: entity(names), index: UInt64(bitPattern: index))
  }

  /// Returns the sample of a distribution that `names` and `index` name.
  public func sample(_ distribution: Distribution, _ names: [String], index: Int64) -> Double {
    var stream = RandomStream(
      family: family, entity: entity(names).child(UInt64(bitPattern: index)))
    return distribution.sample(from: &stream)
  }

  /// Returns the stream that `names` name, for strategies that draw in every period.
  public func stream(_ names: [String]) -> NamedStream {
    NamedStream(family: family, entity: entity(names))
  }

  private func entity(_ names: [String]) -> EntityKey {
    names.reduce(root) { $0.child($1) }
  }
}

/// One named stream of a replication's random numbers.
public struct NamedStream: Sendable {
  @usableFromInline let family: StreamFamily
  @usableFromInline let entity: EntityKey

  /// Returns the uniform number in (0, 1) at `index`: what `NamedDraws.uniform` gives for the names.
  @inlinable
  public func uniform(at index: Int64) -> Double {
    family.uniform(entity: entity, index: UInt64(bitPattern: index))
  }
}
