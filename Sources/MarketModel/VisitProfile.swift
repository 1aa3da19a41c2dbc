/// How a segment's visit rate moves with the season, the weekday and the hour.
public struct VisitProfile: Sendable, Hashable {
  /// Multipliers for January to December; 1 means the yearly mean.
  public var months: [Double]
  /// Weights for Monday to Sunday; only their proportions matter.
  public var weekdays: [Double]
  /// Weights for the hours 0 to 23; only their proportions matter.
  public var hours: [Double]

  /// Creates a profile; flat unless told otherwise.
  public init(
    months: [Double] = Array(repeating: 1, count: 12),
    weekdays: [Double] = Array(repeating: 1, count: 7),
    hours: [Double] = Array(repeating: 1, count: 24)
  ) {
    self.months = months
    self.weekdays = weekdays
    self.hours = hours
  }
}
