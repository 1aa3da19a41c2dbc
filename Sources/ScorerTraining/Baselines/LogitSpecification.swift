/// What enters the utilities of a multinomial logit besides what is drawn.
///
/// Every logit holds the outside option at utility 0. Features of the context enter the utilities of
/// all offers alike, and so move the choice between buying and not buying.
public struct LogitSpecification: Sendable, Hashable {
  /// Whether ln(price / regular) and ln(price / expected) enter.
  public var readsPrices = true
  /// Columns of `TokenFeatures.offer` that enter.
  public var offerColumns: [Int] = []
  /// Columns of `TokenFeatures.context` that enter.
  public var contextColumns: [Int] = []
  /// Whether every item has its own constant; otherwise all offers share one.
  public var hasItemConstants = true
  /// Whether every category has its own slopes, drawn towards common ones.
  public var hasCategorySlopes = false
  /// Ridge penalty of a category's standardised deviations and of item constants' deviations from
  /// the log shares, in occasions: half of it times the square is added to the summed loss.
  public var penalty = 1.0

  /// The logit of constants alone.
  public init() {}

  /// Features that enter, the shared constant included.
  var features: Int { priceFeatures + offerColumns.count + contextFeatures }
  /// Features that differ between the offers of a row.
  var offerFeatures: Int { priceFeatures + offerColumns.count }
  /// Features that the offers of a row share.
  var contextFeatures: Int { contextColumns.count + (hasItemConstants ? 0 : 1) }
  /// Price features: they stand first.
  var priceFeatures: Int { readsPrices ? 2 : 0 }
}
