/// Text made of the simulation's facts, and the numbers it must hold.
public struct LockedText: Sendable, Hashable, Codable {
  /// The text.
  public var text: String
  /// Every number of the text, as often as it appears.
  public var numbers: [NumberReading]

  /// Gathers the parts.
  public init(text: String, numbers: [NumberReading]) {
    self.text = text
    self.numbers = numbers
  }

  /// Takes the numbers from the text itself; `names` are product names, whose numbers don't count.
  public init(text: String, names: [String] = []) {
    self.text = text
    numbers = NumberReading.all(in: text, names: names)
  }

  /// The text with hyphens for dashes: a single dash makes every character of a message take 16 bits.
  var inMessage: LockedText {
    LockedText(text: text.replacing("\u{2013}", with: "-"), numbers: numbers)
  }
}

/// An offer's locked texts in one language.
public struct LockedWording: Sendable, Hashable, Codable {
  /// The language of the texts.
  public var language: CopyLanguage
  /// The offer in one or two sentences.
  public var offer: LockedText
  /// The offer in few characters.
  public var shortOffer: LockedText
  /// The conditions; empty where there are none.
  public var terms: LockedText
  /// The conditions in few characters.
  public var shortTerms: LockedText

  /// Gathers the parts; a short text that is not given is the long one.
  public init(
    language: CopyLanguage, offer: LockedText, shortOffer: LockedText? = nil, terms: LockedText,
    shortTerms: LockedText? = nil
  ) {
    self.language = language
    self.offer = offer
    self.shortOffer = shortOffer ?? offer
    self.terms = terms
    self.shortTerms = shortTerms ?? terms
  }

  /// Returns the text of a slot.
  public func text(of slot: ChannelField.Slot) -> LockedText {
    switch slot {
    case .offer: offer
    case .shortOffer: shortOffer
    case .terms: terms
    case .shortTerms: shortTerms
    case .messageOffer: shortOffer.inMessage
    case .messageTerms: shortTerms.inMessage
    }
  }
}
