/// The control variant: copy without any drafting, made of locked sentences and fixed words.
public struct ControlCopy: Sendable {
  private let brief: PromotionBrief

  /// Takes a brief whose sentences are rendered.
  public init(_ brief: PromotionBrief) {
    self.brief = brief
  }

  /// Every channel in every language, variant 0.
  public var all: [ChannelCopy] {
    brief.header.languages.flatMap { language in
      brief.channels.map { copy($0.channel, language) }
    }
  }

  private func copy(_ channel: String, _ language: BriefLanguage) -> ChannelCopy {
    ChannelCopy(
      channel: channel, language: language.rawValue, variant: 0,
      fields: fields(channel, language))
  }

  private func fields(_ channel: String, _ language: BriefLanguage) -> [ChannelCopy.Field] {
    let offer = text([.offer], language)
    let terms = text([.offer, .price, .period, .lowestPrice, .disclosure, .condition], language)
    let short = text([.offer, .period], language)
    switch channel {
    case "email":
      return [
        fixed("subject", greeting(language)), locked("preheader", offer), locked("body", terms),
        fixed("call_to_action", action(language)),
      ]
    case "social": return [locked("post", short), fixed("call_to_action", action(language))]
    case "product_page":
      return [fixed("headline", greeting(language)), locked("body", terms)]
    case "search_ad":
      return [fixed("headline", action(language)), locked("description", offer)]
    case "push": return [fixed("title", greeting(language)), locked("body", offer)]
    case "sms": return [locked("text", short)]
    case "blog": return [fixed("title", greeting(language)), locked("body", terms)]
    case "spokesperson":
      return [fixed("opening", greeting(language)), locked("script", short)]
    case "faq":
      return [
        fixed("question_1", question(language, "What is the offer?", "有什么优惠？")),
        locked("answer_1", text([.offer, .price, .period], language)),
        fixed("question_2", question(language, "How do I get it?", "如何享受优惠？")),
        locked("answer_2", text([.redemption, .condition], language)),
      ]
    default: return [locked("text", short)]
    }
  }

  private func text(_ roles: [LockedSentence.Role], _ language: BriefLanguage) -> String {
    let sentences = brief.sentences(in: language)
    return roles.flatMap { role in sentences.filter { $0.role == role } }.map(\.text)
      .joined(separator: language == .english ? " " : "")
  }

  private func locked(_ name: String, _ text: String) -> ChannelCopy.Field {
    ChannelCopy.Field(name: name, text: text, source: .locked)
  }

  private func fixed(_ name: String, _ text: String) -> ChannelCopy.Field {
    ChannelCopy.Field(name: name, text: text, source: .template, note: "control variant")
  }

  private func greeting(_ language: BriefLanguage) -> String {
    let category = PlainText.oneLine(brief.facts.market.categories.first ?? "")
    return language == .english ? "News from our \(category) shelf" : "最新消息：\(category)"
  }

  private func action(_ language: BriefLanguage) -> String {
    guard brief.announcesReduction else {
      return language == .english ? "See the product" : "查看商品"
    }
    return language == .english ? "See the offer" : "查看优惠"
  }

  private func question(
    _ language: BriefLanguage, _ english: String, _ chinese: String
  ) -> String {
    language == .english ? english : chinese
  }
}
