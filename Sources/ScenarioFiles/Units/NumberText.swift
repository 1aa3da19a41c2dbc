/// Numbers as scenario files write them.
package enum NumberText {
  /// Reads a decimal number: no underscores, no leading zeros, no hexadecimal digits.
  static func parse(_ text: some StringProtocol) -> Double? {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let first = digits.first, first.isASCII, first.isNumber else { return nil }
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || ".eE+-".contains($0)) }) else {
      return nil
    }
    let second = digits.dropFirst().first
    if first == "0", let second, second.isNumber { return nil }
    guard let value = Double(String(text)), value.isFinite else { return nil }
    return value
  }

  /// Reads `20%` as 0.2.
  static func parsePercent(_ text: some StringProtocol) -> Double? {
    guard text.hasSuffix("%") else { return nil }
    let digits = text.dropLast()
    return parse(digits.trimmingSpaces()).map { $0 / 100 }
  }

  /// Writes a number without a needless `.0`.
  package static func text(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  /// Writes a number rounded to two decimals.
  static func rounded(_ value: Double) -> String {
    text((value * 100).rounded() / 100)
  }

  /// Writes a share as a percentage of at most eight decimals.
  static func percent(_ share: Double) -> String {
    text((share * 1e10).rounded() / 1e8) + "%"
  }

  /// Writes an amount with at least two decimals and at most as many as it has.
  static func money(millionths: Int64) -> String {
    let sign = millionths < 0 ? "-" : ""
    let (units, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var decimals = String(String(1_000_000 + rest).dropFirst())
    while decimals.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(sign)\(units).\(decimals)"
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  func trimmingSpaces() -> String {
    let front = drop { $0 == " " }
    return String(String(front.reversed().drop { $0 == " " }.reversed()))
  }
}
