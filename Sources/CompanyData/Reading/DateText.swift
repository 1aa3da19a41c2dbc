import MarketModel
import ScenarioFiles

/// A day or a week as somebody wrote it in a cell.
enum DateText: Equatable {
  /// One reading only.
  case day(CivilDate)
  /// Two numbers and a year between slashes: day first or month first.
  case slashes(Int, Int, year: Int)
  /// Not a date.
  case unknown

  /// Reads a day or a week; of a week, the day is the Monday.
  ///
  /// The layouts are `2026-03-02`, `02.03.2026`, `02.03.26`, `02/03/2026`, `2026-W10` and `KW 10/2026`; a
  /// time of day after a date is ignored.
  init(_ text: String) {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    let first = words.first.map(String.init) ?? ""
    if let day = CivilDate(iso: first) {
      self = .day(day)
    } else if let week = Self.week(text) {
      self = week
    } else if let parts = Self.numbers(first, separator: ".") {
      self = Self.day(parts[0], parts[1], year: parts[2])
    } else if let parts = Self.numbers(first, separator: "/") {
      self = .slashes(parts[0], parts[1], year: parts[2])
    } else {
      self = .unknown
    }
  }

  /// Returns a day, month and year as a date.
  static func day(_ day: Int, _ month: Int, year: Int) -> DateText {
    CivilDate(year: year, month: month, day: day).map { .day($0) } ?? .unknown
  }

  /// Returns the Monday of an ISO week, or `nil` when the year has no such week.
  ///
  /// Week 1 is the week of 4 January (ISO 8601).
  static func monday(year: Int, week: Int) -> CivilDate? {
    guard week >= 1, let fourth = CivilDate(year: year, month: 1, day: 4),
      let next = CivilDate(year: year + 1, month: 1, day: 4)
    else { return nil }
    let monday = fourth.adding(days: 7 * (week - 1) - fourth.weekday)
    return monday < next.adding(days: -next.weekday) ? monday : nil
  }

  private static func week(_ text: String) -> DateText? {
    let upper = text.uppercased()
    let isGerman = upper.hasPrefix("KW")
    guard isGerman || upper.contains("W") else { return nil }
    let numbers = upper.split(whereSeparator: { !$0.isASCIIDigit })
    let others = upper.filter { !$0.isASCIIDigit && !"KW-/. ".contains($0) }
    guard numbers.count == 2, others.isEmpty,
      let yearText = numbers.first(where: { $0.count == 4 }), let year = Int(yearText),
      let weekText = numbers.first(where: { $0.count <= 2 }), let week = Int(weekText)
    else { return .unknown }
    return monday(year: year, week: week).map { .day($0) } ?? .unknown
  }

  private static func numbers(_ text: String, separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
      parts[2].count == 2 || parts[2].count == 4
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    return [numbers[0], numbers[1], parts[2].count == 2 ? 2000 + numbers[2] : numbers[2]]
  }
}

/// The order of day and month in a date with slashes.
enum SlashOrder: Equatable {
  /// As in `31/12/2026`.
  case dayFirst
  /// As in `12/31/2026`.
  case monthFirst
}

/// A layout of dates that a mapping can state.
enum DateFormat: String, CaseIterable {
  /// As in `2026-12-31`.
  case iso = "yyyy-mm-dd"
  /// As in `31.12.2026`.
  case dotted = "dd.mm.yyyy"
  /// As in `31.12.26`.
  case shortDotted = "dd.mm.yy"
  /// As in `31/12/2026`.
  case dayFirst = "dd/mm/yyyy"
  /// As in `12/31/2026`.
  case monthFirst = "mm/dd/yyyy"
  /// As in `2026-W53`.
  case isoWeek = "yyyy-Www"
  /// As in `KW 53/2026`.
  case germanWeek = "KW ww/yyyy"

  /// The order of day and month that this layout has.
  var slashOrder: SlashOrder? {
    switch self {
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    default: nil
    }
  }
}
