/// What a drafted text is checked against.
public struct CopyRules: Sendable, Hashable {
  /// The language asked for.
  public var language: CopyLanguage
  /// Most characters.
  public var limit: Int
  /// What the text is for.
  public var purpose: ChannelField.Purpose
  /// Names the text may use: product, brand, category.
  public var names: [String]
  /// Statements on the product; their words may have capitals, as places and materials do.
  public var facts: [String]
  /// Names the text must not use: rivals and other products.
  public var foreignNames: [String]
  /// Words and phrases that the brand's voice bans.
  public var bannedWords: [String]
  /// What the text may claim.
  public var claims: [ProductClaim]
  /// Texts it must not repeat: drafts taken before, past copy.
  public var earlier: [String]
  /// The product's data: a text that describes the product must share a term with it.
  ///
  /// Where it is empty nothing is checked.
  public var topic: String
  /// The instructions that the model got, without the product's data.
  public var instructions: String
  /// Whether emoji are welcome.
  public var allowsEmoji: Bool

  /// Starts without names, claims, bans and earlier texts.
  public init(language: CopyLanguage, limit: Int, purpose: ChannelField.Purpose) {
    self.language = language
    self.limit = limit
    self.purpose = purpose
    names = []
    facts = []
    foreignNames = []
    bannedWords = []
    claims = []
    earlier = []
    topic = ""
    instructions = ""
    allowsEmoji = false
  }
}

/// A statement on a product that someone can prove.
public struct ProductClaim: Sendable, Hashable, Codable {
  /// Its id, as findings and briefs cite it.
  public var id: String
  /// What is claimed, in the language of `language`.
  public var text: String
  /// The language of the text.
  public var language: CopyLanguage
  /// Where the proof is: links or documents' names; empty means nobody has proved it.
  public var evidence: [String]

  /// Gathers the parts.
  public init(id: String, text: String, language: CopyLanguage, evidence: [String]) {
    self.id = id
    self.text = text
    self.language = language
    self.evidence = evidence
  }
}
