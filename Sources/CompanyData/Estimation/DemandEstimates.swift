/// Demand of one category, estimated from its weekly sales.
///
/// The mean of an item's weekly units is share of the week in stock x exp(item + week + elasticity x
/// ln(price / list price) + long-run elasticity x ln(list price / its mean) + display + feature). See
/// `DemandRegression` for the fit, `RegressionCovariance` for the errors and `ElasticityShrinkage`
/// for how an item with few promotions borrows from the others.
public struct DemandEstimates: Sendable {
  /// Weeks that were used.
  public let window: Range<Int>
  /// What is known of each item, in the table's order.
  public let items: [ItemDemand]
  /// What is known of the category.
  public let category: CategoryDemand
  /// Season and trend.
  public let season: SeasonalPattern
  /// Time effects of the weeks seen, in logarithms around 0, by week; `nil` for a week not seen.
  public let weekEffects: [Double?]
  /// How units scatter.
  public let dispersion: DemandDispersion
  /// How far the sales carry the estimates.
  public let quality: EstimateQuality
  /// The parts of a forecast.
  let model: ForecastModel
  /// Errors of items' levels in logarithms.
  let levelErrors: [Double]
  /// Items' mean logarithms of price over list price.
  let ratioCentres: [Double]

  /// Weeks at the window's end that base sales describe, unless told otherwise.
  public static let baseWeeks = 26

  /// Estimates.
  ///
  /// - Parameters:
  ///   - sales: One category; rows sorted by item, then week.
  ///   - window: Weeks to use; `nil` for all.
  ///   - priors: What is believed before.
  ///   - evidence: Elasticities known from elsewhere.
  ///   - baseWeeks: Weeks at the window's end that base sales describe, at least 1.
  /// - Throws: `EstimationError` for a window without sales, evidence that makes no sense, or a fit
  ///   that does not converge.
  public init(
    _ sales: WeeklySales, window: Range<Int>? = nil, priors: ElasticityPriors = ElasticityPriors(),
    evidence: [ElasticityEvidence] = [], baseWeeks: Int = DemandEstimates.baseWeeks
  ) throws(EstimationError) {
    precondition(baseWeeks >= 1, "base sales describe at least one week")
    let window = window ?? 0..<sales.weeks
    try Self.check(sales, window, evidence)
    let steps = try EstimationSteps(
      sales.rows(in: window), window: window, priors: priors, evidence: evidence,
      baseWeeks: baseWeeks)
    self.window = window
    items = steps.items
    category = steps.category
    season = steps.season
    weekEffects = steps.weekEffects
    dispersion = steps.dispersion
    quality = steps.quality
    model = steps.model
    levelErrors = steps.levelErrors
    ratioCentres = steps.base.centres
  }

  private static func check(
    _ sales: WeeklySales, _ window: Range<Int>, _ evidence: [ElasticityEvidence]
  ) throws(EstimationError) {
    guard !window.isEmpty, window.lowerBound >= 0, window.upperBound <= sales.weeks else {
      throw .windowOutside(window: window, weeks: sales.weeks)
    }
    for known in evidence {
      let isKnownItem = known.item.map(sales.items.indices.contains) ?? true
      let error = known.estimate.standardError
      guard isKnownItem, known.estimate.value.isFinite, error > 0, error.isFinite else {
        throw .invalidEvidence(
          item: known.item, value: known.estimate.value, standardError: error)
      }
    }
  }
}
