public import RandomStreams

/// Which band each consumer is in.
///
/// A consumer's band is a function of the seed, the replication, the consumer's key and the
/// dimension's name, so groups move no other draw and a dimension more moves no band.
public struct GroupMembership: Sendable, Hashable {
  /// Index of the band; shape `[dimension][consumer]`.
  public let bands: [[UInt16]]

  /// Draws every consumer's bands.
  public init(
    _ groups: ConsumerGroups, population: Population, seed: UInt64, replication: ReplicationKey
  ) {
    let family = StreamFamily(seed: seed, replication: replication, purpose: "group")
    bands = groups.dimensions.map { dimension in
      let index = EntityKey("dimension").child(dimension.name).bits
      return zip(population.keys, population.segments).map { key, segment in
        let uniform = family.uniform(entity: EntityKey(bits: key), index: index)
        return Self.band(uniform, shares: dimension.shares[Int(segment)])
      }
    }
  }

  /// The band in which a uniform number falls; never one without a share.
  private static func band(_ uniform: Double, shares: [Double]) -> UInt16 {
    var sum = 0.0
    for (band, share) in shares.enumerated() {
      sum += share
      if uniform < sum { return UInt16(band) }
    }
    return UInt16(shares.lastIndex { $0 > 0 } ?? 0)
  }
}
