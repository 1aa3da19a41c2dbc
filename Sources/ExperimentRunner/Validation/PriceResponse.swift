import ShoppingData

/// The elasticities to which validated markets are calibrated.
enum PriceResponse {
  /// Mean over the benchmark's categories of the elasticity of weekly units to price cuts with displays
  /// and mailers held fixed (standard error 0.06).
  static let meanPromotion = -1.84
  /// Standard deviation of categories around that mean, errors of estimation taken out.
  static let promotionDeviation = 0.4
  /// Elasticity of weekly units to the regular price in a regression without flags, standard error 0.20.
  ///
  /// The data hardly identify it: regular prices rarely change.
  static let lasting = -1.36

  /// A category's elasticity of units to a one-week cut, flags fixed: its own estimate, drawn towards
  /// the mean as far as it is uncertain, and stronger than the lasting one.
  static func promotion(_ facts: CategoryFacts) -> Double {
    let own = facts.measures.value(of: .discountElasticityWithFlags)
    let error = facts.standardErrors[.discountElasticityWithFlags] ?? .nan
    let between = promotionDeviation * promotionDeviation
    let weight = between / (between + error * error)
    let drawn =
      own.isFinite && weight.isFinite
      ? meanPromotion + weight * (own - meanPromotion) : meanPromotion
    return min(drawn, lasting - 0.1)
  }
}
