/// What is believed about a category's elasticities before its sales are seen.
public struct ElasticityPriors: Sendable, Hashable {
  /// The category's mean promotion elasticity: -2.6 with standard deviation 1.0.
  ///
  /// The mean of 1,851 published price elasticities is -2.62 (T. H. A. Bijmolt, H. J. van Heerde and
  /// R. G. M. Pieters, "New empirical generalizations on the determinants of price elasticity",
  /// Journal of Marketing Research 42, 2005). The deviation is a judgement: nearly all category
  /// means lie between -4.6 and -0.6.
  public var promotion: Estimate
  /// The category's long-run elasticity, of the list price: -2.2 with standard deviation 0.6.
  ///
  /// A judgement: a lasting change moves fewer purchases in time than a promotion does.
  public var longRun: Estimate
  /// The standard deviation between the promotion elasticities of a category's items: 0.7.
  ///
  /// A judgement, with the weight of `betweenItemsCount` items; the data soon outweigh it.
  public var betweenItems: Double
  /// The number of items that `betweenItems` counts for: 3.
  public var betweenItemsCount: Double

  /// Creates the defaults, or others.
  public init(
    promotion: Estimate = Estimate(-2.6, standardError: 1),
    longRun: Estimate = Estimate(-2.2, standardError: 0.6),
    betweenItems: Double = 0.7, betweenItemsCount: Double = 3
  ) {
    self.promotion = promotion
    self.longRun = longRun
    self.betweenItems = betweenItems
    self.betweenItemsCount = betweenItemsCount
  }
}

/// An elasticity that is known from elsewhere, such as a study or an experiment.
///
/// It enters as an observation that is independent of the sales.
public struct ElasticityEvidence: Sendable, Hashable {
  /// What was measured.
  public enum Kind: Sendable, Hashable {
    /// The reaction to a price below the list price.
    case promotion
    /// The reaction to the list price.
    case longRun
  }

  /// The item's place in `WeeklySales.items`; `nil` for the category.
  public var item: Int?
  /// What was measured.
  public var kind: Kind
  /// The elasticity, below 0, and its standard error, above 0.
  public var estimate: Estimate

  /// Gathers the parts.
  public init(item: Int?, kind: Kind, estimate: Estimate) {
    self.item = item
    self.kind = kind
    self.estimate = estimate
  }
}
