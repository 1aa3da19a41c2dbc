public import MarketModel

/// What a competitor asked for a product on a day.
public struct CompetitorPrice: Sendable, Hashable {
  /// When it was seen.
  public var date: CivilDate
  /// Who asked it.
  public var competitor: String
  /// The product's identifier.
  public var sku: String
  /// The price per unit, or `nil` when it was not available and no price was seen.
  public var price: Double?
  /// Whether it could be bought.
  public var isAvailable: Bool
}
