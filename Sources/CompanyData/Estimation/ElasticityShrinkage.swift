/// Items' promotion elasticities, each drawn to the category's mean as far as its own sales are unclear.
///
/// A random-effects model: an item's elasticity is normal around the category's mean, its estimate
/// normal around the elasticity. The variance between items is Paule and Mandel's, blended with the
/// prior's; the mean is combined with the prior and with known elasticities.
/// - SeeAlso: R. C. Paule and J. Mandel, Journal of Research of the National Bureau of Standards 87,
///   1982.
struct ElasticityShrinkage {
  /// Elasticity of the category's mean item after the prior; its standard error.
  private(set) var mean: Estimate
  /// The same from the sales alone; `nil` when no item's slope is known.
  private(set) var rawMean: Estimate?
  /// Standard deviation between items.
  let betweenItems: Double
  /// Weights of the slopes in `rawMean`, in the order given.
  private(set) var weights: [Double] = []
  /// What is believed and known of the mean apart from the sales.
  private let belief: Estimate
  private let knownItems: [ElasticityEvidence]

  /// Fits the mean and the variance between items.
  ///
  /// `meanVariance` returns the variance of a weighted sum of the items' own estimates.
  init(
    slopes: [Estimate], priors: ElasticityPriors, evidence: [ElasticityEvidence],
    meanVariance: ([Double]) -> Double
  ) {
    let variance = Self.betweenVariance(slopes, priors)
    betweenItems = variance.squareRoot()
    let known = evidence.filter { $0.kind == .promotion }
    knownItems = known.filter { $0.item != nil }
    belief = known.filter { $0.item == nil }.reduce(priors.promotion) {
      $0.combined(with: $1.estimate)
    }
    mean = belief
    guard !slopes.isEmpty else { return }
    let precisions = slopes.map { 1 / ($0.standardError * $0.standardError + variance) }
    let total = precisions.reduce(0, +)
    weights = precisions.map { $0 / total }
    let value = zip(weights, slopes).reduce(0) { $0 + $1.0 * $1.1.value }
    let between = weights.reduce(0) { $0 + variance * $1 * $1 }
    let raw = Estimate(value, standardError: (between + meanVariance(weights)).squareRoot())
    rawMean = raw
    mean = mean.combined(with: raw)
  }

  /// An item's elasticity after shrinkage.
  struct Item {
    /// The elasticity.
    var estimate: Estimate
    /// Weight of the category's mean, 0 to 1.
    var meanWeight: Double
    /// Weight of the item's own sales, 0 to 1.
    var ownWeight: Double
    /// Variance that known elasticities of the item bring in.
    var knownVariance: Double
  }

  /// Returns an item's elasticity from its own estimate, if any, the mean and what is known of it.
  func item(_ item: Int, raw: Estimate?) -> Item {
    let between = 1 / (betweenItems * betweenItems)
    let own = raw?.precision ?? 0
    var (precision, sum) = (between + own, between * mean.value + own * (raw?.value ?? 0))
    var knownPrecision = 0.0
    for known in knownItems where known.item == item {
      precision += known.estimate.precision
      knownPrecision += known.estimate.precision
      sum += known.estimate.precision * known.estimate.value
    }
    let share = between / precision
    let variance = 1 / precision + share * share * mean.standardError * mean.standardError
    return Item(
      estimate: Estimate(sum / precision, standardError: variance.squareRoot()),
      meanWeight: share, ownWeight: own / precision,
      knownVariance: knownPrecision / (precision * precision))
  }

  /// Returns the standard error of a weighted mean of the items' shrunk elasticities.
  ///
  /// An item's elasticity leans on its own slope, on the mean's slopes and on the belief; the slopes'
  /// errors are correlated, so their joint variance is asked for.
  /// Slope owners are the items of the slopes in the order given to `init`, and `slopeVariance`
  /// returns the variance of a weighted sum of those slopes.
  func error(
    ofMean shares: [Double], _ items: [Item], slopeOwners: [Int],
    slopeVariance: ([Double]) -> Double
  ) -> Double {
    let meanWeight = zip(shares, items).reduce(0) { $0 + $1.0 * $1.1.meanWeight }
    let fromSales =
      rawMean == nil ? 0 : 1 - mean.standardError * mean.standardError * belief.precision
    var slopeWeights = Array(repeating: 0.0, count: slopeOwners.count)
    var deviations = zip(shares, items).map { -$0 * $1.meanWeight }
    for (place, item) in slopeOwners.enumerated() {
      let indirect = meanWeight * fromSales * weights[place]
      slopeWeights[place] = shares[item] * items[item].ownWeight + indirect
      deviations[item] += indirect
    }
    let between = deviations.reduce(0) { $0 + $1 * $1 } * betweenItems * betweenItems
    let known = zip(shares, items).reduce(0) { $0 + $1.0 * $1.0 * $1.1.knownVariance }
    let believed = meanWeight * (1 - fromSales) * belief.standardError
    return (slopeVariance(slopeWeights) + between + known + believed * believed).squareRoot()
  }

  /// Returns the variance between items: Paule and Mandel's, and the prior's as that of a few items.
  ///
  /// An estimate counts the less, the more its own error exceeds the prior's spread.
  private static func betweenVariance(_ slopes: [Estimate], _ priors: ElasticityPriors) -> Double {
    let prior = priors.betweenItems * priors.betweenItems
    let reliabilities = slopes.map { prior / (prior + $0.standardError * $0.standardError) }
    let count = max(0, reliabilities.reduce(0) { $0 + $1 * $1 } - 1)
    let weight = priors.betweenItemsCount
    return (count * pauleMandel(slopes) + weight * prior) / (count + weight)
  }

  /// Solves sum of (slope - mean)^2 / (own variance + between variance) = items - 1 by bisection.
  private static func pauleMandel(_ slopes: [Estimate]) -> Double {
    let target = Double(slopes.count - 1)
    guard target > 0, excess(slopes, between: 0) > target else { return 0 }
    var (low, high) = (0.0, 1.0)
    while excess(slopes, between: high) > target, high < 1e6 { high *= 2 }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if excess(slopes, between: middle) > target { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func excess(_ slopes: [Estimate], between: Double) -> Double {
    let precisions = slopes.map { 1 / ($0.standardError * $0.standardError + between) }
    let total = precisions.reduce(0, +)
    let mean = zip(precisions, slopes).reduce(0) { $0 + $1.0 * $1.1.value } / total
    return zip(precisions, slopes).reduce(0) {
      $0 + $1.0 * ($1.1.value - mean) * ($1.1.value - mean)
    }
  }
}
