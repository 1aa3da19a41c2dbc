import Foundation

/// Numbers, money and percents, which only locked text may hold.
enum NumberChecks {
  /// Returns every number, in digits and words of both languages, and every sign of money or percent.
  static func findings(in text: CheckedText) -> [CopyFinding] {
    digits(in: text) + romanNumerals(in: text) + numberWords(in: text) + currency(in: text)
      + percent(in: text)
  }

  /// Finds digits of any script, fractions, circled numbers; not Chinese characters, not a name's digits.
  static func digits(in text: CheckedText) -> [CopyFinding] {
    let found = text.folded.unicodeScalars.filter { scalar in
      let isNumber = scalar.properties.numericType != nil && !Character(scalar).isWideScript
      return isNumber || numberEmoji.contains(scalar)
    }
    return found.isEmpty ? [] : [CopyFinding(.digits, String(String.UnicodeScalarView(found)))]
  }

  private static let numberEmoji: Set<Unicode.Scalar> = ["\u{1F51F}", "\u{1F4AF}", "\u{1F522}"]

  /// Finds Roman numerals of two letters or more.
  static func romanNumerals(in text: CheckedText) -> [CopyFinding] {
    text.folded.split { !$0.isLetter || $0.isWideScript || $0 == CheckedText.nameMark }.map(
      String.init
    )
    .filter(RomanNumeral.isNumeral)
    .map { CopyFinding(.romanNumerals, $0) }
  }

  /// Finds number words of both languages, idioms aside.
  static func numberWords(in text: CheckedText) -> [CopyFinding] {
    let english = text.plainWords.filter { word in
      EnglishWords.numbers[word] != nil || EnglishWords.quantities.contains(word)
        || EnglishWords.foreignNumbers.contains(word)
        || EnglishWords.numberStems.contains { word.contains($0) }
    }
    let counting = text.phrases(of: EnglishWords.countingPhrases)
    return (english + counting + chineseNumbers(in: text)).map { CopyFinding(.numberWords, $0) }
  }

  private static func chineseNumbers(in text: CheckedText) -> [String] {
    let rest = Array(text.folded(without: ChineseWords.idioms + ChineseWords.harmlessQuantities))
    let numerals = rest.indices.filter { index in
      guard ChineseWords.numerals[rest[index]] != nil else { return false }
      return rest[index] != "一" || counts(rest, at: index)
    }
    let quantities = WidePieces(String(rest)).found(of: ChineseWords.quantities)
    return (numerals.isEmpty ? [] : [String(numerals.map { rest[$0] })]) + quantities
  }

  private static func counts(_ characters: [Character], at index: Int) -> Bool {
    let neighbours = [index - 1, index + 1].filter(characters.indices.contains)
    return neighbours.contains { ChineseWords.numerals[characters[$0]] != nil }
      || ChineseNumeral.counts(before: characters[..<index], after: characters[(index + 1)...])
  }

  /// Finds signs and words of currencies.
  static func currency(in text: CheckedText) -> [CopyFinding] {
    let signs = text.folded.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory == .currencySymbol
        || (0x1F4B0...0x1F4B8).contains(scalar.value)
    }
    let rest = text.folded(without: ChineseWords.harmlessCurrencies)
    let words =
      text.phrases(of: EnglishWords.currencies)
      + WidePieces(rest).found(of: ChineseWords.currencies)
    return (signs.map { String($0) } + words).map { CopyFinding(.currency, $0) }
  }

  /// Finds signs and words of percents.
  static func percent(in text: CheckedText) -> [CopyFinding] {
    let signs = text.folded.unicodeScalars.filter {
      "%\u{2030}\u{2031}\u{066A}".unicodeScalars.contains($0)
    }
    let words =
      text.phrases(of: EnglishWords.percents) + text.pieces.found(of: ChineseWords.percents)
    return (signs.map { String($0) } + words).map { CopyFinding(.percent, $0) }
  }
}
