/// How far each consumer belongs to each segment.
public struct Membership: Sendable, Hashable {
  /// The number of consumers.
  public let consumers: Int
  /// Shares of a consumer's segments, which add up to one; shape `[segment, consumer]`, row-major.
  public let weights: [Double]

  /// Takes weights of shape `[segment, consumer]`.
  public init(consumers: Int, weights: [Double]) {
    precondition(consumers > 0 && weights.count.isMultiple(of: consumers), "a weight for each")
    self.consumers = consumers
    self.weights = weights
  }

  /// Everybody in one segment.
  static func everybody(_ consumers: Int) -> Membership {
    Membership(consumers: consumers, weights: Array(repeating: 1, count: consumers))
  }

  /// The number of segments.
  public var segments: Int { weights.count / consumers }

  /// Returns a consumer's weight in a segment.
  public func weight(_ segment: Int, _ consumer: Int) -> Double {
    weights[segment * consumers + consumer]
  }

  /// Returns a segment's weights, by consumer.
  func members(_ segment: Int) -> ArraySlice<Double> {
    weights[segment * consumers..<(segment + 1) * consumers]
  }
}
