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
  private var knownItems: [ElasticityEvidence]

  /// Fits the mean and the variance between items.
  ///
  /// - Parameters:
  ///   - slopes: Items' own estimates.
  ///   - meanVariance: The variance of a weighted sum of the same estimates.
  init(
    slopes: [Estimate], priors: ElasticityPriors, evidence: [ElasticityEvidence],
    meanVariance: ([Double]) -> Double
  ) {
    let variance = Self.betweenVariance(slopes, priors)
    betweenItems = variance.squareRoot()
    let known = evidence.filter { $0.kind == .promotion }
    knownItems = known.filter { $0.item != nil }
    mean = known.filter { $0.item == nil }.reduce(priors.promotion) {
      $0.combined(with: $1.estimate)
    }
    guard !slopes.isEmpty else { return }
    let precisions = slopes.map { 1 / ($0.standardError * $0.standardError + variance) }
    let total = precisions.reduce(0, +)
    let weights = precisions.map { $0 / total }
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
    /// Share of its variance that the category's mean brings in, as a factor on the mean's error.
    var meanShare: Double
    /// Weight of the item's own sales, 0 to 1.
    var ownWeight: Double
    /// Variance apart from the mean's.
    var ownVariance: Double
  }

  /// Returns an item's elasticity from its own estimate, if any, the mean and what is known of it.
  func item(_ item: Int, raw: Estimate?) -> Item {
    let between = 1 / (betweenItems * betweenItems)
    let own = raw?.precision ?? 0
    var (precision, sum) = (between + own, between * mean.value + own * (raw?.value ?? 0))
    for known in knownItems where known.item == item {
      precision += known.estimate.precision
      sum += known.estimate.precision * known.estimate.value
    }
    let share = between / precision
    let variance = 1 / precision + share * share * mean.standardError * mean.standardError
    return Item(
      estimate: Estimate(sum / precision, standardError: variance.squareRoot()),
      meanShare: share, ownWeight: own / precision, ownVariance: 1 / precision)
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
