/// The sizes of a scorer's network.
public struct ScorerShape: Sendable, Hashable {
  /// Columns of `TokenFeatures.context` that the network reads, ascending.
  public var contextColumns: [Int]
  /// Columns of `TokenFeatures.offer` that the network reads, ascending.
  public var offerColumns: [Int]
  /// Features of an event token.
  public var eventFeatures: Int { TokenFeatures.event.count }
  /// Width of a token, d.
  public var width = 32
  /// Attention heads; they divide the width.
  public var heads = 4
  /// Hidden units of the feed-forward layers.
  public var hidden = 64
  /// Blocks; the last one updates offers only.
  public var blocks = 2
  /// History events that are read, newest first.
  public var eventCapacity = 16
  /// Offers per occasion.
  public var offerCapacity = 12
  /// Classes of the quantity head: 1, 2, ..., this many or more.
  public var quantityClasses = 6

  /// Kinds of relation between two items.
  public static let relations = 5

  /// Takes the feature columns to read.
  public init(contextColumns: [Int], offerColumns: [Int]) {
    self.contextColumns = contextColumns
    self.offerColumns = offerColumns
  }

  /// Reads every feature.
  public static let full = ScorerShape(
    contextColumns: Array(TokenFeatures.context.indices),
    offerColumns: Array(TokenFeatures.offer.indices))

  /// Reads raw history tokens without engineered features of the household's past.
  public static let rawHistory = ScorerShape(
    contextColumns: [5, 7, 8, 9, 16], offerColumns: [0, 1, 2, 3, 4, 5, 6, 13])
}
