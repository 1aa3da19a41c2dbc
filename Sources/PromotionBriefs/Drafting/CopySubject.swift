/// What copy is about: products and readers as data, the offer as locked text.
public struct CopySubject: Sendable, Hashable, Codable {
  /// The products' names; copy speaks of the first.
  public var productNames: [String]
  /// The brand, empty where there is none.
  public var brand: String
  /// What kind of product it is, like `coffee`.
  public var category: String
  /// Statements on the product, from its data sheet.
  public var facts: [String]
  /// The product's description, as the seller's files have it.
  public var details: String
  /// Who reads it, in words, without numbers.
  public var persona: String
  /// How it should sound.
  public var tone: String
  /// Names that must not appear: rivals, other products.
  public var foreignNames: [String]
  /// What may be claimed, with its proof.
  public var claims: [ProductClaim]
  /// The offer's texts by language.
  public var wordings: [LockedWording]
  /// What is known in another language than the scenario's.
  public var translations: [SubjectTranslation]

  /// Starts with a product and its locked offer, and nothing else known.
  public init(productNames: [String], category: String, wordings: [LockedWording]) {
    self.productNames = productNames
    self.category = category
    self.wordings = wordings
    (brand, details, persona, tone) = ("", "", "", "")
    (facts, foreignNames, claims, translations) = ([], [], [], [])
  }

  /// Returns the offer's texts in a language, if there are any.
  public func wording(in language: CopyLanguage) -> LockedWording? {
    wordings.first { $0.language == language }
  }

  /// Returns the subject with what a translation says in place of its own words.
  func translated(to language: CopyLanguage) -> CopySubject {
    guard let translation = translations.first(where: { $0.language == language }) else {
      return self
    }
    var subject = self
    if !translation.productNames.isEmpty { subject.productNames = translation.productNames }
    if !translation.category.isEmpty { subject.category = translation.category }
    if !translation.facts.isEmpty { subject.facts = translation.facts }
    if !translation.details.isEmpty { subject.details = translation.details }
    if !translation.persona.isEmpty { subject.persona = translation.persona }
    return subject
  }
}

/// A subject's words in another language; what is empty stays as it was.
public struct SubjectTranslation: Sendable, Hashable, Codable {
  /// The language of the words.
  public var language: CopyLanguage
  /// The products' names.
  public var productNames: [String]
  /// What kind of product it is.
  public var category: String
  /// Statements on the product.
  public var facts: [String]
  /// The product's description.
  public var details: String
  /// Who reads it.
  public var persona: String

  /// Gathers the parts.
  public init(
    language: CopyLanguage, productNames: [String] = [], category: String = "",
    facts: [String] = [], details: String = "", persona: String = ""
  ) {
    self.language = language
    self.productNames = productNames
    self.category = category
    self.facts = facts
    self.details = details
    self.persona = persona
  }
}
