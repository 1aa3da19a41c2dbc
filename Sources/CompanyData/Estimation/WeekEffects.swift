/// Time effects of the forecast model, spread over weeks.
struct WeekEffects {
  /// Weeks of the window whose time effect is known, in order.
  private(set) var weeks: [Int] = []
  /// Their effects, in logarithms.
  private(set) var values: [Double] = []
  /// Time effect of each, in the design's order.
  private(set) var periods: [Int] = []
  /// Mean variance of the estimates.
  let samplingVariance: Double

  /// Reads the effects of a window's weeks.
  init(_ model: ForecastModel, _ regression: FittedRegression, window: Range<Int>) {
    let design = regression.design
    for week in window {
      guard let period = design.period(ofWeek: week) else { continue }
      weeks.append(week)
      values.append(model.timeEffects[period])
      periods.append(period)
    }
    let variances = design.periodStarts.indices.map { regression.covariance.variance(global: $0) }
    samplingVariance = variances.reduce(0, +) / Double(variances.count)
  }

  /// Returns the effects by week; `nil` where unknown.
  func byWeek(count: Int) -> [Double?] {
    var effects: [Double?] = Array(repeating: nil, count: count)
    for (week, value) in zip(weeks, values) { effects[week] = value }
    return effects
  }

  /// Returns the effects without the season.
  func withoutSeason(_ season: SeasonalPattern) -> [Double] {
    zip(weeks, values).map { $1 - season.logFactor(ofWeek: $0) }
  }

  /// Returns the weight of each time effect in the mean of the last weeks.
  func weights(ofLast count: Int, periodCount: Int) -> [Double] {
    var weights = Array(repeating: 0.0, count: periodCount)
    let recent = periods.suffix(count)
    for period in recent { weights[period] += 1 / Double(recent.count) }
    return weights
  }
}
