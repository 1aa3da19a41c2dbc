public import MarketModel

/// Units of a product in stock.
public struct StockLevel: Sendable, Hashable {
  /// The product's identifier.
  public var sku: String
  /// The day of the count, or `nil` where none is written.
  public var date: CivilDate?
  /// Units, at least zero.
  public var units: Double
}
