import Foundation

/// The outside of a text: emptiness, characters, length, endings, markup, slots, leaks.
enum FormChecks {
  static func findings(in text: String, rules: CopyRules) -> [CopyFinding] {
    let control = controlCharacters(in: text)
    guard text.contains(where: { $0.isLetter }) else {
      return control + [CopyFinding(.empty, "no letters")]
    }
    return control + spacing(of: text) + length(of: text, rules: rules)
      + ending(of: text, rules: rules)
      + slots(in: text) + markup(in: text, allowsEmoji: rules.allowsEmoji)
      + leakage(in: text, rules: rules)
  }

  /// Finds control, format, private-use, unassigned and replacement characters.
  static func controlCharacters(in text: String) -> [CopyFinding] {
    let found = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
        .paragraphSeparator:
        true
      default: scalar.value == 0xFFFD
      }
    }
    return found.first.map { [CopyFinding(.controlCharacters, "U+" + String($0.value, radix: 16))] }
      ?? []
  }

  static func length(of text: String, rules: CopyRules) -> [CopyFinding] {
    let count = text.count
    let least = rules.language == .english ? 4 : 2
    if count > rules.limit { return [CopyFinding(.length, "\(count) of at most \(rules.limit)")] }
    return count < least ? [CopyFinding(.length, "\(count) of at least \(least)")] : []
  }

  /// Finds words with their letters set apart, which hide from word lists.
  static func spacing(of text: String) -> [CopyFinding] {
    let words = text.split { " .,-_*\u{2013}\u{2014}'".contains($0) }
    let letters = Windows(words, size: 4).first { run in
      run.allSatisfy { $0.count == 1 && $0.allSatisfy { $0.isLetter && !$0.isWideScript } }
    }
    return letters.map { [CopyFinding(.markup, $0.joined(separator: " "))] } ?? []
  }

  /// Finds prose that does not end like a sentence.
  static func ending(of text: String, rules: CopyRules) -> [CopyFinding] {
    guard rules.purpose.isProse, let last = text.last, !".!?。！？…\"”".contains(last) else {
      return []
    }
    return [CopyFinding(.unfinished, String(text.suffix(12)))]
  }

  /// Finds braces and names of slots.
  static func slots(in text: String) -> [CopyFinding] {
    let braces = text.filter { "{}<>[]【】《》|".contains($0) }
    let names = [
      "PRODUCT", "BRAND", "OFFER", "NOW_PRICE", "WAS_PRICE", "PERCENT_OFF", "TERMS", "CTA",
    ]
    let words = text.split { !$0.isLetter && $0 != "_" }.map(String.init)
    return ((braces.isEmpty ? [] : [braces]) + names.filter(words.contains))
      .map { CopyFinding(.slots, $0) }
  }

  /// Finds addresses, HTML, Markdown, hashtags, emoji and every other sign that plain prose does without.
  static func markup(in text: String, allowsEmoji: Bool) -> [CopyFinding] {
    let lowered = text.lowercased()
    let pieces = ["http", "www.", "&nbsp", "&amp", ".com", ".cn", ".net", ".org", "--", "* "]
    let list = lowered.hasPrefix("- ") ? ["- "] : []
    let found = pieces.filter { lowered.contains($0) } + list
    let signs = text.unicodeScalars.filter { !isPlain($0, allowsEmoji: allowsEmoji) }
    return found.map { CopyFinding(.markup, $0) }
      + (signs.isEmpty ? [] : [CopyFinding(.markup, String(String.UnicodeScalarView(signs)))])
  }

  private static let punctuation = Set(
    " .,;:!?'\"()&\u{2019}\u{2018}\u{201C}\u{201D}\u{2013}\u{2014}\u{2026}-，。！？；：、（）·\u{3000}"
      .unicodeScalars)

  /// Whether a sign is a letter, a mark on one, plain punctuation, or an emoji where they are welcome.
  private static func isPlain(_ scalar: Unicode.Scalar, allowsEmoji: Bool) -> Bool {
    // Other checks name percent signs and brackets.
    if "%\u{2030}\u{2031}\u{066A}{}<>[]|【】《》".unicodeScalars.contains(scalar) { return true }
    if punctuation.contains(scalar) || scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    // Other checks name these.
    case .decimalNumber, .otherNumber, .letterNumber, .currencySymbol, .control, .format:
      return true
    case .nonspacingMark, .spacingMark: return true
    default: return allowsEmoji && isHarmlessEmoji(scalar)
    }
  }

  /// Emoji but those with letters and words in them, clocks, calendars and money.
  private static func isHarmlessEmoji(_ scalar: Unicode.Scalar) -> Bool {
    let loaded: [ClosedRange<UInt32>] = [
      0x1F100...0x1F2FF, 0x1F4AF...0x1F4B9, 0x1F4C5...0x1F4C6, 0x1F51F...0x1F524, 0x1F550...0x1F567,
      0x1F381...0x1F381, 0x1F3F7...0x1F3F7, 0x1F9E7...0x1F9E7, 0x1F9FE...0x1F9FE, 0x231A...0x231B,
      0x23E9...0x23FF,
    ]
    return scalar.properties.isEmojiPresentation && !loaded.contains { $0.contains(scalar.value) }
  }

  /// Finds talk about the task, and six words (or twelve Chinese characters) running of the instructions.
  static func leakage(in text: String, rules: CopyRules) -> [CopyFinding] {
    let checked = CheckedText(text, names: rules.names)
    let starts =
      EnglishWords.leakingStarts.filter { checked.starts(with: $0) }
      + ChineseWords.leakingStarts.filter { checked.folded.hasPrefix($0) }
    let tokens = ["<|", "|>", "[INST", "</s>", "system:", "user:", "assistant:"]
    let talk =
      checked.phrases(of: EnglishWords.leaks) + checked.pieces.found(of: ChineseWords.leaks)
      + tokens.filter { checked.lowered.contains($0.lowercased()) }
    let copied = copied(from: CheckedText(rules.instructions), in: checked)
    return (starts + talk + copied).map { CopyFinding(.promptLeakage, $0) }
  }

  private static func copied(from instructions: CheckedText, in text: CheckedText) -> [String] {
    let source = " " + instructions.words.joined(separator: " ") + " "
    if let run = Windows(text.words, size: 6).map({ $0.joined(separator: " ") })
      .first(where: { source.contains(" \($0) ") })
    {
      return [run]
    }
    let wide = text.folded.filter(\.isWideScript)
    let wideSource = instructions.folded.filter(\.isWideScript)
    return Windows(Array(wide), size: 12).map { String($0) }.first { wideSource.contains($0) }.map {
      [$0]
    } ?? []
  }
}

/// The runs of a fixed size in a list.
struct Windows<Element>: Sequence {
  private let elements: [Element]
  private let size: Int

  init(_ elements: [Element], size: Int) {
    self.elements = elements
    self.size = size
  }

  func makeIterator() -> some IteratorProtocol<ArraySlice<Element>> {
    let starts = elements.count >= size ? 0..<(elements.count - size + 1) : 0..<0
    return starts.lazy.map { elements[$0..<($0 + size)] }.makeIterator()
  }
}

extension ChannelField.Purpose {
  /// Whether it takes whole sentences.
  var isProse: Bool {
    switch self {
    case .subject, .preheader, .action, .headline, .advertHeadline, .pushTitle, .title: false
    default: true
    }
  }

  /// Most sentences it takes.
  var sentences: Int {
    switch self {
    case .opening, .paragraph: 3
    case .benefit, .spokenBenefit, .answerWhat, .answerWho: 2
    default: 1
    }
  }
}
