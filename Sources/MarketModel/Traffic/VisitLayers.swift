import RandomStreams

/// The visits that lifts add and take away, layer by layer.
///
/// Layer n of a consumer covers the part of the factor from 1 + (n - 1) / 2 to 1 + n / 2. It is a
/// Poisson process of half the usual rate, profile included, whose candidates are the same whatever
/// the lift; each is accepted when its named uniform is below the share of the layer that the factor
/// covers at its time. So a higher factor adds visits and moves none. Below 1 the base is thinned
/// likewise.
struct VisitLayers: Sendable {
  private let gaps: StreamFamily
  private let thinning: StreamFamily

  /// Candidates of one layer and week that can be told apart.
  private static let candidatesPerWeek = 4_096

  init(seed: UInt64, replication: ReplicationKey) {
    gaps = StreamFamily(seed: seed, replication: replication, purpose: "lift visits")
    thinning = StreamFamily(seed: seed, replication: replication, purpose: "visit thinning")
  }

  /// Whether a base visit stays at a factor below 1.
  func keeps(base ordinal: UInt32, consumerKey: UInt64, factor: Double) -> Bool {
    factor >= 1
      || thinning.uniform(entity: EntityKey(bits: consumerKey), index: UInt64(ordinal)) < factor
  }

  /// Appends the accepted visits of every layer in one week, layer by layer.
  ///
  /// `length` is the week's length at the consumer's usual rate, in expected base visits; `time`
  /// turns a share of it into a time.
  func append(
    to visits: inout [Visit], consumer: Int32, consumerKey: UInt64, week: Int, length: Double,
    lifts: LiftCourse, time: (Double) -> Int64
  ) {
    guard length > 0 else { return }
    var layer = 1
    while lifts.bound > 1 + Double(layer - 1) / 2 {
      let key = EntityKey(bits: consumerKey).child("layer").child(UInt64(layer))
      let weekKey = key.child(UInt64(bitPattern: Int64(week)))
      var reached = gap(0, weekKey)
      var count = 0
      while reached < length, count < Self.candidatesPerWeek {
        let moment = time(reached / length)
        let share = 2 * (lifts.factor(at: moment) - 1) - Double(layer - 1)
        if thinning.uniform(entity: weekKey, index: UInt64(count)) < share {
          visits.append(
            Visit(
              time: moment, consumer: consumer, ordinal: ordinal(week: week, count),
              layer: UInt16(truncatingIfNeeded: layer)))
        }
        count += 1
        reached += gap(count, weekKey)
      }
      layer += 1
    }
  }

  /// The time to the next candidate, in expected base visits: twice a unit exponential.
  private func gap(_ index: Int, _ weekKey: EntityKey) -> Double {
    -2 * lnOf(gaps.uniform(entity: weekKey, index: UInt64(index)))
  }

  /// Counts candidates inside the layer, with room for the most of each week.
  private func ordinal(week: Int, _ count: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: week &* Self.candidatesPerWeek &+ count)
  }
}

extension Visit {
  /// The visit's key: (layer, ordinal in its layer) inside its consumer.
  func key(consumerKey: UInt64) -> EntityKey {
    let consumer = EntityKey(bits: consumerKey)
    guard layer > 0 else { return consumer.child(UInt64(ordinal)) }
    return consumer.child("layer").child(UInt64(layer)).child(UInt64(ordinal))
  }
}
