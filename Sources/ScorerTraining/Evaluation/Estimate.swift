/// A number with the limits of its 95 % interval.
public struct Estimate: Sendable, Hashable, Codable {
  /// The value.
  public var value: Double
  /// The lower limit.
  public var low: Double
  /// The upper limit.
  public var high: Double

  /// Gathers the parts.
  public init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }
}
