/// Copy as customers read it.
public enum CopyRendering {
  /// Returns a copy's fields that hold text, in order, with the channel's separator between them.
  ///
  /// This is the text that the last gate reads; a channel that is not known is joined by line ends.
  public static func text(of copy: ChannelCopy) -> String {
    let separator = Channel(rawValue: copy.channel)?.separator ?? "\n"
    return copy.fields.map(\.text).filter { !$0.isEmpty }.joined(separator: separator)
  }
}
