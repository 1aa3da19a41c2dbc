public import Foundation

/// A number as a reader understands it, whatever words or digits say it.
public enum NumberReading: Sendable, Hashable, Codable, CustomStringConvertible {
  /// A sum of money; the currency is an ISO 4217 code, or the sign where the code is unknown.
  case amount(Decimal, currency: String)
  /// A share or a reduction in percent; 8折 and 20% off are both 20, half price is 50.
  case percent(Decimal)
  /// A day; the year may be left out.
  case date(year: Int?, month: Int, day: Int)
  /// Any other number.
  case count(Decimal)
  /// What looks like a number and is none of these, like a time or a Roman numeral.
  case other(String)

  /// Returns every number of a text, in the order it is read.
  ///
  /// English and Chinese are read alike: a Chinese text may hold both. Numbers inside `names` don't count.
  public static func all(in text: String, names: [String] = []) -> [NumberReading] {
    var reader = NumberReader(tokens: NumberTokens(CheckedText(text, names: names)).tokens)
    return reader.read()
  }

  /// Like `4.39 EUR`, `20%`, `2026-03-16`.
  public var description: String {
    switch self {
    case .amount(let value, let currency): "\(value) \(currency)"
    case .percent(let value): "\(value)%"
    case .date(let year, let month, let day):
      (year.map { "\($0)-" } ?? "") + Self.twoDigits(month) + "-" + Self.twoDigits(day)
    case .count(let value): "\(value)"
    case .other(let text): text
    }
  }

  /// Returns whether two readings say the same; a day without a year agrees with that day of any year.
  public func agrees(with other: NumberReading) -> Bool {
    guard case .date(let year, let month, let day) = self,
      case .date(let otherYear, let otherMonth, let otherDay) = other
    else { return self == other }
    let isYearFree = year == nil || otherYear == nil
    return month == otherMonth && day == otherDay && (isYearFree || year == otherYear)
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
