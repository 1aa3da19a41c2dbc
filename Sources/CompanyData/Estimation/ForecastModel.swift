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

  /// Most rounds of fitting intercepts and time effects in turn.
  private static let rounds = 200
  /// Largest relative change of a factor at which they end.
  private static let tolerance = 1e-9

  /// Fits intercepts and time effects to the given coefficients.
  ///
  /// Setting each item's and each period's expected units to those sold, in turn, solves the Poisson
  /// score equations (W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11, 1940).
  init(_ design: RegressionDesign, _ sales: WeeklySales, slopes: [Double], shared: [Double]) {
    self.slopes = slopes
    self.shared = shared
    meanLogList = design.meanLogList
    intercepts = Array(repeating: nil, count: sales.items.count)
    timeEffects = []
    let means = design.source.indices.map { row in
      exp(design.offset[row] + fixedPart(sales[design.source[row]]))
    }
    let (items, periods) = Self.factors(design, means)
    let level = periods.reduce(0) { $0 + log($1) } / Double(periods.count)
    timeEffects = periods.map { log($0) - level }
    for (item, factor) in items.enumerated() {
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

  /// Returns the logarithm of a row's mean at its list price, without flags and time effect.
  func levelAtList(_ row: WeeklySales.Row) -> Double {
    var plain = row
    plain.price = row.listPrice
    plain.display = 0
    plain.feature = 0
    return (intercepts[row.item] ?? -.infinity) + fixedPart(plain)
  }

  private static func factors(
    _ design: RegressionDesign, _ means: [Double]
  ) -> (items: [Double], periods: [Double]) {
    var items = Array(repeating: 1.0, count: design.items.count)
    var periods = Array(repeating: 1.0, count: design.periodStarts.count)
    for _ in 0..<rounds {
      var change = 0.0
      var sold = Array(repeating: 0.0, count: periods.count)
      var expected = sold
      for (item, rows) in design.itemRows.enumerated() {
        let units = rows.reduce(0) { $0 + design.units[$1] }
        items[item] = units / rows.reduce(0) { $0 + means[$1] * periods[design.period[$1]] }
        for row in rows {
          sold[design.period[row]] += design.units[row]
          expected[design.period[row]] += means[row] * items[item]
        }
      }
      for period in periods.indices {
        let factor = sold[period] / expected[period]
        change = max(change, abs(factor / periods[period] - 1))
        periods[period] = factor
      }
      if change < tolerance { break }
    }
    return (items, periods)
  }
}
