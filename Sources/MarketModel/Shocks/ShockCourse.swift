import EventSimulation
import RandomStreams
import ScientificComputing

/// When the shocks of one replication happen and how large they are: drawn before the run starts, the
/// same for every strategy.
struct ShockCourse: Sendable {
  /// A spell of one shock.
  struct Spell: Sendable, Hashable {
    /// Index of the shock.
    var shock: Int
    /// First microsecond.
    var start: Int64
    /// First microsecond after it.
    var end: Int64
    /// The size in the effect's own unit; drawn where the effect is random.
    var size: Double
  }

  /// All spells, shock by shock in the order of time.
  private(set) var spells: [Spell] = []
  private let shocks: [MarketShock]
  /// First microsecond after the run.
  private let end: Int64

  /// Draws every spell from the shock's own stream.
  init(market: MarketDefinition, seed: UInt64, replication: ReplicationKey) {
    shocks = market.shocks.shocks
    end = Int64(market.calendar.days) * MarketSimulation.day
    guard market.shocks.isUsed else { return }
    let family = StreamFamily(seed: seed, replication: replication, purpose: "shock")
    for (index, shock) in shocks.enumerated() {
      let key = EntityKey("shock").child(shock.name)
      for (start, stop) in windows(shock.timing, family, key) {
        add(shock: index, start: start, end: stop, family, key)
      }
    }
  }

  private func windows(
    _ timing: MarketShock.Timing, _ family: StreamFamily, _ key: EntityKey
  ) -> [(Int64, Int64)] {
    switch timing {
    case .dated(let first, let last):
      return [
        (Int64(first) * MarketSimulation.day, min(end, Int64(last + 1) * MarketSimulation.day))
      ]
    case .random(let first, let chance, let lasting):
      return randomWindows(from: first, chance, lasting.microseconds, family, key)
    }
  }

  /// Week by week one uniform number says whether a spell starts, the next one when.
  private func randomWindows(
    from first: Int, _ chance: Double, _ lasting: Int64, _ family: StreamFamily, _ key: EntityKey
  ) -> [(Int64, Int64)] {
    var windows: [(Int64, Int64)] = []
    var week: UInt64 = 0
    var start = Int64(first) * MarketSimulation.day
    while start < end {
      if family.uniform(entity: key, index: 2 * week) < chance {
        let offset = family.uniform(entity: key, index: 2 * week + 1) * Double(VisitClock.week)
        let time = start + Int64(offset)
        if time < end, time >= windows.last?.1 ?? time {
          windows.append((time, min(end, time + lasting)))
        }
      }
      week += 1
      start += VisitClock.week
    }
    return windows
  }

  /// Adds one spell, or one a week where the size is drawn anew every week.
  private mutating func add(
    shock: Int, start: Int64, end: Int64, _ family: StreamFamily, _ key: EntityKey
  ) {
    guard let deviation = shocks[shock].effect.weeklyDeviation else {
      let size = shocks[shock].effect.size
      return spells.append(Spell(shock: shock, start: start, end: end, size: size))
    }
    let numbers = key.child("size")
    var (time, sum, week) = (start, 0.0, UInt64(0))
    while time < end {
      let normal = SpecialFunctions.normalQuantile(family.uniform(entity: numbers, index: week))
      week += 1
      sum += deviation * normal
      let size = shocks[shock].effect.drawnSize(
        step: deviation * normal, sum: sum, weeks: Double(week), deviation: deviation)
      let next = min(end, time + VisitClock.week)
      spells.append(Spell(shock: shock, start: time, end: next, size: size))
      time = next
    }
  }

  /// The changes of the rate of visits.
  var trafficSources: [LiftCourse.Source] {
    spells.filter { shocks[$0.shock].effect.isTraffic }.map {
      LiftCourse.Source(start: $0.start, end: $0.end, change: $0.size, halfLife: 0)
    }
  }

  /// The times from `start` on at which something other than traffic changes, in order.
  func changes(from start: Int64) -> [Int64] {
    let others = spells.filter { !shocks[$0.shock].effect.isTraffic }
    let times = Set(others.flatMap { [max(start, $0.start), $0.end] })
    return times.filter { $0 >= start && $0 < end }.sorted()
  }

  /// The spells at a time, with their effects, in the shocks' order.
  func effects(at time: Int64) -> [(effect: MarketShock.Effect, size: Double)] {
    spells.filter { $0.start <= time && time < $0.end }.map { (shocks[$0.shock].effect, $0.size) }
  }

  /// Spells and days of a shock between time 0 and the end; a weekly size counts as one spell.
  func happened(shock: Int) -> (spells: Int, days: Double) {
    let mine = spells.filter { $0.shock == shock && $0.end > 0 }
    let days = mine.reduce(0) {
      $0 + Double($1.end - max(0, $1.start)) / Double(MarketSimulation.day)
    }
    return (shocks[shock].effect.weeklyDeviation == nil ? mine.count : min(1, mine.count), days)
  }
}

extension MarketShock.Effect {
  var isTraffic: Bool {
    switch self {
    case .traffic, .trafficNoise: true
    default: false
    }
  }

  /// The standard deviation of a weekly draw; `nil` where the size is stated.
  fileprivate var weeklyDeviation: Double? {
    switch self {
    case .trafficNoise(let deviation), .demandNoise(_, let deviation), .costWalk(_, let deviation):
      deviation
    default: nil
    }
  }

  /// The stated size; 0 where there is none.
  fileprivate var size: Double {
    switch self {
    case .traffic(let change), .cost(_, let change), .price(_, let change): change
    case .demand(_, let utility): utility
    default: 0
    }
  }

  /// The size in a week, from its own normal step and the sum of all steps so far.
  fileprivate func drawnSize(
    step: Double, sum: Double, weeks: Double, deviation: Double
  ) -> Double {
    switch self {
    case .trafficNoise: expOf(step - deviation * deviation / 2) - 1
    case .costWalk: expOf(sum - weeks * deviation * deviation / 2) - 1
    default: step
    }
  }
}
