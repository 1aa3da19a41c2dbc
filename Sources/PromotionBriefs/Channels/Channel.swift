/// Where copy appears, with its fields and their limits.
///
/// Limits of the platforms: search headline 30 and description 90 characters (wide characters count
/// twice, hence 15 and 45 in Chinese); e-mail subject about 50 and push title about 50, where most
/// clients cut; a text message 160 or 70 characters (`ShortMessage`). The others are house rules.
public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
  case email
  case social
  case productPage = "product_page"
  case searchAd = "search_ad"
  case push
  case sms
  case blog
  case spokesperson
  case faq

  /// Its fields, in the order they appear.
  public var fields: [ChannelField] {
    switch self {
    case .email: Self.emailFields
    case .social: Self.socialFields
    case .productPage: Self.productPageFields
    case .searchAd: Self.searchAdFields
    case .push: Self.pushFields
    case .sms: Self.smsFields
    case .blog: Self.blogFields
    case .spokesperson: Self.spokespersonFields
    case .faq: Self.faqFields
    }
  }

  /// What stands between two fields when the copy is rendered.
  public var separator: String { self == .sms ? " " : "\n" }

  /// What a prompt calls it.
  public var promptName: String {
    switch self {
    case .email: "an e-mail newsletter"
    case .social: "a social media post"
    case .productPage: "a product page in a web shop"
    case .searchAd: "a search advertisement"
    case .push: "a push notification"
    case .sms: "a text message"
    case .blog: "a short blog article"
    case .spokesperson: "a spoken script for a spokesperson"
    case .faq: "a customer-service FAQ"
    }
  }

  private static let terms = ChannelField("terms", .locked(.terms))
  private static let offer = ChannelField("offer", .locked(.offer))
  private static let action = ChannelField("cta", .free(.action), english: 40, chinese: 18)

  private static let emailFields = [
    ChannelField("subject", .free(.subject), english: 50, chinese: 25),
    ChannelField("preheader", .free(.preheader), english: 90, chinese: 45),
    ChannelField("hook", .free(.hook), english: 200, chinese: 80),
    offer,
    ChannelField("benefit", .free(.benefit), english: 300, chinese: 120),
    action, terms,
  ]

  private static let socialFields = [
    ChannelField("hook", .free(.hook), english: 200, chinese: 80), offer,
    ChannelField("benefit", .free(.benefit), english: 240, chinese: 100), action, terms,
  ]

  private static let productPageFields = [
    ChannelField("headline", .free(.headline), english: 70, chinese: 30),
    ChannelField("benefit", .free(.benefit), english: 300, chinese: 120), offer, action, terms,
  ]

  private static let searchAdFields = [
    ChannelField("headline", .free(.advertHeadline), english: 30, chinese: 15),
    ChannelField("offer", .locked(.shortOffer)),
    ChannelField("description", .free(.advertDescription), english: 90, chinese: 45),
    ChannelField("terms", .locked(.shortTerms)),
  ]

  private static let pushFields = [
    ChannelField("title", .free(.pushTitle), english: 50, chinese: 25),
    ChannelField("offer", .locked(.shortOffer)),
    ChannelField("terms", .locked(.shortTerms)),
  ]

  private static let smsFields = [
    ChannelField("hook", .free(.message), english: 60, chinese: 24),
    ChannelField("offer", .locked(.messageOffer)),
    ChannelField("terms", .locked(.messageTerms)),
  ]

  private static let blogFields = [
    ChannelField("title", .free(.title), english: 70, chinese: 30),
    ChannelField("opening", .free(.opening), english: 600, chinese: 250), offer,
    ChannelField("paragraph", .free(.paragraph), english: 600, chinese: 250), action, terms,
  ]

  private static let spokespersonFields = [
    ChannelField("opening", .free(.spokenOpening), english: 200, chinese: 80), offer,
    ChannelField("benefit", .free(.spokenBenefit), english: 300, chinese: 120),
    ChannelField("closing", .free(.spokenClosing), english: 120, chinese: 50), terms,
  ]

  private static let faqFields = [
    fixed("question_what", "What is it like?", "这款产品怎么样？"),
    ChannelField("answer_what", .free(.answerWhat), english: 400, chinese: 160),
    fixed("question_who", "Who is it for?", "它适合谁？"),
    ChannelField("answer_who", .free(.answerWho), english: 300, chinese: 120),
    fixed("question_offer", "What is the offer?", "活动内容是什么？"), offer,
    fixed("question_terms", "Which conditions apply?", "有哪些条件？"), terms,
  ]

  private static func fixed(_ name: String, _ english: String, _ chinese: String) -> ChannelField {
    ChannelField(name, .fixed(english: english, chinese: chinese))
  }
}
