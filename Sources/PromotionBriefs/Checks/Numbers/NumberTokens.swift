import Foundation

/// A text cut into what number reading needs: numbers, words, single characters.
struct NumberTokens {
  /// One piece.
  enum Token: Equatable {
    /// Digits or a Chinese numeral.
    case number(Decimal)
    /// A run of Latin letters, in lower case.
    case word(String)
    /// Any other visible character.
    case sign(Character)
    /// A finished reading: an ISO date, a time, a Roman numeral.
    case reading(NumberReading)
  }

  /// The pieces in order; blanks are dropped.
  private(set) var tokens: [Token] = []

  private let characters: [Character]
  private var position = 0

  init(_ text: CheckedText) {
    characters = Array(text.folded(without: ChineseWords.idioms))
    while position < characters.count { step() }
  }

  private mutating func step() {
    let character = characters[position]
    if character.isWhitespace {
      position += 1
    } else if Self.digit(character) != nil {
      readDigits()
    } else if ChineseWords.numerals[character] != nil {
      readChinese()
    } else if character.isLetter, !character.isWideScript, character != CheckedText.nameMark {
      readWord()
    } else {
      readSign(character)
    }
  }

  private mutating func readSign(_ character: Character) {
    // Unicode counts 什 and others as numbers for what they once meant.
    let isNumber =
      !character.isWideScript
      && character.unicodeScalars.contains { $0.properties.numericType != nil }
    let digits = character.unicodeScalars.compactMap(Self.digit)
    if let digit = digits.first {
      // A keycap: a digit inside a longer character.
      tokens.append(.number(Decimal(digit)))
    } else {
      tokens.append(isNumber ? .reading(.other(String(character))) : .sign(character))
    }
    position += 1
  }

  // MARK: Digits

  private mutating func readDigits() {
    if let date = isoDate() {
      tokens.append(.reading(date))
      position += 10
      return
    }
    let start = position
    var text = takeDigits()
    takeGroups(into: &text)
    if character(at: position) == ".", digit(at: position + 1) != nil {
      position += 1
      text += "." + takeDigits()
    } else if let mark = character(at: position), ":/".contains(mark),
      digit(at: position + 1) != nil
    {
      readMarked(from: start)
      return
    }
    tokens.append(.number(Self.decimal(text)))
  }

  /// Reads a time, a fraction or a date with strokes as what it is: unreadable.
  private mutating func readMarked(from start: Int) {
    while let mark = character(at: position), ":/".contains(mark), digit(at: position + 1) != nil {
      position += 1
      _ = takeDigits()
    }
    tokens.append(.reading(.other(String(characters[start..<position]))))
  }

  private mutating func takeDigits() -> String {
    var text = ""
    while let value = digit(at: position) {
      text += String(value)
      position += 1
    }
    return text
  }

  /// Takes groups of three digits behind commas.
  private mutating func takeGroups(into text: inout String) {
    while character(at: position) == ",", (1...3).allSatisfy({ digit(at: position + $0) != nil }),
      digit(at: position + 4) == nil
    {
      position += 1
      text += takeDigits()
    }
  }

  private func isoDate() -> NumberReading? {
    guard position + 10 <= characters.count, digit(at: position + 10) == nil else { return nil }
    let text = characters[position..<position + 10]
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let values = parts.compactMap {
      Int($0.compactMap { Self.digit($0) }.map(String.init).joined())
    }
    guard parts.map(\.count) == [4, 2, 2], values.count == 3 else { return nil }
    return .date(year: values[0], month: values[1], day: values[2])
  }

  private func character(at index: Int) -> Character? {
    index < characters.count ? characters[index] : nil
  }

  private func digit(at index: Int) -> Int? { character(at: index).flatMap { Self.digit($0) } }

  /// Returns the value of a character that is one decimal digit of any script.
  private static func digit(_ character: Character) -> Int? {
    guard character.unicodeScalars.count == 1 else { return nil }
    return character.unicodeScalars.first.flatMap { digit($0) }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
    else { return nil }
    return Int(value)
  }

  private static func decimal(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }

  // MARK: Words

  private mutating func readWord() {
    let start = position
    while let character = character(at: position), character.isLetter || character == "'",
      !character.isWideScript, character != CheckedText.nameMark
    {
      position += 1
    }
    let word = String(characters[start..<position])
    let isRoman = RomanNumeral.isNumeral(word)
    tokens.append(
      isRoman
        ? .reading(.other(word))
        : .word(CheckedText.plain(word.lowercased().replacingOccurrences(of: "'", with: ""))))
  }

  // MARK: Chinese numerals

  private mutating func readChinese() {
    let start = position
    while let character = character(at: position), ChineseWords.numerals[character] != nil {
      position += 1
    }
    let run = Array(characters[start..<position])
    if run == ["百"], character(at: position) == "分", character(at: position + 1) == "之" {
      tokens += [.sign("百"), .sign("分"), .sign("之")]
      position += 2
      return
    }
    if run == ["一"],
      !ChineseNumeral.counts(before: characters[..<start], after: characters[position...])
    {
      tokens.append(.sign("一"))
    } else if case .number(let value)? = tokens.last, ChineseNumeral.isMultiplier(run), start > 0,
      !characters[start - 1].isWhitespace
    {
      tokens[tokens.count - 1] = .number(value * ChineseNumeral.value(of: run))
    } else {
      tokens.append(.number(fraction(after: ChineseNumeral.value(of: run))))
    }
  }

  /// Adds the digits behind 点, as in 八点五.
  private mutating func fraction(after whole: Decimal) -> Decimal {
    guard character(at: position) == "点",
      let next = character(at: position + 1).flatMap({ ChineseWords.numerals[$0] }), next < 10
    else { return whole }
    position += 2
    return whole + Decimal(next) / 10
  }
}
