import RandomStreams

@testable import ConsumerSegments

/// Consumers drawn from three classes whose behaviour is known.
enum KnownClasses {
  /// Shares of the consumers, largest first.
  static let shares = [0.5, 0.3, 0.2]
  /// By class: visits, purchases at visits, deals, own brand.
  static let means = [
    [0.50, 0.15, 0.30, 0.20], [0.70, 0.40, 0.80, 0.05], [0.40, 0.30, 0.30, 0.75],
  ]
  /// Extra units per item bought, by class.
  static let extra = [0.1, 1.0, 0.4]
  static let brands = [[0.6, 0.2, 0.2], [0.2, 0.6, 0.2], [0.3, 0.3, 0.4]]
  private static let periods = 52

  static func counts(consumers: Int, seed: UInt64) -> ConsumerCounts {
    counts(labels(consumers), seed: seed)
  }

  /// Exactly the stated shares.
  private static func labels(_ consumers: Int) -> [Int] {
    (0..<consumers).map { consumer in
      let place = Double(consumer) / Double(consumers)
      return place < shares[0] ? 0 : (place < shares[0] + shares[1] ? 1 : 2)
    }
  }

  /// Consumers of the stated classes.
  static func counts(_ labels: [Int], seed: UInt64) -> ConsumerCounts {
    var draw = Draws(seed: seed)
    var columns = Array(repeating: ShareCounts(hits: [], trials: []), count: 4)
    var units = ShareCounts(hits: [], trials: [])
    var favourites: [Int] = []
    for label in labels {
      let visits = draw.hits(means[label][0], of: periods)
      let bought = draw.hits(means[label][1], of: visits)
      let deals = draw.hits(means[label][2], of: bought)
      let own = draw.hits(means[label][3], of: bought)
      for (column, count) in [(visits, periods), (bought, visits), (deals, bought), (own, bought)]
        .enumerated()
      {
        columns[column].hits.append(count.0)
        columns[column].trials.append(count.1)
      }
      units.hits.append((0..<bought).reduce(0) { sum, _ in sum + draw.poisson(extra[label]) })
      units.trials.append(bought)
      favourites.append(bought > 0 ? draw.place(brands[label]) : -1)
    }
    return ConsumerCounts(shares: columns, extraUnits: units, favourites: favourites, brands: 3)
  }
}

/// Draws of simple distributions from one stream.
struct Draws {
  private var stream: RandomStream

  init(seed: UInt64) {
    stream = RandomStream(
      seed: seed, replication: ReplicationKey(.pilot, number: 0), purpose: "test",
      entity: EntityKey("consumers"))
  }

  mutating func hits(_ probability: Double, of trials: Int) -> Int {
    var hits = 0
    for _ in 0..<trials where stream.nextUniform() < probability { hits += 1 }
    return hits
  }

  /// By summing probabilities; for small means.
  mutating func poisson(_ mean: Double) -> Int {
    let target = stream.nextUniform()
    var probability = 1.0 / Self.exponential(mean)
    var (sum, count) = (probability, 0)
    while sum < target, count < 100 {
      count += 1
      probability *= mean / Double(count)
      sum += probability
    }
    return count
  }

  mutating func place(_ probabilities: [Double]) -> Int {
    var target = stream.nextUniform()
    for (place, probability) in probabilities.enumerated() {
      target -= probability
      if target < 0 { return place }
    }
    return probabilities.count - 1
  }

  private static func exponential(_ value: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for index in 1...40 {
      term *= value / Double(index)
      sum += term
    }
    return sum
  }
}
