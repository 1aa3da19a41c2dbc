import MarketModel

/// Puts a locked sentence together and notes every number on the way, so that none can slip in.
struct SentenceBuilder {
  let role: LockedSentence.Role
  let language: BriefLanguage
  let currency: String
  private var text = ""
  private var numbers: [LockedNumber] = []
  private var claims: [OfferClaim] = []

  init(_ role: LockedSentence.Role, language: BriefLanguage, currency: String) {
    self.role = role
    self.language = language
    self.currency = currency
  }

  /// The finished sentence.
  var sentence: LockedSentence {
    LockedSentence(
      role: role, language: language, text: text, numbers: numbers, claims: claims)
  }

  /// Appends fixed words; numbers in them are counts.
  mutating func words(_ words: String) { append(words, kind: .count) }

  /// Appends a name from the scenario.
  mutating func name(_ name: String) { append(PlainText.oneLine(name), kind: .name) }

  /// Appends names as a list.
  mutating func names(_ names: [String]) {
    append(language.list(names.map(PlainText.oneLine)), kind: .name)
  }

  mutating func money(_ amount: Money) {
    append(MoneyText.of(amount, currency: currency, language: language), kind: .money)
  }

  /// Appends `20%`, or in Chinese what is left to pay, `8折`.
  mutating func percentOff(_ share: Int64) {
    append(PercentText.off(share, language: language), kind: .percent)
  }

  mutating func period(_ period: OfferFacts.Period) {
    append(DateText.period(period, language: language), kind: .date)
  }

  mutating func count(_ number: Int) { append(GroupedNumber.text(of: number), kind: .count) }

  mutating func claim(_ kind: OfferClaim.Kind, product: String, value: Int64) {
    claims.append(OfferClaim(kind: kind, product: product, value: value))
  }

  private mutating func append(_ piece: String, kind: LockedNumber.Kind) {
    text += piece
    numbers += LockedTokens.all(in: piece).map { LockedNumber(text: $0, kind: kind) }
  }
}

/// Numbers in a text: runs of digits with single points and commas between digits.
public enum LockedTokens {
  /// Returns the tokens in order, such as `1,234.50`; digits of every script count.
  public static func all(in text: String) -> [String] {
    var tokens: [String] = []
    var current = ""
    var pending = ""
    for character in text {
      if character.isNumber {
        current += pending + String(character)
        pending = ""
      } else if !current.isEmpty, pending.isEmpty, character == "." || character == "," {
        pending = String(character)
      } else {
        if !current.isEmpty { tokens.append(current) }
        (current, pending) = ("", "")
      }
    }
    if !current.isEmpty { tokens.append(current) }
    return tokens
  }
}

/// Text from a file as part of a sentence: one line, no control characters.
enum PlainText {
  /// Returns the text with control characters and line ends as single spaces.
  static func oneLine(_ text: String) -> String {
    let kept = text.unicodeScalars.map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: " "
      default: Character(scalar)
      }
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }
}
