import Foundation

/// Days and ranges of days in English and Chinese.
enum DateReading {
  typealias Token = NumberTokens.Token
  /// The days found and how many tokens they took.
  typealias Result = (dates: [NumberReading], length: Int)

  /// Months by name, in lower case.
  static let months = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2,
    "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]

  /// Reads `16 March 2026`, `16 to 29 March 2026`, 2026年3月16日, 3月16日至29日.
  static func leadingNumber(_ tokens: [Token]) -> Result? {
    var cursor = TokenCursor(tokens: tokens)
    if let result = chinese(&cursor) { return result }
    cursor = TokenCursor(tokens: tokens)
    return dayFirst(&cursor)
  }

  /// Reads `March 16, 2026` and `March 16 to 29, 2026`.
  static func leadingMonth(_ tokens: [Token]) -> Result? {
    var cursor = TokenCursor(tokens: tokens)
    guard let month = cursor.takeMonth(), let first = cursor.takeDay() else { return nil }
    var days = [first]
    if let last = cursor.attempt({ $0.takeRangeWord() ? $0.takeDay() : nil }), !cursor.isAtMonth {
      days.append(last)
    }
    return finish(days: days, month: month, cursor: &cursor)
  }

  private static func dayFirst(_ cursor: inout TokenCursor) -> Result? {
    guard let first = cursor.takeDay() else { return nil }
    var days = [first]
    if let last = cursor.attempt({ $0.takeRangeWord() ? $0.takeDay() : nil }) { days.append(last) }
    cursor.skip(word: "of")
    guard let month = cursor.takeMonth() else { return nil }
    return finish(days: days, month: month, cursor: &cursor)
  }

  private static func finish(days: [Int], month: Int, cursor: inout TokenCursor) -> Result {
    let year = cursor.attempt { cursor in
      cursor.skip(sign: ",")
      return cursor.takeYear()
    }
    return (days.map { .date(year: year, month: month, day: $0) }, cursor.position)
  }

  // MARK: Chinese

  private static func chinese(_ cursor: inout TokenCursor) -> Result? {
    let year = cursor.attempt { $0.takeChineseYear() }
    guard let month = cursor.takeSmall(upTo: 12), cursor.take(sign: "月"),
      let day = cursor.takeChineseDay()
    else { return nil }
    let first = NumberReading.date(year: year, month: month, day: day)
    guard let last = cursor.attempt({ chineseEnd(&$0, year: year, month: month) }) else {
      return ([first], cursor.position)
    }
    return ([first, last], cursor.position)
  }

  private static func chineseEnd(_ cursor: inout TokenCursor, year: Int?, month: Int)
    -> NumberReading?
  {
    guard cursor.takeRangeWord() else { return nil }
    let ownYear = cursor.attempt { $0.takeChineseYear() }
    let ownMonth = cursor.attempt { $0.takeChineseMonth() }
    guard let day = cursor.takeChineseDay() else { return nil }
    return .date(year: ownYear ?? year, month: ownMonth ?? month, day: day)
  }
}

/// A place among tokens that moves on as they are taken.
struct TokenCursor {
  let tokens: [NumberTokens.Token]
  private(set) var position = 0

  init(tokens: [NumberTokens.Token]) { self.tokens = tokens }

  private var current: NumberTokens.Token? { position < tokens.count ? tokens[position] : nil }

  /// Whether a month's name comes next.
  var isAtMonth: Bool {
    guard case .word(let word) = current else { return false }
    return DateReading.months[word] != nil
  }

  /// Runs the body; where it returns nil the place is what it was.
  mutating func attempt<Value>(_ body: (inout TokenCursor) -> Value?) -> Value? {
    let start = position
    let value = body(&self)
    if value == nil { position = start }
    return value
  }

  mutating func take(sign: Character) -> Bool {
    guard current == .sign(sign) else { return false }
    position += 1
    return true
  }

  mutating func skip(sign: Character) { _ = take(sign: sign) }

  mutating func skip(word: String) {
    if current == .word(word) { position += 1 }
  }

  mutating func takeMonth() -> Int? {
    guard case .word(let word) = current, let month = DateReading.months[word] else { return nil }
    position += 1
    return month
  }

  mutating func takeSmall(upTo limit: Int) -> Int? {
    guard case .number(let value) = current, value >= 1, value <= Decimal(limit) else { return nil }
    position += 1
    return NSDecimalNumber(decimal: value).intValue
  }

  /// Takes 1 to 31 with an optional `st`, `nd`, `rd`, `th`.
  mutating func takeDay() -> Int? {
    guard let day = takeSmall(upTo: 31) else { return nil }
    for suffix in ["st", "nd", "rd", "th"] { skip(word: suffix) }
    return day
  }

  mutating func takeChineseDay() -> Int? {
    guard let day = takeSmall(upTo: 31), take(sign: "日") || take(sign: "号") else { return nil }
    return day
  }

  mutating func takeChineseMonth() -> Int? {
    guard let month = takeSmall(upTo: 12), take(sign: "月") else { return nil }
    return month
  }

  mutating func takeChineseYear() -> Int? {
    guard let year = takeYear(), take(sign: "年") else { return nil }
    return year
  }

  mutating func takeYear() -> Int? {
    guard case .number(let value) = current, value >= 1900, value <= 2999 else { return nil }
    position += 1
    return NSDecimalNumber(decimal: value).intValue
  }

  /// Takes what stands between the ends of a range.
  mutating func takeRangeWord() -> Bool {
    switch current {
    case .word("to"), .word("until"), .word("through"), .word("and"), .sign("-"), .sign("\u{2013}"),
      .sign("\u{2014}"), .sign("至"), .sign("到"), .sign("~"):
      position += 1
      return true
    default: return false
    }
  }
}
