/// The order among events of one instant: lower values come first.
public struct EventPriority: RawRepresentable, Hashable, Sendable, Codable {
  /// The rank; lower comes first.
  public let rawValue: Int16

  /// Creates the priority with that rank.
  public init(rawValue: Int16) {
    self.rawValue = rawValue
  }

  /// The middle of the range.
  public static let normal = EventPriority(rawValue: 0)
}

extension EventPriority: Comparable {
  /// Returns whether `left` comes before `right`.
  public static func < (left: EventPriority, right: EventPriority) -> Bool {
    left.rawValue < right.rawValue
  }
}
