/// One field of a channel: what fills it and how long it may be.
public struct ChannelField: Sendable, Hashable {
  /// A text that the simulation's facts fill.
  public enum Slot: String, Sendable, Hashable, Codable, CaseIterable {
    /// The offer in one or two sentences.
    case offer
    /// The offer in as few characters as the law allows.
    case shortOffer = "short_offer"
    /// The conditions.
    case terms
    /// The conditions in as few characters as the law allows.
    case shortTerms = "short_terms"
    /// The short offer in the alphabet of text messages, as far as its dashes go.
    case messageOffer = "message_offer"
    /// The short conditions, likewise.
    case messageTerms = "message_terms"
  }

  /// What a free text is for; prompts and templates go by it.
  public enum Purpose: String, Sendable, Hashable, Codable, CaseIterable {
    case subject, preheader, hook, benefit, action, headline
    case advertHeadline = "advert_headline"
    case advertDescription = "advert_description"
    case pushTitle = "push_title"
    case message, title, opening, paragraph
    case spokenOpening = "spoken_opening"
    case spokenBenefit = "spoken_benefit"
    case spokenClosing = "spoken_closing"
    case answerWhat = "answer_what"
    case answerWho = "answer_who"
  }

  /// What fills a field.
  public enum Content: Sendable, Hashable {
    /// The simulation's facts.
    case locked(Slot)
    /// A language model, or a template where none passes.
    case free(Purpose)
    /// The same words for every promotion, one text per language.
    case fixed(english: String, chinese: String)
  }

  /// Its name, like `subject`.
  public let name: String
  /// What fills it.
  public let content: Content
  /// Most characters in English.
  public let englishLimit: Int
  /// Most characters in Chinese.
  public let chineseLimit: Int

  init(_ name: String, _ content: Content, english: Int = 0, chinese: Int = 0) {
    self.name = name
    self.content = content
    englishLimit = english
    chineseLimit = chinese
  }

  /// Returns the most characters of a free field in a language; 0 where the facts decide.
  public func limit(in language: CopyLanguage) -> Int {
    language == .english ? englishLimit : chineseLimit
  }
}
