import Foundation

/// Numbers in Chinese characters.
enum ChineseNumeral {
  /// Returns the value of a run of numerals: by place (二〇二六) where nothing multiplies, else by 十百千万亿.
  static func value(of run: [Character]) -> Decimal {
    let values = run.compactMap { ChineseWords.numerals[$0] }
    guard values.contains(where: { $0 >= 10 }) else {
      return values.reduce(Decimal(0)) { $0 * 10 + Decimal($1) }
    }
    return multiplied(values)
  }

  private static func multiplied(_ values: [Int]) -> Decimal {
    var total = Decimal(0)
    var section = Decimal(0)
    var digit: Int?
    for value in values {
      switch value {
      case ..<10: digit = value
      case 10_000...:
        total = max(total + section + Decimal(digit ?? 0), 1) * Decimal(value)
        (section, digit) = (0, nil)
      case 20, 30: section += Decimal(value)
      default:
        section += Decimal((digit ?? 1) * value)
        digit = nil
      }
    }
    return total + section + Decimal(digit ?? 0)
  }

  /// Whether a run only multiplies the digits before it, like 1.5万.
  static func isMultiplier(_ run: [Character]) -> Bool {
    run.allSatisfy { (ChineseWords.numerals[$0] ?? 0) >= 100 }
  }

  /// Returns whether a single 一 counts something, by what stands around it.
  static func counts(before: ArraySlice<Character>, after: ArraySlice<Character>) -> Bool {
    let left = String(before.suffix(3))
    let right = String(after.prefix(3))
    return ChineseWords.beforeCountingOne.contains { left.hasSuffix($0) }
      || ChineseWords.afterCountingOne.contains { right.hasPrefix($0) }
  }
}

/// Roman numerals in capital Latin letters.
enum RomanNumeral {
  /// Returns whether a word of two letters or more is a well-formed Roman numeral.
  static func isNumeral(_ word: String) -> Bool {
    guard word.count >= 2, word.allSatisfy({ "IVXLCDM".contains($0) }) else { return false }
    return word.wholeMatch(
      of: /M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})/) != nil
  }
}
