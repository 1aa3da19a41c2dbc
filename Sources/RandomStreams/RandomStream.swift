/// The draws of one named stream; draw `index` is a pure function of the name and the index.
///
/// A stream is named by (seed, replication, purpose) and by an entity. The first three make the
/// Philox key, the entity the high half of the counter, the index the low half.
public struct RandomStream: Sendable {
  private let key: UInt64
  private let entity: UInt64
  private var position: UInt64 = 0

  /// Names the stream; whatever other streams exist, this one stays the same.
  public init(seed: UInt64, replication: ReplicationKey, purpose: String, entity: EntityKey) {
    self.init(
      family: StreamFamily(seed: seed, replication: replication, purpose: purpose), entity: entity)
  }

  /// Takes the stream of `entity` in a family of streams.
  public init(family: StreamFamily, entity: EntityKey) {
    self.key = family.key
    self.entity = entity.bits
  }

  /// Returns 64 uniform random bits.
  public func bits(at index: UInt64) -> UInt64 {
    Philox.bits(low: index, high: entity, key: key)
  }

  /// Returns the uniform number in the open interval (0, 1) at `index`.
  public func uniform(at index: UInt64) -> Double {
    openUniform(fromBits: bits(at: index))
  }

  /// Returns the next draw's 64 bits and moves on.
  public mutating func nextBits() -> UInt64 {
    defer { position += 1 }
    return bits(at: position)
  }

  /// Returns the next uniform number in the open interval (0, 1) and moves on.
  public mutating func nextUniform() -> Double {
    openUniform(fromBits: nextBits())
  }
}

/// The streams that share seed, replication and purpose; one per entity.
public struct StreamFamily: Sendable {
  /// The Philox key of every stream in the family.
  public let key: UInt64

  /// Names the family.
  public init(seed: UInt64, replication: ReplicationKey, purpose: String) {
    self.key = replication.entity.child(seed).child(purpose).bits
  }

  /// Returns the uniform number in (0, 1) at `index` of the stream of `entity`.
  @inlinable
  public func uniform(entity: EntityKey, index: UInt64) -> Double {
    openUniform(fromBits: Philox.bits(low: index, high: entity.bits, key: key))
  }
}

/// Returns the midpoint of one of 2^52 equal cells of (0, 1), so that 0 and 1 never occur.
@inlinable
public func openUniform(fromBits bits: UInt64) -> Double {
  (Double(bits >> 12) + 0.5) * 0x1p-52
}
