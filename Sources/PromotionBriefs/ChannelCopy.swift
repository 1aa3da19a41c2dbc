/// A channel's text in one language and one variant.
public struct ChannelCopy: Sendable, Hashable, Codable {
  /// Where a field's text came from.
  public enum Source: String, Sendable, Hashable, Codable {
    /// Rendered from the simulation's facts; no model may change it.
    case locked
    /// Drafted by a language model and checked.
    case model
    /// A fixed text, because no draft passed the checks or no model was there.
    case template
    /// Written by a person.
    case edited
  }

  /// One field.
  public struct Field: Sendable, Hashable, Codable {
    /// Its name, like `subject` or `headline`.
    public var name: String
    /// Its text.
    public var text: String
    /// Where the text came from.
    public var source: Source
    /// Why it is a template, or what the checks say of it; empty otherwise.
    public var note: String

    /// Gathers the parts.
    public init(name: String, text: String, source: Source, note: String = "") {
      self.name = name
      self.text = text
      self.source = source
      self.note = note
    }
  }

  /// The channel's id, like `email`.
  public var channel: String
  /// BCP 47 tag: `en` or `zh-Hans`.
  public var language: String
  /// 0 is the control, made of templates only.
  public var variant: Int
  /// Its fields, in the channel's order.
  public var fields: [Field]

  /// Gathers the parts.
  public init(channel: String, language: String, variant: Int, fields: [Field]) {
    self.channel = channel
    self.language = language
    self.variant = variant
    self.fields = fields
  }
}
