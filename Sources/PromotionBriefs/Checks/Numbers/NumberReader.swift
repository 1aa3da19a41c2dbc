import Foundation

/// Reads numbers out of tokens: dates first, then money and percents, then what is left.
struct NumberReader {
  typealias Token = NumberTokens.Token

  let tokens: [Token]
  private var position = 0
  private var readings: [NumberReading] = []

  init(tokens: [Token]) {
    self.tokens = EnglishNumerals.joined(tokens)
  }

  /// Returns the readings in order.
  mutating func read() -> [NumberReading] {
    while position < tokens.count { step() }
    return readings
  }

  private mutating func step() {
    switch tokens[position] {
    case .reading(let reading):
      readings.append(reading)
      position += 1
    case .number(let value):
      if !readDates() { readNumber(value) }
    case .word(let word):
      if !readMonthFirst(word) { readWord(word) }
    case .sign(let sign): readSign(sign)
    }
  }

  // MARK: Money and percents

  private mutating func readNumber(_ value: Decimal) {
    position += 1
    if let currency = currency(at: position) {
      readings.append(.amount(value, currency: currency.code))
      position += currency.length
    } else if let percent = percent(value) {
      readings.append(.percent(percent.value))
      position += percent.length
    } else {
      if isOrdinal(at: position) { position += 1 }
      readings.append(.count(value))
    }
  }

  private func percent(_ value: Decimal) -> (value: Decimal, length: Int)? {
    switch token(position) {
    case .sign("%"), .sign("٪"), .word("percent"), .word("pct"): (value, 1)
    case .word("per") where token(position + 1) == .word("cent"): (value, 2)
    case .sign("折") where value < 10: ((10 - value) * 10, 1)
    case .sign("折") where value < 100: (100 - value, 1)
    case .sign("成") where value < 10: (value * 10, 1)
    default: nil
    }
  }

  private mutating func readSign(_ sign: Character) {
    if let currency = currency(at: position),
      case .number(let value) = token(position + currency.length)
    {
      readings.append(.amount(value, currency: currency.code))
      position += currency.length + 1
    } else if matches("百分之"), case .number(let value) = token(position + 3) {
      readings.append(.percent(value))
      position += 4
    } else if matches("半价") || matches("对折") {
      readings.append(.percent(50))
      position += 2
    } else if "半倍".contains(sign) {
      readings.append(.other(String(sign)))
      position += 1
    } else {
      position += 1
    }
  }

  private func matches(_ text: String) -> Bool {
    zip(text, position...).allSatisfy { token($1) == .sign($0) }
  }

  private mutating func readWord(_ word: String) {
    if word == "half", case .word(let next) = token(skippingHyphen(position + 1)),
      ["price", "off", "priced"].contains(next)
    {
      readings.append(.percent(50))
      position = skippingHyphen(position + 1) + 1
    } else if let currency = currency(at: position),
      case .number(let value) = token(position + currency.length)
    {
      readings.append(.amount(value, currency: currency.code))
      position += currency.length + 1
    } else {
      if EnglishWords.quantities.contains(word) { readings.append(.other(word)) }
      position += 1
    }
  }

  private func skippingHyphen(_ index: Int) -> Int {
    token(index) == .sign("-") ? index + 1 : index
  }

  private func currency(at index: Int) -> (code: String, length: Int)? {
    switch token(index) {
    case .word(let word): CurrencyNames.words[word].map { ($0, 1) }
    case .sign(let sign):
      CurrencyNames.chinese(sign, next: token(index + 1))
        ?? CurrencyNames.sign(sign).map { ($0, 1) }
    default: nil
    }
  }

  private func isOrdinal(at index: Int) -> Bool {
    guard case .word(let word) = token(index) else { return false }
    return ["st", "nd", "rd", "th"].contains(word)
  }

  private func token(_ index: Int) -> Token? { index < tokens.count ? tokens[index] : nil }

  // MARK: Dates

  private mutating func readDates() -> Bool {
    guard let result = DateReading.leadingNumber(Array(tokens[position...].prefix(12))) else {
      return false
    }
    readings += result.dates
    position += result.length
    return true
  }

  private mutating func readMonthFirst(_ word: String) -> Bool {
    guard DateReading.months[word] != nil,
      let result = DateReading.leadingMonth(Array(tokens[position...].prefix(10)))
    else { return false }
    readings += result.dates
    position += result.length
    return true
  }
}
