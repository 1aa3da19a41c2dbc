import Foundation

/// How long drafting may take, as people write it: `10 minutes`, `90 s`, `2h`.
public struct DraftTime: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The time in seconds, above 0.
  public let seconds: Double

  /// Takes whole seconds; nil unless there is at least one.
  public init?(seconds: Int) {
    guard seconds > 0 else { return nil }
    self.seconds = Double(seconds)
  }

  /// Reads a whole number and a unit, with or without a blank between them; nil where it is no such text.
  public init?(_ text: String) {
    let trimmed = text.trimmingCharacters(in: .whitespaces)
    let digits = trimmed.prefix { $0.isASCII && $0.isNumber }
    let unit = trimmed.dropFirst(digits.count).trimmingCharacters(in: .whitespaces)
    guard let count = Int(digits), (1...999_999).contains(count), let length = Self.length(of: unit)
    else { return nil }
    self.init(seconds: count * length)
  }

  /// The time of `brief` unless told otherwise.
  public static let ofBriefs = DraftTime(wholeSeconds: 600)

  private init(wholeSeconds: Double) { seconds = wholeSeconds }

  private static func length(of unit: String) -> Int? {
    switch unit {
    case "s", "second", "seconds": 1
    case "min", "minute", "minutes": 60
    case "h", "hour", "hours": 3_600
    default: nil
    }
  }

  /// The time in the largest unit that divides it, like `10 minutes`.
  public var description: String {
    let count = Int(seconds)
    let (length, unit) =
      count.isMultiple(of: 3_600)
      ? (3_600, "hour") : count.isMultiple(of: 60) ? (60, "minute") : (1, "second")
    return count == length ? "1 \(unit)" : "\(count / length) \(unit)s"
  }
}
