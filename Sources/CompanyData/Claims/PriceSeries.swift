public import PriceClaims

/// What one product cost in one channel, and what was paid.
public struct PriceSeries: Sendable, Hashable {
  /// The product.
  public var sku: String
  /// The channel; empty where the file has none.
  public var channel: String
  /// Its prices; seconds since the midnight that began 1970-01-01.
  public var history: PriceHistory
  /// What was paid; `nil` where the file has no units.
  public var transactions: [Transaction]?
  /// The end of the file's last day.
  public var knownUntil: Int64
}

/// One announcement and what it is judged against besides the prices.
public struct ClaimRecord: Sendable, Hashable {
  /// The product.
  public var sku: String
  /// The channel; empty where the file has none.
  public var channel: String
  /// What is announced.
  public var claim: PriceClaim
  /// The announced price, in millionths.
  public var now: Int64
  /// When the reduction starts, in seconds since the midnight that began 1970-01-01.
  public var start: Int64
  /// When it ends; `nil` when no end is announced.
  public var end: Int64?
  /// When the product was first offered in the channel; `nil` when unknown.
  public var onMarketSince: Int64?
  /// When the first of a row of reductions started; `nil` when this is the first.
  public var firstReduction: Int64?
  /// Whether the goods expire rapidly.
  public var isPerishable: Bool
}
