/// Elasticities and flag effects, raw and after priors and evidence.
struct ElasticityResults {
  /// Items' own slopes, by the table's item.
  let raw: [Estimate?]
  /// Items' elasticities after shrinkage, by the table's item.
  let items: [ElasticityShrinkage.Item]
  /// The random-effects model behind them.
  let shrinkage: ElasticityShrinkage
  /// Design item of each known slope, in the order of the shrinkage.
  private let slopeOwners: [Int]
  /// Long-run elasticity from the sales.
  let rawLongRun: Estimate?
  /// Long-run elasticity after prior and evidence.
  let longRun: Estimate
  /// Effect of a display.
  let display: Estimate?
  /// Effect of a feature.
  let feature: Estimate?

  /// Standard deviation of display and feature effects around 0 before the sales, for forecasts.
  static let flagSpread = 1.0

  /// Shrinks.
  init(
    _ regression: FittedRegression, items count: Int, priors: ElasticityPriors,
    evidence: [ElasticityEvidence]
  ) {
    let slopes = regression.slopes
    let known = slopes.enumerated().compactMap { item, slope in slope.map { (item, $0) } }
    let shrinkage = ElasticityShrinkage(
      slopes: known.map(\.1), priors: priors, evidence: evidence
    ) { weights in
      regression.covariance.variance(slopes: zip(known, weights).map { ($0.0, $1) })
    }
    var raw: [Estimate?] = Array(repeating: nil, count: count)
    for (place, slope) in slopes.enumerated() { raw[regression.design.items[place]] = slope }
    self.raw = raw
    slopeOwners = known.map(\.0)
    self.shrinkage = shrinkage
    items = raw.indices.map { shrinkage.item($0, raw: raw[$0]) }
    rawLongRun = regression.coefficient(.listPrice)
    display = regression.coefficient(.display)
    feature = regression.coefficient(.feature)
    longRun = Self.longRun(rawLongRun, priors, evidence, between: shrinkage.betweenItems)
  }

  /// Coefficients of list price, display and feature for forecasts.
  var forecastCoefficients: [Double] {
    [longRun.value] + [display, feature].map(Self.drawnToZero)
  }

  /// Combines the sales' long-run elasticity with the prior and the evidence; what is known of a
  /// single item counts with the spread between items.
  private static func longRun(
    _ raw: Estimate?, _ priors: ElasticityPriors, _ evidence: [ElasticityEvidence], between: Double
  ) -> Estimate {
    var result = priors.longRun
    if let raw { result = result.combined(with: raw) }
    for known in evidence where known.kind == .longRun {
      let spread = known.item == nil ? 0 : between
      let error = known.estimate.standardError
      let variance = error * error + spread * spread
      result = result.combined(
        with: Estimate(known.estimate.value, standardError: variance.squareRoot()))
    }
    return result
  }

  private static func drawnToZero(_ effect: Estimate?) -> Double {
    guard let effect else { return 0 }
    let error = effect.standardError / flagSpread
    return effect.value / (1 + error * error)
  }

  /// Returns the category's numbers, items weighted by their shares of base units.
  func category(_ regression: FittedRegression, shares: [Double]) -> CategoryDemand {
    let value = zip(shares, items).reduce(0) { $0 + $1.0 * $1.1.estimate.value }
    let owners = slopeOwners.map { regression.design.items[$0] }
    let error = shrinkage.error(ofMean: shares, items, slopeOwners: owners) { weights in
      regression.covariance.variance(slopes: zip(slopeOwners, weights).map { ($0, $1) })
    }
    var category = CategoryDemand(
      promotion: Estimate(value, standardError: error),
      meanPromotion: shrinkage.mean, rawMeanPromotion: shrinkage.rawMean,
      betweenItems: shrinkage.betweenItems, longRun: longRun, rawLongRun: rawLongRun,
      display: display, feature: feature)
    category.applyBounds()
    return category
  }
}
