public import MarketModel

/// How Thompson sampling with a stock divides the stock over the chances to sell.
public struct StockPacing: Sendable, Hashable {
  /// Whether each decision divides the units left by the chances left (TS-update of the paper) instead of those
  /// of the first decision (TS-fixed).
  public var isUpdated: Bool
  /// A price at which nobody buys, posted where the best is to sell nothing; `nil` for the highest of the
  /// list.
  public var shutOff: Money?

  /// Gathers the parts.
  public init(isUpdated: Bool = true, shutOff: Money? = nil) {
    self.isUpdated = isUpdated
    self.shutOff = shutOff
  }
}
