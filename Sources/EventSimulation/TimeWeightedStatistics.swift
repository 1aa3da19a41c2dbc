/// The integral and the mean over time of a level that changes in steps, such as a queue's length.
public struct TimeWeightedStatistics: Hashable, Sendable {
  /// The present level.
  public private(set) var level: Double
  private let start: SimulationTime
  private var lastChange: SimulationTime
  private var accumulated = 0.0

  /// Starts to observe a level.
  public init(level: Double, at start: SimulationTime) {
    self.level = level
    self.start = start
    self.lastChange = start
  }

  /// Replaces the level; traps if `time` is before the last change.
  public mutating func record(level: Double, at time: SimulationTime) {
    accumulated = integral(upTo: time)
    lastChange = time
    self.level = level
  }

  /// Returns the integral from the start up to `time`, in units of the level times microseconds.
  ///
  /// Exact for whole-number levels while below 2^53. Traps if `time` is before the last change.
  public func integral(upTo time: SimulationTime) -> Double {
    guard time >= lastChange else {
      fatalError("cannot integrate a level up to \(time), before its last change at \(lastChange)")
    }
    return accumulated + level * Double(time.duration(since: lastChange).microseconds)
  }

  /// Returns the mean level from the start up to `time`; not a number if no time has passed.
  public func mean(upTo time: SimulationTime) -> Double {
    integral(upTo: time) / Double(time.duration(since: start).microseconds)
  }
}
