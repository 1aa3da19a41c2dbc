import Glibc
import RandomStreams

/// Where the search for latent classes starts: consumers around a few seeds that lie far apart.
///
/// - SeeAlso: D. Arthur and S. Vassilvitskii, *SODA*, 2007 (k-means++ seeding).
struct ClassStarts: Sendable {
  private let consumers: Int
  private let features: Int
  /// Standardised features; shape `[consumer, feature]`, row-major.
  private var values: [Double]

  /// Membership of the nearest seed's class; the rest is spread evenly.
  private static let nearest = 0.9

  init(_ counts: ConsumerCounts) {
    let columns =
      counts.shares.map(Self.logits)
      + [
        zip(counts.extraUnits.hits, counts.extraUnits.trials).map {
          log1p(Double($0) / Double(max(1, $1)))
        }
      ]
    consumers = counts.consumers
    features = columns.count
    values = Array(repeating: 0, count: consumers * features)
    for (feature, column) in columns.enumerated() {
      for (consumer, value) in Self.standardized(column).enumerated() {
        values[consumer * features + feature] = value
      }
    }
  }

  private static func logits(_ share: ShareCounts) -> [Double] {
    zip(share.hits, share.trials).map { hits, trials in
      log((Double(hits) + 0.5) / (Double(trials - hits) + 0.5))
    }
  }

  private static func standardized(_ column: [Double]) -> [Double] {
    let mean = column.reduce(0, +) / Double(max(1, column.count))
    let variance =
      column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, column.count))
    let deviation = max(variance.squareRoot(), 1e-9)
    return column.map { ($0 - mean) / deviation }
  }

  /// Returns memberships to start from; shape `[class, consumer]`.
  func memberships(classes: Int, start: Int, seed: UInt64) -> [Double] {
    var stream = RandomStream(
      seed: seed, replication: ReplicationKey(.pilot, number: start),
      purpose: "latent class start", entity: EntityKey("classes").child(UInt64(classes)))
    let seeds = seeds(classes, &stream)
    let rest = classes > 1 ? (1 - Self.nearest) / Double(classes - 1) : 1
    var memberships = Array(repeating: rest, count: classes * consumers)
    for consumer in 0..<consumers where classes > 1 {
      var best = 0
      for index in 1..<classes
      where distance(consumer, seeds[index]) < distance(consumer, seeds[best]) { best = index }
      memberships[best * consumers + consumer] = Self.nearest
    }
    return memberships
  }

  /// Draws each seed with a probability that rises with the squared distance to those before.
  private func seeds(_ count: Int, _ stream: inout RandomStream) -> [Int] {
    var seeds = [min(Int(stream.nextUniform() * Double(consumers)), consumers - 1)]
    var distances = (0..<consumers).map { distance($0, seeds[0]) }
    while seeds.count < count {
      var target = stream.nextUniform() * distances.reduce(0, +)
      var chosen = consumers - 1
      for consumer in 0..<consumers {
        target -= distances[consumer]
        if target <= 0 {
          chosen = consumer
          break
        }
      }
      seeds.append(chosen)
      for consumer in 0..<consumers {
        distances[consumer] = min(distances[consumer], distance(consumer, chosen))
      }
    }
    return seeds
  }

  private func distance(_ first: Int, _ second: Int) -> Double {
    var sum = 0.0
    for feature in 0..<features {
      let difference = values[first * features + feature] - values[second * features + feature]
      sum += difference * difference
    }
    return sum
  }
}
