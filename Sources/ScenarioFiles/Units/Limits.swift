/// The range in which a number must lie.
struct Limits: Hashable, Sendable {
  /// One end of a range.
  struct End: Hashable, Sendable {
    var value: Double
    var isIncluded: Bool
  }

  var low: End?
  var high: End?

  static let any = Limits()
  static let positive = Limits.above(0)
  static let notNegative = Limits.atLeast(0)
  /// From 0 to 1, both included.
  static let share = Limits(
    low: End(value: 0, isIncluded: true), high: End(value: 1, isIncluded: true))
  /// Above 0 and below 1.
  static let openShare = Limits(
    low: End(value: 0, isIncluded: false), high: End(value: 1, isIncluded: false))

  static func above(_ value: Double) -> Limits {
    Limits(low: End(value: value, isIncluded: false))
  }

  static func atLeast(_ value: Double) -> Limits {
    Limits(low: End(value: value, isIncluded: true))
  }

  static func below(_ value: Double) -> Limits {
    Limits(high: End(value: value, isIncluded: false))
  }

  /// Returns the range cut off above.
  func atMost(_ value: Double) -> Limits {
    Limits(low: low, high: End(value: value, isIncluded: true))
  }

  /// Returns the range cut off above, without its end.
  func under(_ value: Double) -> Limits {
    Limits(low: low, high: End(value: value, isIncluded: false))
  }

  func contains(_ value: Double) -> Bool {
    if let low, low.isIncluded ? value < low.value : value <= low.value { return false }
    if let high, high.isIncluded ? value > high.value : value >= high.value { return false }
    return value.isFinite
  }

  /// The range in words, such as `above 0 and below 1`; `nil` when there is none.
  func text(_ show: (Double) -> String) -> String? {
    let parts = [
      low.map { ($0.isIncluded ? "at least " : "above ") + show($0.value) },
      high.map { ($0.isIncluded ? "at most " : "below ") + show($0.value) },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }
}
