/// How the rate of visits runs over time next to the usual one: the product of every event's factor.
struct LiftCourse: Sendable {
  /// One event's factor: 1 + change while it lasts, then back to 1 with a half-life.
  struct Source: Sendable, Hashable {
    /// First microsecond.
    var start: Int64
    /// First microsecond after it.
    var end: Int64
    /// Change of the rate while it lasts, above -1.
    var change: Double
    /// Microseconds in which half of the change is gone; 0 ends it at once.
    var halfLife: Int64
    /// The firm whose event it is; `nil` for a shock.
    var firm: Int32?

    /// The factor at a time: `1 + change * 2^(-(t - end) / halfLife)` after the end.
    func factor(at time: Int64) -> Double {
      guard time >= start else { return 1 }
      guard time >= end else { return 1 + change }
      guard halfLife > 0 else { return 1 }
      return 1 + change * expOf(-lnOf(2) * Double(time - end) / Double(halfLife))
    }

    /// Whether it changes anything between two times; what is left after 40 half-lives does not.
    func touches(_ first: Int64, _ last: Int64) -> Bool {
      start < last && first < end + 40 * halfLife
    }
  }

  /// The events, in a fixed order.
  private(set) var sources: [Source] = []

  mutating func add(_ source: Source) {
    if source.change != 0, source.end > source.start { sources.append(source) }
  }

  /// The events that matter between two times.
  func part(from first: Int64, to last: Int64) -> LiftCourse {
    var part = LiftCourse()
    part.sources = sources.filter { $0.touches(first, last) }
    return part
  }

  var isFlat: Bool { sources.isEmpty }

  /// The factor on the usual rate at a time.
  func factor(at time: Int64) -> Double {
    sources.reduce(1) { $0 * $1.factor(at: time) }
  }

  /// Returns the firm whose event drew a visit that lifts add, or `nil` for a shock.
  ///
  /// Events share such visits in proportion to their rises; `uniform` decides.
  func firm(drawingAt time: Int64, uniform: Double) -> Int32? {
    let rises = sources.map { max(0, $0.factor(at: time) - 1) }
    var left = uniform * rises.reduce(0, +)
    for (place, rise) in rises.enumerated() where rise > 0 {
      left -= rise
      if left < 0 { return sources[place].firm }
    }
    return nil
  }

  /// No factor is above this, nor above 1 where it is below.
  var bound: Double {
    sources.reduce(1) { $0 * (1 + max(0, $1.change)) }
  }

  /// Whether some factor may lie below 1.
  var falls: Bool { sources.contains { $0.change < 0 } }
}
