/// What is known of one item's demand.
public struct ItemDemand: Sendable, Hashable {
  /// Units per week at the list price without display or feature and with full stock.
  ///
  /// The mean over the last weeks of the window; 0 for an item without sales.
  public var baseUnits: Estimate
  /// Share of the category's base units, 0 to 1.
  public var share: Double
  /// Promotion elasticity from the item's own sales; `nil` when its price ratio does not vary enough.
  public var rawElasticity: Estimate?
  /// Promotion elasticity, drawn to the category's.
  public var elasticity: Estimate
  /// Weight of the item's own sales in `elasticity`, 0 to 1.
  public var ownWeight: Double
  /// Weeks with a price more than 5 percent from the list price.
  public var weeksWithPriceVariation: Int
  /// Distinct prices, to the cent.
  public var distinctPrices: Int
  /// Rows of the window.
  public var weeks: Int
  /// Units in the window.
  public var units: Double
  /// Scatter of the item's units over the category's; see `DemandDispersion`.
  public var dispersionScale: Double

  /// Whether the elasticity owes more to the category and the defaults than to the item's sales.
  public var isMostlyPrior: Bool { ownWeight < 0.5 }
}

/// How units scatter around their mean.
///
/// The variance is the item's scale x (proportional x mean + quadratic x mean^2).
public struct DemandDispersion: Sendable, Hashable {
  /// Factor of the mean; 1 for Poisson.
  public let proportional: Double
  /// Factor of the squared mean; 0 for Poisson.
  public let quadratic: Double
  /// What all items share in a week.
  public let shocks: CommonShocks
  /// Factor on the slopes' variances for residuals that are alike in neighbouring weeks.
  public let serialFactor: Double
}

extension DemandDispersion {
  /// Takes over a fit.
  init(_ fit: DispersionFit, shocks: CommonShocks) {
    proportional = fit.proportional
    quadratic = fit.quadratic
    serialFactor = fit.serialFactor
    self.shocks = shocks
  }
}
