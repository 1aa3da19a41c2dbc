/// A length of simulated time in whole microseconds; may be negative.
///
/// Arithmetic traps on overflow.
public struct SimulationDuration: Hashable, Sendable {
  /// The length in microseconds.
  public let microseconds: Int64

  /// Creates a duration of that many microseconds.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Creates the duration nearest to a finite number of seconds, such as a random draw.
  ///
  /// Traps if the result does not fit.
  @inlinable
  public init(roundingSeconds seconds: Double) {
    microseconds = Int64((seconds * 1_000_000).rounded())
  }

  /// No time at all.
  public static let zero = SimulationDuration(microseconds: 0)

  /// Returns a duration of that many seconds.
  public static func seconds(_ count: Int) -> SimulationDuration {
    SimulationDuration(microseconds: Int64(count) * 1_000_000)
  }

  /// Returns a duration of that many minutes.
  public static func minutes(_ count: Int) -> SimulationDuration { .seconds(60) * count }

  /// Returns a duration of that many hours.
  public static func hours(_ count: Int) -> SimulationDuration { .seconds(3_600) * count }

  /// Returns a duration of that many days of 24 hours.
  public static func days(_ count: Int) -> SimulationDuration { .seconds(86_400) * count }

  /// Returns a duration of that many weeks of seven days.
  public static func weeks(_ count: Int) -> SimulationDuration { .seconds(604_800) * count }

  /// The length in seconds, rounded to the nearest `Double`.
  @inlinable
  public var seconds: Double { Double(microseconds) / 1_000_000 }
}

extension SimulationDuration {
  /// Returns the sum of two durations.
  @inlinable
  public static func + (left: SimulationDuration, right: SimulationDuration) -> SimulationDuration {
    SimulationDuration(microseconds: left.microseconds + right.microseconds)
  }

  /// Returns the difference of two durations.
  @inlinable
  public static func - (left: SimulationDuration, right: SimulationDuration) -> SimulationDuration {
    SimulationDuration(microseconds: left.microseconds - right.microseconds)
  }

  /// Returns the duration `count` times over.
  @inlinable
  public static func * (duration: SimulationDuration, count: Int) -> SimulationDuration {
    SimulationDuration(microseconds: duration.microseconds * Int64(count))
  }
}

extension SimulationDuration: Comparable {
  /// Returns whether `left` is shorter than `right`.
  @inlinable
  public static func < (left: SimulationDuration, right: SimulationDuration) -> Bool {
    left.microseconds < right.microseconds
  }
}

extension SimulationDuration: Codable {
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
