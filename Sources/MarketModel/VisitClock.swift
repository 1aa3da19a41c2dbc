import EventSimulation
import RandomStreams

/// One visit of a consumer.
public struct Visit: Sendable, Hashable {
  /// Microseconds since time 0.
  public var time: Int64
  /// Dense row of the consumer.
  public var consumer: Int32
  /// The visit's ordinal among the consumer's base visits; names its shocks where every visit is an
  /// occasion.
  public var ordinal: UInt32

  /// Gathers the parts.
  public init(time: Int64, consumer: Int32, ordinal: UInt32) {
    self.time = time
    self.consumer = consumer
    self.ordinal = ordinal
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

  static let week: Int64 = 7 * 86_400_000_000
  private static let hour: Int64 = 3_600_000_000

  init(market: MarketDefinition, population: Population, seed: UInt64, replication: ReplicationKey)
  {
    profiles = market.segments.map(\.profile)
    calendar = market.calendar
    family = StreamFamily(seed: seed, replication: replication, purpose: "visits")
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
  /// With `onePerPeriod` a consumer keeps the visit with the smallest named key only.
  mutating func visits(week: Int, population: Population, timing: OccasionTiming) -> [Visit] {
    let tables = profiles.map { cumulative($0, week: week) }
    let start = Int64(week) * Self.week
    var visits: [Visit] = []
    for consumer in 0..<population.count {
      let segment = Int(population.segments[consumer])
      let end = elapsed[segment] + (tables[segment].last ?? 0)
      guard next[consumer] < end else { continue }
      let first = visits.count
      while next[consumer] < end {
        let offset = Self.invert(next[consumer] - elapsed[segment], in: tables[segment])
        visits.append(
          Visit(
            time: start + offset, consumer: Int32(truncatingIfNeeded: consumer),
            ordinal: ordinals[consumer]))
        ordinals[consumer] += 1
        next[consumer] += gap(
          consumer: consumer, ordinal: ordinals[consumer], population: population)
      }
      if timing == .onePerPeriod, visits.count > first + 1 {
        keepSmallestKey(in: &visits, from: first, consumerKey: population.keys[consumer])
      }
    }
    for segment in tables.indices { elapsed[segment] += tables[segment].last ?? 0 }
    visits.sort { ($0.time, $0.consumer) < ($1.time, $1.consumer) }
    return visits
  }

  private func gap(consumer: Int, ordinal: UInt32, population: Population) -> Double {
    let rate = Double(population.visitsPerWeek[consumer])
    guard rate > 0 else { return .infinity }
    let key = EntityKey(bits: population.keys[consumer])
    return -lnOf(family.uniform(entity: key, index: UInt64(ordinal))) / rate
  }

  private func keepSmallestKey(in visits: inout [Visit], from first: Int, consumerKey: UInt64) {
    let key = EntityKey(bits: consumerKey).child("accept")
    var best = visits[first]
    for visit in visits[(first + 1)...]
    where key.child(UInt64(visit.ordinal)).bits < key.child(UInt64(best.ordinal)).bits {
      best = visit
    }
    visits.removeSubrange(first...)
    visits.append(best)
  }

  /// The profile's integral at each hour's end, in weeks at mean rate; shape `[169]`, first 0.
  private func cumulative(_ profile: VisitProfile, week: Int) -> [Double] {
    let weekdayTotal = profile.weekdays.reduce(0, +)
    let hourTotal = profile.hours.reduce(0, +)
    var sums: [Double] = [0]
    sums.reserveCapacity(169)
    for hour in 0..<168 {
      let date = calendar.date(ofDay: week * 7 + hour / 24)
      let weight =
        profile.months[date.components.month - 1] * profile.weekdays[date.weekday] / weekdayTotal
        * profile.hours[hour % 24] / hourTotal
      sums.append(sums[hour] + weight)
    }
    return sums
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
