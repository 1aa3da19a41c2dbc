/// How long to wait for a reply, how often to try and how much to read.
public struct ChatLimits: Sendable, Hashable {
  /// Seconds for one try.
  public var secondsPerTry = 120.0
  /// Seconds for all tries of one request, waiting included.
  public var secondsInAll = 300.0
  /// Tries of one request, at least 1.
  public var tries = 4
  /// Seconds before the second try; each further wait is twice as long.
  public var firstDelaySeconds = 0.5
  /// The longest wait between tries that the server did not ask for, in seconds.
  public var longestDelaySeconds = 8.0
  /// The largest reply that is read, in bytes.
  public var replyBytes = 4 << 20

  /// Waits as long as a small model on a busy machine needs.
  public init() {}
}
