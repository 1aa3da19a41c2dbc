public import RandomStreams
import ScientificComputing

/// The consumers in columns; row = dense identifier.
///
/// A consumer's key is (segment name, ordinal in the segment), so that more consumers or segments
/// move nobody's draws.
public struct Population: Sendable {
  /// Each consumer's key.
  public let keys: [UInt64]
  /// Each consumer's segment.
  public let segments: [UInt16]
  /// Each consumer's mean visits per week.
  public let visitsPerWeek: [Float]

  /// Draws the population of a replication.
  public init(market: MarketDefinition, size: Int, seed: UInt64, replication: ReplicationKey) {
    let family = StreamFamily(seed: seed, replication: replication, purpose: "visit rate")
    var keys: [UInt64] = []
    var segments: [UInt16] = []
    var rates: [Float] = []
    keys.reserveCapacity(size)
    segments.reserveCapacity(size)
    rates.reserveCapacity(size)
    let counts = Self.counts(shares: market.segments.map(\.share), total: size)
    for (index, segment) in market.segments.enumerated() {
      let parent = EntityKey("consumer").child(segment.name)
      for ordinal in 0..<counts[index] {
        let key = parent.child(UInt64(ordinal))
        var stream = RandomStream(family: family, entity: key)
        keys.append(key.bits)
        segments.append(UInt16(index))
        rates.append(Float(segment.visitRate.sample(from: &stream) * market.traffic))
      }
    }
    self.keys = keys
    self.segments = segments
    visitsPerWeek = rates
  }

  private init(_ other: Population, rows: Range<Int>) {
    keys = Array(other.keys[rows])
    segments = Array(other.segments[rows])
    visitsPerWeek = Array(other.visitsPerWeek[rows])
  }

  /// Returns part number `index` of `count` parts of nearly equal size; nobody's draws move.
  public func part(_ index: Int, of count: Int) -> Population {
    Population(self, rows: keys.count * index / count..<keys.count * (index + 1) / count)
  }

  /// The number of consumers.
  public var count: Int { keys.count }

  /// Splits `total` by shares: whole parts first, then the largest remainders, ties to the earlier.
  static func counts(shares: [Double], total: Int) -> [Int] {
    let exact = shares.map { $0 * Double(total) }
    var counts = exact.map { Int($0.rounded(.down)) }
    let order = exact.indices.sorted {
      let left = exact[$0] - exact[$0].rounded(.down)
      let right = exact[$1] - exact[$1].rounded(.down)
      return left != right ? left > right : $0 < $1
    }
    for index in order.prefix(max(0, total - counts.reduce(0, +))) { counts[index] += 1 }
    return counts
  }
}
