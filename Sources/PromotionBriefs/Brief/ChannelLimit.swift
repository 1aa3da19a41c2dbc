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

  /// Every channel, as drafting fills it: its fields, and the most characters of those that are drafted.
  public static let usual = Channel.allCases.map { channel in
    let limits = channel.fields.compactMap { field -> String? in
      guard case .free = field.content else { return nil }
      return "\(field.name) \(field.englishLimit)/\(field.chineseLimit)"
    }
    return ChannelLimit(
      channel: channel.rawValue, form: channel.fields.map(\.name).joined(separator: ", "),
      limit: limits.joined(separator: ", "))
  }
}
