import EventSimulation
import RandomStreams

/// One visit of a consumer.
public struct Visit: Sendable, Hashable {
  /// Microseconds since time 0.
  public var time: Int64
  /// Dense row of the consumer.
  public var consumer: Int32
  /// The visit's ordinal in its layer; names its shocks where every visit is an occasion.
  public var ordinal: UInt32
  /// 0 for the base visits, n for those of the n-th layer that a lift adds.
  public var layer: UInt16

  /// Gathers the parts; a base visit unless told otherwise.
  public init(time: Int64, consumer: Int32, ordinal: UInt32, layer: UInt16 = 0) {
    self.time = time
    self.consumer = consumer
    self.ordinal = ordinal
    self.layer = layer
  }
}

/// Generates visits period by period: a Poisson process per consumer, bent by its segment's profile.
///
/// A consumer's n-th visit comes when the segment's cumulative profile, in weeks at mean rate,
/// passes the sum of n unit exponentials over the consumer's rate: draw n belongs to visit n,
/// whatever the profile.
struct VisitClock: Sendable {
  private var next: [Double]
  private var ordinals: [UInt32]
  private var elapsed: [Double]
  private let profiles: [VisitProfile]
  private let calendar: MarketCalendar
  private let family: StreamFamily
  private let layers: VisitLayers
  /// Base visits that lifts below 1 took away in the week generated last.
  private(set) var thinned = 0

  static let week: Int64 = 7 * 86_400_000_000
  private static let hour: Int64 = 3_600_000_000

  init(market: MarketDefinition, population: Population, seed: UInt64, replication: ReplicationKey)
  {
    profiles = market.segments.map(\.profile)
    calendar = market.calendar
    family = StreamFamily(seed: seed, replication: replication, purpose: "visits")
    layers = VisitLayers(seed: seed, replication: replication)
    elapsed = Array(repeating: 0, count: profiles.count)
    ordinals = Array(repeating: 0, count: population.count)
    next = []
    next.reserveCapacity(population.count)
    for consumer in 0..<population.count {
      next.append(gap(consumer: consumer, ordinal: 0, population: population))
    }
  }

  /// Returns the visits of the week that starts `week` weeks after time 0, by (time, consumer).
  ///
  /// `lifts` changes the rate by adding visits of layers or thinning the base; no other visit moves.
  /// With `onePerPeriod` a consumer keeps one visit only: the base visit with the smallest named key,
  /// else the lift visit with the smallest.
  mutating func visits(
    week: Int, population: Population, timing: OccasionTiming, lifts: LiftCourse = LiftCourse()
  ) -> [Visit] {
    thinned = 0
    guard population.count > 0 else { return [] }
    let tables = profiles.map { $0.cumulativeHours(week: week, calendar) }
    let start = Int64(week) * Self.week
    let lifts = lifts.isFlat ? lifts : lifts.part(from: start, to: start + Self.week)
    var visits: [Visit] = []
    let rises = lifts.bound > 1
    for consumer in 0..<population.count {
      let table = tables[Int(population.segments[consumer])]
      let first = visits.count
      appendBase(to: &visits, consumer: consumer, week: week, table, population, lifts)
      if rises, timing == .everyVisit || visits.count == first {
        layers.append(
          to: &visits, consumer: Int32(truncatingIfNeeded: consumer),
          consumerKey: population.keys[consumer], week: week,
          length: Double(population.visitsPerWeek[consumer]) * (table.last ?? 0), lifts: lifts
        ) { start + Self.invert($0 * (table.last ?? 0), in: table) }
      }
      if timing == .onePerPeriod, visits.count > first + 1 {
        keepSmallestKey(in: &visits, from: first, consumerKey: population.keys[consumer])
      }
    }
    for segment in tables.indices { elapsed[segment] += tables[segment].last ?? 0 }
    visits.sort {
      ($0.time, $0.consumer, $0.layer, $0.ordinal) < ($1.time, $1.consumer, $1.layer, $1.ordinal)
    }
    return visits
  }

  /// Appends a consumer's base visits of one week and moves its clock on.
  private mutating func appendBase(
    to visits: inout [Visit], consumer: Int, week: Int, _ table: [Double],
    _ population: Population, _ lifts: LiftCourse
  ) {
    let passed = elapsed[Int(population.segments[consumer])]
    let end = passed + (table.last ?? 0)
    while next[consumer] < end {
      let visit = Visit(
        time: Int64(week) * Self.week + Self.invert(next[consumer] - passed, in: table),
        consumer: Int32(truncatingIfNeeded: consumer), ordinal: ordinals[consumer])
      ordinals[consumer] += 1
      next[consumer] += gap(consumer: consumer, ordinal: ordinals[consumer], population: population)
      if lifts.falls, isThinned(visit, population, lifts) {
        thinned += 1
      } else {
        visits.append(visit)
      }
    }
  }

  private func isThinned(_ visit: Visit, _ population: Population, _ lifts: LiftCourse) -> Bool {
    !layers.keeps(
      base: visit.ordinal, consumerKey: population.keys[Int(visit.consumer)],
      factor: lifts.factor(at: visit.time))
  }

  private func gap(consumer: Int, ordinal: UInt32, population: Population) -> Double {
    let rate = Double(population.visitsPerWeek[consumer])
    guard rate > 0 else { return .infinity }
    let key = EntityKey(bits: population.keys[consumer])
    return -lnOf(family.uniform(entity: key, index: UInt64(ordinal))) / rate
  }

  private func keepSmallestKey(in visits: inout [Visit], from first: Int, consumerKey: UInt64) {
    let accept = EntityKey(bits: consumerKey).child("accept")
    var best = visits[first]
    for visit in visits[(first + 1)...]
    where visit.key(consumerKey: accept.bits).bits < best.key(consumerKey: accept.bits).bits {
      best = visit
    }
    visits.removeSubrange(first...)
    visits.append(best)
  }

  /// Returns the microsecond of the week at which the cumulative profile reaches `level`.
  private static func invert(_ level: Double, in table: [Double]) -> Int64 {
    var low = 0
    var high = table.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if table[middle] <= level { low = middle } else { high = middle }
    }
    let width = table[high] - table[low]
    let share = width > 0 ? (level - table[low]) / width : 0
    let offset = Int64(low) * hour + Int64(share * Double(hour))
    return min(offset, week - 1)
  }
}
