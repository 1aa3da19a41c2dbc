import MarketModel

/// Dates as customers read them.
public enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Returns an ISO day as `16 March 2026` or `2026年3月16日`; other texts as they are.
  public static func day(_ iso: String, language: BriefLanguage) -> String {
    guard let date = CivilDate(iso: iso)?.components else { return iso }
    switch language {
    case .english: return "\(date.day) \(months[date.month - 1]) \(date.year)"
    case .chinese: return "\(date.year)年\(date.month)月\(date.day)日"
    }
  }

  /// Returns the days, and the hours where they are stated.
  public static func period(_ period: OfferFacts.Period, language: BriefLanguage) -> String {
    guard period.startTime != nil || period.endTime != nil else {
      return days(period.firstDay, period.lastDay, language: language)
    }
    let start = period.startTime ?? "00:00"
    let end = period.endTime ?? "24:00"
    let first = day(period.firstDay, language: language)
    let last = period.firstDay == period.lastDay ? "" : day(period.lastDay, language: language)
    switch language {
    case .english:
      return last.isEmpty
        ? "\(first), \(start) to \(end)" : "\(first), \(start), to \(last), \(end)"
    case .chinese: return "\(first)\(start)至\(last)\(end)"
    }
  }

  /// Returns days without what the second repeats: `16–29 March 2026`, `2026年3月16日至3月29日`.
  static func days(_ first: String, _ last: String, language: BriefLanguage) -> String {
    guard first != last, let start = CivilDate(iso: first)?.components,
      let end = CivilDate(iso: last)?.components
    else { return day(first, language: language) }
    switch language {
    case .english:
      let full = day(last, language: .english)
      if start.year != end.year { return "\(day(first, language: .english)) – \(full)" }
      return start.month != end.month
        ? "\(start.day) \(months[start.month - 1]) – \(full)" : "\(start.day)–\(full)"
    case .chinese:
      let full = day(first, language: .chinese)
      if start.year != end.year { return "\(full)至\(day(last, language: .chinese))" }
      return "\(full)至\(end.month)月\(end.day)日"
    }
  }
}
