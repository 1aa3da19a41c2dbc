/// A channel, what belongs into it and how long it may be.
public struct ChannelLimit: Sendable, Hashable, Codable {
  /// The channel's id, as in `ChannelCopy.channel`.
  public var channel: String
  /// Its form, in words.
  public var form: String
  /// Its limits, in words.
  public var limit: String

  /// Gathers the parts.
  public init(channel: String, form: String, limit: String) {
    self.channel = channel
    self.form = form
    self.limit = limit
  }

  /// The channels that every brief lists; limits are those that the platforms usually state.
  public static let usual = [
    ChannelLimit(
      channel: "email", form: "subject, preheader, body", limit: "subject about 50 characters"),
    ChannelLimit(channel: "social", form: "post", limit: "280 characters"),
    ChannelLimit(channel: "product_page", form: "headline, body", limit: "none"),
    ChannelLimit(
      channel: "search_ad", form: "headline, description",
      limit: "headline 30, description 90 characters"),
    ChannelLimit(channel: "push", form: "title, body", limit: "title about 50 characters"),
    ChannelLimit(
      channel: "sms", form: "text", limit: "160 characters GSM-7, 70 characters UCS-2"),
    ChannelLimit(channel: "blog", form: "title, body", limit: "none"),
    ChannelLimit(channel: "spokesperson", form: "script", limit: "about 30 seconds"),
    ChannelLimit(channel: "faq", form: "questions and answers", limit: "none"),
  ]
}
