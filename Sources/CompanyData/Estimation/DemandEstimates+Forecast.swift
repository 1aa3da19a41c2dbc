import Foundation
internal import ScientificComputing

/// Units expected, and the range in which they will lie with some probability.
public struct ForecastInterval: Sendable, Hashable {
  /// Expected units.
  public let mean: Double
  /// Variance of the units around it.
  public let variance: Double
  /// Lower end.
  public let lower: Double
  /// Upper end.
  public let upper: Double
}

extension DemandEstimates {
  /// Returns the units expected in a row of a week after the window.
  ///
  /// The week's effect is the season's factor times the level of the last eight weeks. The row's units
  /// are not read; an item without sales in the window is expected to sell none.
  public func expectedUnits(_ row: WeeklySales.Row) -> Double {
    guard let intercept = model.intercepts[row.item], row.stockDays > 0 else { return 0 }
    let week = season.logFactor(ofWeek: row.week) + dispersion.shocks.level
    return min(row.stockDays, 7) / 7 * exp(intercept + week + model.fixedPart(row))
  }

  /// Returns the interval that holds one row's units with a probability above 0 and below 1.
  public func interval(_ row: WeeklySales.Row, probability: Double) -> ForecastInterval {
    interval([row], probability: probability)
  }

  /// Returns the interval of the units of some rows together, such as all rows of a week.
  ///
  /// The total has the quantiles of a negative binomial with its mean and variance. The variance has
  /// four parts: each row's scatter, each week's common shock, the level that all weeks share, and
  /// the errors of each item's level and elasticity.
  public func interval(_ rows: [WeeklySales.Row], probability: Double) -> ForecastInterval {
    precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
    let means = rows.map(expectedUnits)
    let mean = means.reduce(0, +)
    let variance = variance(rows, means)
    guard mean > 0 else { return ForecastInterval(mean: 0, variance: 0, lower: 0, upper: 0) }
    let excess = variance - mean
    let distribution =
      excess > 1e-6 * mean
      ? Distribution.negativeBinomial(successes: mean * mean / excess, probability: mean / variance)
      : Distribution.poisson(mean: mean)
    return ForecastInterval(
      mean: mean, variance: variance, lower: distribution.quantile((1 - probability) / 2),
      upper: distribution.quantile((1 + probability) / 2))
  }

  private func variance(_ rows: [WeeklySales.Row], _ means: [Double]) -> Double {
    var byWeek = Sums()
    var levels = Sums()
    var slopes = Sums()
    var scatter = 0.0
    for (row, mean) in zip(rows, means) where mean > 0 {
      byWeek.add(mean, to: row.week)
      levels.add(mean * levelErrors[row.item], to: row.item)
      let distance = log(row.price / row.listPrice) - ratioCentres[row.item]
      slopes.add(mean * distance * items[row.item].elasticity.standardError, to: row.item)
      let spread = dispersion.proportional * mean + dispersion.quadratic * mean * mean
      scatter += items[row.item].dispersionScale * spread
    }
    let total = means.reduce(0, +)
    return scatter + dispersion.shocks.weekVariance * byWeek.squares
      + dispersion.shocks.levelVariance * total * total + levels.squares + slopes.squares
  }
}

/// Sums by a small whole number.
private struct Sums {
  private var values: [Double] = []

  mutating func add(_ value: Double, to place: Int) {
    while values.count <= place { values.append(0) }
    values[place] += value
  }

  /// Sum of the squared sums.
  var squares: Double { values.reduce(0) { $0 + $1 * $1 } }
}
