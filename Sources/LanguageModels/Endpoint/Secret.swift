/// A key that no description, log or error ever shows.
public struct Secret: Sendable, Hashable {
  /// The key itself; only the request's header may hold it.
  let value: String

  /// Hides a key; `nil` where it is empty.
  public init?(_ value: String) {
    let trimmed = value.filter { !$0.isWhitespace }
    guard !trimmed.isEmpty else { return nil }
    self.value = trimmed
  }

  /// Returns the text without the key.
  func redacting(_ text: String) -> String {
    text.split(separator: value, omittingEmptySubsequences: false).joined(separator: Self.mask)
  }

  private static let mask = "***"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Three stars.
  public var description: String { Self.mask }

  /// Three stars.
  public var debugDescription: String { Self.mask }

  /// Nothing inside, so that `dump` shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
