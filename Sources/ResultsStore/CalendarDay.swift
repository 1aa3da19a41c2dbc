/// A day of the Gregorian calendar, as the tables and charts need it: no time zone, no locale.
package struct CalendarDay: Sendable, Equatable {
  /// The year.
  package var year: Int
  /// The month, from 1.
  package var month: Int
  /// The day of the month, from 1.
  package var day: Int

  /// Reads `2026-03-02`; `nil` when the text is no date.
  package init?(iso text: String) {
    let parts = text.split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month), (1...Self.length(year, month)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Returns the day `count` days later; `count` is at least 0.
  package func adding(days count: Int) -> CalendarDay {
    var result = self
    result.day += count
    while result.day > Self.length(result.year, result.month) {
      result.day -= Self.length(result.year, result.month)
      result.month += 1
      if result.month > 12 { (result.year, result.month) = (result.year + 1, 1) }
    }
    return result
  }

  /// The day as `2026-03-02`.
  package var iso: String { "\(year)-\(Self.padded(month))-\(Self.padded(day))" }

  /// The day as `2 Mar`.
  package var short: String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(day) \(names[month - 1])"
  }

  private static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
