import Foundation

/// A text in the forms that the checks read.
///
/// Compatibility characters are folded (full-width `２０％` becomes `20%`), and product names are replaced by
/// a private-use character, so that a name's own words and numbers are not held against the text.
struct CheckedText {
  /// Stands for a product's name.
  static let nameMark: Character = "\u{F8FF}"

  /// As it was given.
  let original: String
  /// Folded, names masked.
  let folded: String
  /// `folded` in lower case.
  let lowered: String
  /// Runs of letters of `folded`, in lower case; `'` inside a word is kept out: `don't` is `dont`.
  let words: [String]
  /// The words between single blanks, with a blank at both ends.
  let wordLine: String

  init(_ text: String, names: [String] = []) {
    original = text
    folded = Self.masked(Self.folded(text), names: names.map(Self.folded))
    lowered = folded.lowercased()
    words = Self.words(of: lowered)
    wordLine = " " + words.joined(separator: " ") + " "
  }

  /// Returns whether the words hold a phrase of whole words.
  func holds(phrase: String) -> Bool { wordLine.contains(" \(phrase) ") }

  /// Returns the phrases that the words hold, in the list's order.
  func phrases(of list: [String]) -> [String] { list.filter(holds) }

  /// Returns the parts of text that the folded text holds, in the list's order.
  func parts(of list: [String]) -> [String] { list.filter { folded.contains($0) } }

  /// Returns the folded text without any of the given phrases.
  func folded(without allowed: [String]) -> String {
    allowed.reduce(folded) { $0.replacingOccurrences(of: $1, with: " ") }
  }

  /// Folds compatibility characters and typographic apostrophes.
  static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.replacingOccurrences(of: "\u{2019}", with: "'")
  }

  /// Splits text into runs of letters.
  static func words(of text: String) -> [String] {
    text.replacingOccurrences(of: "'", with: "")
      .split { !$0.isLetter || $0 == nameMark || $0.isWideScript }.map(String.init)
  }

  /// Replaces names, the longest first, where they stand as words of their own.
  private static func masked(_ text: String, names: [String]) -> String {
    let sorted = names.filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
    return sorted.reduce(text) { masked($0, name: $1) }
  }

  private static func masked(_ text: String, name: String) -> String {
    var result = ""
    var rest = text[...]
    while let range = rest.range(of: name) {
      let before = rest[..<range.lowerBound].last ?? result.last
      let after = rest[range.upperBound...].first
      result += rest[..<range.lowerBound]
      let stands = !joins(before, name.first) && !joins(name.last, after)
      result += stands ? String(nameMark) : String(rest[range])
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  /// Whether two characters belong to one word or number.
  private static func joins(_ left: Character?, _ right: Character?) -> Bool {
    guard let left, let right else { return false }
    return left.isPlainWord && right.isPlainWord
  }
}

extension Character {
  /// Whether it is of a script without blanks between words: Chinese, Japanese.
  var isWideScript: Bool {
    unicodeScalars.first.map { (0x2E80...0x9FFF).contains($0.value) || $0.value >= 0x20000 }
      ?? false
  }

  /// Whether it is a letter or digit of a script with blanks between words.
  fileprivate var isPlainWord: Bool {
    (isLetter || isNumber) && !isWideScript && self != CheckedText.nameMark
  }
}
