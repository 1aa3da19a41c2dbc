/// A number as somebody wrote it in a cell, with its sign and unit taken off.
struct CellNumber: Equatable {
  /// Digits, points, commas and, for any grouping by spaces or apostrophes, spaces.
  var digits: String
  /// Whether a minus stands before or after it.
  var isNegative: Bool
  /// A currency sign or code, or `nil`.
  var currency: String?
  /// Whether a percent sign follows.
  var isPercent: Bool

  /// What a cell says about the column's decimal mark.
  enum Evidence: Equatable {
    /// Neither point nor comma.
    case none
    /// The mark can only be decimal.
    case decimal(Character)
    /// One mark before exactly three digits: decimal or thousands.
    case ambiguous(Character)
  }

  private static let currencies = [
    "€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "Euro",
    "Fr.", "kr",
  ]

  /// Takes a text apart; `nil` when something other than a number remains.
  init?(_ text: String) {
    var rest = CellText.trimmed(text)
    isPercent = rest.hasSuffix("%")
    if isPercent { rest = CellText.trimmed(String(rest.dropLast())) }
    isNegative = Self.takeMinus(&rest)
    currency = Self.takeCurrency(&rest)
    if !isNegative { isNegative = Self.takeMinus(&rest) }
    if rest.hasPrefix("+") { rest.removeFirst() }
    digits = String(
      rest.map { mark in
        mark == "'" || mark == "\u{2019}" || mark.unicodeScalars.allSatisfy(CellText.isSpace)
          ? " " : mark
      })
    guard let first = digits.first(where: { $0 != "." && $0 != "," }), first.isASCIIDigit,
      digits.allSatisfy({ $0.isASCIIDigit || ".,  ".contains($0) })
    else { return nil }
  }

  private static func takeMinus(_ text: inout String) -> Bool {
    for minus in ["-", "\u{2212}"] {
      if text.hasPrefix(minus) {
        text = CellText.trimmed(String(text.dropFirst()))
        return true
      }
      if text.hasSuffix(minus) {
        text = CellText.trimmed(String(text.dropLast()))
        return true
      }
    }
    return false
  }

  private static func takeCurrency(_ text: inout String) -> String? {
    guard !text.allSatisfy({ $0.isASCIIDigit || $0 == "." || $0 == "," }) else { return nil }
    let upper = text.uppercased()
    guard let sign = currencies.first(where: { upper.hasPrefix($0.uppercased()) }) else {
      guard let sign = currencies.first(where: { upper.hasSuffix($0.uppercased()) }) else {
        return nil
      }
      text = CellText.trimmed(String(text.dropLast(sign.count)))
      return sign
    }
    text = CellText.trimmed(String(text.dropFirst(sign.count)))
    return sign
  }

  /// What the marks in the digits say.
  ///
  /// With both marks the last is decimal. A mark that stands twice groups thousands, so the other one is
  /// decimal. A single mark is decimal unless exactly three digits follow it and one to three, not a
  /// lone zero, precede it.
  var evidence: Evidence {
    let marks = digits.filter { $0 == "." || $0 == "," }
    guard let last = marks.last else { return .none }
    if Set(marks).count == 2 { return .decimal(last) }
    if marks.count > 1 { return .decimal(last == "." ? "," : ".") }
    let parts = digits.split(separator: last, omittingEmptySubsequences: false)
    let isGroup = parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0].first != "0"
    return isGroup && !digits.contains(" ") ? .ambiguous(last) : .decimal(last)
  }

  /// Returns the value with this decimal mark, in percent where a percent sign follows; `nil` when the
  /// groups of thousands are not of three digits.
  func value(decimal: Character) -> Double? {
    let parts = digits.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Self.ungrouped(parts[0]) else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.allSatisfy(\.isASCIIDigit), !(whole.isEmpty && fraction.isEmpty),
      let value = Double("\(whole.isEmpty ? "0" : whole).\(fraction.isEmpty ? "0" : fraction)"),
      value.isFinite
    else { return nil }
    return isNegative && value != 0 ? -value : value
  }

  private static func ungrouped(_ text: Substring) -> String? {
    guard let mark = text.first(where: { !$0.isASCIIDigit }) else { return String(text) }
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return groups.joined()
  }
}

extension Character {
  /// Whether this is one of `0` to `9`.
  var isASCIIDigit: Bool { isASCII && isNumber }
}
