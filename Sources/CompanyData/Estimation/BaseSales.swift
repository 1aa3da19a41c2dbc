import Foundation

/// Base units of each item: at the list price, without flags, with full stock.
struct BaseSales {
  /// Base units and their errors, by the table's item.
  private(set) var units: [Estimate]
  /// Variances of each item's level in logarithms, at its mean price ratio, by the table's item.
  private(set) var levelVariances: [Double]
  /// Mean price ratios in logarithms, by the table's item.
  private(set) var centres: [Double]

  /// Averages the model over the last weeks.
  init(
    _ model: ForecastModel, _ regression: FittedRegression, _ effects: WeekEffects,
    sales: WeeklySales, elasticities: [ElasticityShrinkage.Item], weeks: Int,
    levels: RecentLevels
  ) {
    let count = sales.items.count
    units = Array(repeating: Estimate(0, standardError: 0), count: count)
    levelVariances = Array(repeating: 0, count: count)
    centres = Array(repeating: 0, count: count)
    let design = regression.design
    let weights = effects.weights(ofLast: weeks, periodCount: design.periodStarts.count)
    let weekFactor = zip(weights, model.timeEffects).reduce(0) { $0 + $1.0 * exp($1.1) }
    for (place, item) in design.items.enumerated() {
      let variance = regression.covariance.variance(levelOf: place, timeWeights: weights)
      levelVariances[item] = variance
      centres[item] = regression.sums.centre[place]
      let distance = centres[item] * elasticities[item].estimate.standardError
      let last = design.source[design.itemRows[place].upperBound - 1]
      let base = exp(model.levelAtList(sales[last]) + levels.logFactors[item]) * weekFactor
      let error = (variance + levels.variances[item] + distance * distance).squareRoot()
      units[item] = Estimate(base, standardError: base * error)
    }
  }

  /// Each item's share of all base units.
  var shares: [Double] {
    let total = units.reduce(0) { $0 + $1.value }
    return units.map { $0.value / total }
  }
}
