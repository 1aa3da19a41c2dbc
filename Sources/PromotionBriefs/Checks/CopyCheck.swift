/// The checks that drafted text must pass, by the names that findings carry.
public enum CopyCheck: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nothing but blanks.
  case empty
  /// Control, format, private-use or replacement characters.
  case controlCharacters = "control_characters"
  /// More characters than the field holds.
  case length
  /// The answer was cut, or a sentence does not end.
  case unfinished
  /// Digits of any script, fractions, circled and Roman number characters.
  case digits
  /// Roman numerals in Latin letters.
  case romanNumerals = "roman_numerals"
  /// Numbers in words.
  case numberWords = "number_words"
  /// Currency signs and words.
  case currency
  /// Percent signs and words.
  case percent
  /// Weekdays, months, deadlines.
  case dateWords = "date_words"
  /// Words of the offer, like `discount` or 优惠.
  case discountWords = "discount_words"
  /// Words that leave no room, like `lowest` or 第一.
  case absoluteWords = "absolute_words"
  /// Words that press for time, like `last chance` or 限时.
  case urgencyWords = "urgency_words"
  /// Services, memberships and news that no fact of the product states, like `subscribe` or 新品.
  case inventions
  /// Superlatives, comparatives, health and environment words without a claim behind them.
  case claims
  /// Names that are not the product's.
  case productNames = "product_names"
  /// Slot names and braces.
  case slots
  /// Web addresses, e-mail addresses, HTML, Markdown, hashtags, emoji.
  case markup
  /// Another language than asked for.
  case language
  /// Loops.
  case repetition
  /// The same as another draft, or nearly.
  case duplicate
  /// Words of the instructions, or talk about the task.
  case promptLeakage = "prompt_leakage"
  /// Not a word in common with the product's data, where the text should describe the product.
  case offTopic = "off_topic"
  /// Words that the brand's voice bans.
  case bannedWords = "banned_words"
  /// A number in the finished text that is not a locked fact, or a locked fact that is missing.
  case lockedNumbers = "locked_numbers"
}

/// What a check found.
public struct CopyFinding: Sendable, Hashable, Codable, CustomStringConvertible {
  /// How grave it is.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The text must not be used.
    case failure
    /// The text may be used when someone proves what it says.
    case needsEvidence = "needs_evidence"
    /// The text may be used; someone should know what it costs.
    case notice
  }

  /// Which check.
  public var check: CopyCheck
  /// How grave it is.
  public var severity: Severity
  /// The words that it found, or what is wrong.
  public var text: String

  /// Gathers the parts.
  public init(_ check: CopyCheck, _ text: String, severity: Severity = .failure) {
    self.check = check
    self.severity = severity
    self.text = text
  }

  /// Like `digits: '20'`.
  public var description: String { "\(check.rawValue): '\(text)'" }
}
