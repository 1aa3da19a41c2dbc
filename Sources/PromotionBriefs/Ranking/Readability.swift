import Foundation

/// How easy a text is to read, without a model.
public enum Readability {
  /// Returns Flesch's reading ease of English text; nil without words.
  ///
  /// It is 206.835 less 1.015 per word of a sentence, less 84.6 per syllable of a word; 60 to 70 is plain English.
  ///
  /// - SeeAlso: R. Flesch, *A new readability yardstick*, Journal of Applied Psychology 32, 1948.
  public static func fleschReadingEase(_ text: String) -> Double? {
    let words = CheckedText(text).words
    guard !words.isEmpty else { return nil }
    let sentences = max(
      text.split { ".!?".contains($0) }.count { $0.contains(where: \.isLetter) }, 1)
    let syllables = words.map(syllables).reduce(0, +)
    return 206.835 - 1.015 * Double(words.count) / Double(sentences)
      - 84.6 * Double(syllables) / Double(words.count)
  }

  /// Returns the syllables of an English word by its vowel groups; a silent e at the end does not count.
  static func syllables(_ word: String) -> Int {
    let vowels = "aeiouy"
    var count = 0
    var wasVowel = false
    for letter in word.lowercased() {
      let isVowel = vowels.contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    let isLong = word.dropLast().last.map(vowels.contains) ?? false
    let isSilent = word.hasSuffix("e") && !word.hasSuffix("le") && !isLong && count > 1
    return max(count - (isSilent ? 1 : 0), 1)
  }

  /// Returns the mean number of characters per clause of Chinese text; nil without characters.
  public static func charactersPerClause(_ text: String) -> Double? {
    let clauses = text.split { "，。！？；：、,.!?;:".contains($0) }.map { $0.filter(\.isLetter).count }
      .filter { $0 > 0 }
    return clauses.isEmpty ? nil : Double(clauses.reduce(0, +)) / Double(clauses.count)
  }

  /// Returns 0 to 1: full at a reading ease of 60 or more, nothing at 0; in Chinese full up to 12 characters per
  /// clause, nothing from 30.
  static func share(_ text: String, language: CopyLanguage) -> (value: Double, reason: String)? {
    switch language {
    case .english:
      fleschReadingEase(text).map {
        (min(max($0 / 60, 0), 1), "Flesch reading ease \(String(format: "%.0f", $0))")
      }
    case .simplifiedChinese:
      charactersPerClause(text).map {
        (min(max((30 - $0) / 18, 0), 1), "\(String(format: "%.1f", $0)) characters per clause")
      }
    }
  }
}
