/// An instant of a simulation: whole microseconds since the scenario's start, negative before it.
///
/// Integer time makes the order of events exact; it covers 292,000 years either way.
/// Arithmetic traps on overflow.
public struct SimulationTime: Hashable, Sendable {
  /// Microseconds since the scenario's start.
  public let microseconds: Int64

  /// Creates the instant that many microseconds after the scenario's start.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The scenario's start.
  public static let start = SimulationTime(microseconds: 0)

  /// Returns the instant that many seconds after the scenario's start.
  public static func seconds(_ count: Int) -> SimulationTime { start + .seconds(count) }

  /// Returns the instant that many minutes after the scenario's start.
  public static func minutes(_ count: Int) -> SimulationTime { start + .minutes(count) }

  /// Returns the instant that many hours after the scenario's start.
  public static func hours(_ count: Int) -> SimulationTime { start + .hours(count) }

  /// Returns the instant that many days of 24 hours after the scenario's start.
  public static func days(_ count: Int) -> SimulationTime { start + .days(count) }

  /// Returns the instant that many weeks of seven days after the scenario's start.
  public static func weeks(_ count: Int) -> SimulationTime { start + .weeks(count) }
}

extension SimulationTime {
  /// Returns the instant `duration` after `time`.
  @inlinable
  public static func + (time: SimulationTime, duration: SimulationDuration) -> SimulationTime {
    SimulationTime(microseconds: time.microseconds + duration.microseconds)
  }

  /// Returns the instant `duration` before `time`.
  @inlinable
  public static func - (time: SimulationTime, duration: SimulationDuration) -> SimulationTime {
    SimulationTime(microseconds: time.microseconds - duration.microseconds)
  }

  /// Moves the instant later by `duration`.
  @inlinable
  public static func += (time: inout SimulationTime, duration: SimulationDuration) {
    time = time + duration
  }

  /// Returns the duration from `earlier` to this instant; negative if this one is the earlier.
  @inlinable
  public func duration(since earlier: SimulationTime) -> SimulationDuration {
    SimulationDuration(microseconds: microseconds - earlier.microseconds)
  }
}

extension SimulationTime: Comparable {
  /// Returns whether `left` is earlier than `right`.
  @inlinable
  public static func < (left: SimulationTime, right: SimulationTime) -> Bool {
    left.microseconds < right.microseconds
  }
}

extension SimulationTime: Codable {
  /// Reads a whole number of microseconds.
  public init(from decoder: any Decoder) throws {
    microseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes a whole number of microseconds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}

extension SimulationTime: CustomStringConvertible {
  /// The instant in microseconds, with its unit.
  public var description: String { "\(microseconds) us" }
}
