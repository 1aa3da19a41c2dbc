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
  /// The words without accents and strokes, as the word lists have them: `frée` is `free`.
  let plainWords: [String]
  /// Every run of up to five words, with blanks between them.
  private let wordRuns: Set<String>
  /// The pieces of `folded` in Chinese.
  let pieces: WidePieces

  init(_ text: String, names: [String] = []) {
    original = text
    folded = Self.masked(Self.folded(text), names: names.map(Self.folded))
    lowered = folded.lowercased()
    words = Self.words(of: lowered)
    let words = words.map(Self.plain)
    plainWords = words
    wordRuns = Set(
      (1...5).flatMap { size in Windows(words, size: size).map { $0.joined(separator: " ") } })
    pieces = WidePieces(folded)
  }

  /// Returns whether the words hold a phrase of at most five whole words.
  func holds(phrase: String) -> Bool { wordRuns.contains(phrase) }

  /// Returns whether the words start with those of a phrase.
  func starts(with phrase: String) -> Bool {
    plainWords.starts(with: phrase.split(separator: " ").map(String.init))
  }

  /// Returns the phrases that the words hold, in the list's order.
  func phrases(of list: [String]) -> [String] { list.filter(holds) }

  /// Returns the folded text without any of the given Chinese phrases.
  func folded(without allowed: [String]) -> String {
    pieces.found(of: allowed).reduce(folded) { $0.replacingOccurrences(of: $1, with: " ") }
  }

  /// Folds compatibility characters and typographic apostrophes.
  static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.replacingOccurrences(of: "\u{2019}", with: "'")
  }

  /// Takes accents, strokes and other marks off letters.
  static func plain(_ text: String) -> String {
    let scalars = text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark: false
      default: true
      }
    }
    return String(String.UnicodeScalarView(scalars))
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

/// The pieces of a text that hold a Chinese character, for looking up many words at once.
struct WidePieces {
  /// Most characters of a piece; no listed word is longer.
  static let longest = 6

  private let pieces: Set<String>

  /// Blanks and dots between characters are passed over: 优 惠 is 优惠.
  init(_ text: String) {
    let runs = text.contains(where: \.isWideScript) ? text.filter { !" ·-_~*.".contains($0) } : ""
    pieces = Set(
      (1...Self.longest).flatMap { size in
        Windows(Array(runs), size: size).filter { $0.contains(where: \.isWideScript) }.map {
          String($0)
        }
      })
  }

  /// Returns the words that the text holds, in the list's order.
  func found(of list: [String]) -> [String] { pieces.isEmpty ? [] : list.filter(pieces.contains) }
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
