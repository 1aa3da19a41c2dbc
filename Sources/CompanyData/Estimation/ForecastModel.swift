import Foundation

/// The parts of a forecast: the regression with shrunk elasticities, its intercepts and time effects
/// fitted again.
struct ForecastModel: Sendable {
  /// Intercepts, by the table's item; `nil` without sales.
  private(set) var intercepts: [Double?]
  /// Time effects, by period of the design.
  private(set) var timeEffects: [Double]
  /// Promotion elasticities, by the table's item.
  let slopes: [Double]
  /// Coefficients of list price, display and feature.
  let shared: [Double]
  /// Mean logarithm of the list price, by the table's item.
  let meanLogList: [Double?]

  /// Fits intercepts and time effects to the given coefficients.
  init(_ regression: FittedRegression, _ sales: WeeklySales, slopes: [Double], shared: [Double]) {
    let design = regression.design
    self.slopes = slopes
    self.shared = shared
    meanLogList = design.meanLogList
    intercepts = Array(repeating: nil, count: sales.items.count)
    timeEffects = []
    let means = design.source.indices.map { row in
      exp(design.offset[row] + fixedPart(sales[design.source[row]]))
    }
    let factors = TwoWayFactors(design, means: means, curvature: regression.fit.curvature)
    let logs = factors.periods.map { log($0) }
    let level = logs.reduce(0, +) / Double(logs.count)
    timeEffects = logs.map { $0 - level }
    for (item, factor) in factors.items.enumerated() {
      intercepts[design.items[item]] = log(factor) + level
    }
  }

  /// Returns price, list price and flags in the logarithm of a row's mean.
  func fixedPart(_ row: WeeklySales.Row) -> Double {
    guard row.price > 0, row.listPrice > 0 else { return -.infinity }
    let list = log(row.listPrice)
    return slopes[row.item] * (log(row.price) - list)
      + shared[0] * (list - (meanLogList[row.item] ?? list))
      + shared[1] * row.display + shared[2] * row.feature
  }

  /// Returns the mean of a row whose time effect is known.
  func mean(_ row: WeeklySales.Row, period: Int) -> Double {
    guard let intercept = intercepts[row.item] else { return 0 }
    return min(row.stockDays, 7) / 7 * exp(intercept + timeEffects[period] + fixedPart(row))
  }

  /// Moves items' levels.
  mutating func shift(by levels: RecentLevels) {
    for (item, factor) in levels.logFactors.enumerated() {
      intercepts[item] = intercepts[item].map { $0 + factor }
    }
  }

  /// Returns the logarithm of a row's mean at its list price, without flags and time effect.
  func levelAtList(_ row: WeeklySales.Row) -> Double {
    var plain = row
    plain.price = row.listPrice
    plain.display = 0
    plain.feature = 0
    return (intercepts[row.item] ?? -.infinity) + fixedPart(plain)
  }
}
