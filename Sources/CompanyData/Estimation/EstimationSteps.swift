/// The way from one window's sales to estimates, step by step.
struct EstimationSteps {
  let items: [ItemDemand]
  let category: CategoryDemand
  let season: SeasonalPattern
  let weekEffects: [Double?]
  let dispersion: DemandDispersion
  let quality: EstimateQuality
  let model: ForecastModel
  let base: BaseSales
  let levelErrors: [Double]

  /// Weeks at the window's end that tell forecasts an item's level.
  private static let forecastWeeks = 13

  /// Goes the way.
  init(
    _ sales: WeeklySales, window: Range<Int>, priors: ElasticityPriors,
    evidence: [ElasticityEvidence], baseWeeks: Int
  ) throws(EstimationError) {
    let design = RegressionDesign(sales)
    guard !design.source.isEmpty else { throw .noSales(window: window) }
    let regression = try FittedRegression(design)
    let elasticities = ElasticityResults(
      regression, items: sales.items.count, priors: priors, evidence: evidence)
    var model = ForecastModel(
      regression, sales, slopes: elasticities.items.map(\.estimate.value),
      shared: elasticities.forecastCoefficients)
    let effects = WeekEffects(model, regression, window: window)
    weekEffects = effects.byWeek(count: sales.weeks)
    let seasonFit = try SeasonFit(
      weeks: effects.weeks, effects: effects.values, firstDay: sales.firstDay)
    season = seasonFit.pattern(firstDay: sales.firstDay)
    dispersion = DemandDispersion(
      regression.scatter,
      shocks: CommonShocks(
        effects: effects.withoutSeason(season), samplingVariance: effects.samplingVariance,
        seasonVariance: seasonFit.monthUncertainty, noise: seasonFit.noise))
    let baseLevels = RecentLevels(
      model, regression, sales: sales, from: window.upperBound - baseWeeks)
    base = BaseSales(
      model, regression, effects, sales: sales, elasticities: elasticities.items,
      weeks: baseWeeks, levels: baseLevels)
    let levels = RecentLevels(
      model, regression, sales: sales, from: window.upperBound - Self.forecastWeeks)
    levelErrors = zip(base.levelVariances, levels.variances).map { ($0 + $1).squareRoot() }
    model.shift(by: levels)
    self.model = model
    items = Self.items(sales, regression, elasticities, base)
    category = elasticities.category(regression, shares: base.shares)
    quality = EstimateQuality(
      sales, window: window, items: items, fit: regression.fit, dispersion: regression.scatter)
  }

  private static func items(
    _ sales: WeeklySales, _ regression: FittedRegression, _ elasticities: ElasticityResults,
    _ base: BaseSales
  ) -> [ItemDemand] {
    let counts = ItemCounts.all(sales)
    var scales = Array(repeating: 1.0, count: sales.items.count)
    for (place, item) in regression.design.items.enumerated() {
      scales[item] = regression.scatter.scale[place]
    }
    let shares = base.shares
    return sales.items.indices.map { item in
      ItemDemand(
        baseUnits: base.units[item], share: shares[item], rawElasticity: elasticities.raw[item],
        elasticity: elasticities.items[item].estimate,
        ownWeight: elasticities.items[item].ownWeight,
        weeksWithPriceVariation: counts[item].weeksWithPriceVariation,
        distinctPrices: counts[item].prices.count, weeks: counts[item].weeks,
        units: counts[item].units, dispersionScale: scales[item])
    }
  }
}
