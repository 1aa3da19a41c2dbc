/// A 64-bit hash of a path of names and ordinals, such as consumer = (segment name, ordinal).
///
/// Keys hold no dense index, strategy or shelf position, so what is added beside an entity never
/// moves the entity's own draws.
public struct EntityKey: Hashable, Sendable {
  /// The hash.
  public let bits: UInt64

  /// Wraps a hash that was computed before.
  public init(bits: UInt64) {
    self.bits = bits
  }

  /// Names an entity that has no parent.
  public init(_ name: String) {
    self = EntityKey(bits: 0x6D61_726B_6574_6565).child(name)
  }

  /// Returns the key of the part of this entity that is called `name`.
  public func child(_ name: String) -> EntityKey {
    var hash = bits ^ 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return EntityKey(bits: Self.mixed(hash ^ 0xA5A5_A5A5_0000_0001))
  }

  /// Returns the key of this entity's part with the given ordinal.
  @inlinable
  public func child(_ ordinal: UInt64) -> EntityKey {
    EntityKey(bits: Self.mixed(bits &+ Self.mixed(ordinal &+ 0x9E37_79B9_7F4A_7C15)))
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every input bit moves every
  /// output bit.
  @inlinable
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
