// What drafting needs of a brief, and what becomes of the drafts.
extension PromotionBrief {
  /// What its copy is about: the offer's locked wording, products and readers as data.
  public var copySubject: CopySubject {
    var subject = CopySubject(
      productNames: facts.offer.products.map(\.name),
      category: facts.market.categories.first ?? "",
      wordings: header.languages.compactMap(wording))
    subject.brand = facts.offer.products.first?.brand ?? ""
    subject.details = facts.offer.products.map(\.description).filter { !$0.isEmpty }
      .joined(separator: " ")
    let claims = facts.offer.products.flatMap { product in
      product.claims.enumerated().map { place, claim in
        ProductClaim(
          id: "\(product.id)-\(place + 1)", text: claim.text, language: .english,
          evidence: claim.evidence.isEmpty ? [] : [claim.evidence])
      }
    }
    subject.facts = claims.map(\.text)
    subject.claims = claims
    subject.persona = persona
    subject.tone = message.tone
    return subject
  }

  /// The channels that it lists.
  public var copyChannels: [Channel] {
    channels.compactMap { Channel(rawValue: $0.channel) }
  }

  /// Its languages.
  public var copyLanguages: [CopyLanguage] {
    header.languages.compactMap { CopyLanguage(rawValue: $0.rawValue) }
  }

  /// Returns what the checks of drafts hold against a text that a person wrote into a free field.
  public func findings(
    inEdited text: String, field name: String, of copy: ChannelCopy
  ) -> [CopyFinding] {
    guard let channel = Channel(rawValue: copy.channel),
      let language = CopyLanguage(rawValue: copy.language),
      let field = channel.fields.first(where: { $0.name == name }),
      case .free(let purpose) = field.content
    else { return [] }
    let composer = CopyComposer(
      subject: copySubject, channel: channel, language: language, voice: .none)
    let rules = composer.rules(purpose: purpose, limit: field.limit(in: language))
    return CopyLint.findings(in: text, rules: rules).failures
  }

  /// The segment on which the promotion acts most, in words without numbers.
  private var persona: String {
    let segments = facts.segments.filter { $0.shareOfSales > 0 }
    guard let main = segments.max(by: { weight(of: $0) < weight(of: $1) }) else { return "" }
    let words = main.name.replacing("-", with: " ").replacing("_", with: " ")
    var sensitivity = ""
    if main.priceSensitivity > 1_050_000 { sensitivity = "who compare prices" }
    if main.priceSensitivity < 950_000 { sensitivity = "who buy what they like" }
    return sensitivity.isEmpty ? words : "\(words), \(sensitivity)"
  }

  /// The extra units that the promotion sells to a segment, else the segment's share of sales.
  private func weight(of segment: SegmentFacts) -> Int64 {
    segment.lift?.mean ?? segment.shareOfSales
  }

  /// The locked sentences as the slots of channels take them.
  ///
  /// An announced reduction never stands
  /// without the lowest price of the days before, where that must be stated.
  private func wording(_ language: BriefLanguage) -> LockedWording? {
    guard let copyLanguage = CopyLanguage(rawValue: language.rawValue) else { return nil }
    let names = facts.offer.products.map(\.name)
    func text(_ roles: [LockedSentence.Role]) -> LockedText {
      let sentences = self.sentences(in: language)
      let words = roles.flatMap { role in sentences.filter { $0.role == role } }.map(\.text)
      return LockedText(
        text: words.joined(separator: language == .english ? " " : ""), names: names)
    }
    return LockedWording(
      language: copyLanguage, offer: text([.offer, .price, .period, .lowestPrice]),
      shortOffer: text([.offer, .period, .lowestPrice]),
      terms: text([.condition, .disclosure, .taxBasis, .redemption]),
      shortTerms: text([.condition, .disclosure]))
  }
}
