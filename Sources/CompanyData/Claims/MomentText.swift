import MarketModel

/// A day or a moment as ISO 8601 writes it, without time zone.
struct MomentText {
  /// Seconds since the midnight that began 1970-01-01.
  let seconds: Int64
  /// Whether no time of day was given.
  let isDay: Bool

  /// Seconds of a day.
  static let day: Int64 = 86_400

  /// Reads `2026-03-02`, `2026-03-02T14:30` or `2026-03-02 14:30:15`; `nil` for anything else.
  init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
    guard (1...2).contains(parts.count), let date = CivilDate(iso: parts[0]) else { return nil }
    let midnight = Int64(date.dayNumber) * Self.day
    guard parts.count == 2 else {
      (seconds, isDay) = (midnight, true)
      return
    }
    guard let time = Self.time(parts[1]) else { return nil }
    (seconds, isDay) = (midnight + time, false)
  }

  private static func time(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
      parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    let numbers = parts.compactMap { Int64($0) } + [0]
    guard numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else { return nil }
    return numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
  }

  /// Writes an end as it is read: at midnight the last day before it.
  static func text(ofEnd seconds: Int64) -> String {
    let isMidnight = seconds.floorDivided(by: Self.day) * Self.day == seconds
    return text(isMidnight ? seconds - Self.day : seconds)
  }

  /// Writes a moment: the day alone at midnight.
  static func text(_ seconds: Int64) -> String {
    let day = seconds.floorDivided(by: Self.day)
    let date = CivilDate(dayNumber: Int(day)).description
    let rest = seconds - day * Self.day
    guard rest > 0 else { return date }
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
    let clock = [rest / 3600, rest / 60 % 60].map(two).joined(separator: ":")
    return date + "T" + clock + (rest % 60 == 0 ? "" : ":" + two(rest % 60))
  }
}
