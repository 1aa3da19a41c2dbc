import Foundation

/// How far each item's last weeks lie above or below the regression, beyond chance.
///
/// Items gain and lose custom, but the regression gives each one level for the whole window. The
/// units of the last weeks over those expected are drawn to 1: a random-effects model whose variance
/// between items comes from moments, 0 where items stay at their levels.
struct RecentLevels {
  /// Logarithms of the factors, by the table's item.
  private(set) var logFactors: [Double]
  /// Variances of what they leave open, by the table's item.
  private(set) var variances: [Double]
  /// Variance of the levels' changes between items.
  let betweenItems: Double

  /// Variance that keeps an item with many units from ruling the moments.
  private static let steadying = 0.02
  /// Smallest factor.
  private static let smallest = 0.1

  /// One item's last weeks.
  private struct Recent {
    var item: Int
    var ratio: Double
    var variance: Double
  }

  /// Compares the last weeks of a window with a model.
  init(
    _ model: ForecastModel, _ regression: FittedRegression, sales: WeeklySales, from week: Int
  ) {
    logFactors = Array(repeating: 0, count: sales.items.count)
    let recent = Self.recent(model, regression, sales, from: week)
    let between = Self.betweenVariance(recent)
    betweenItems = between
    variances = Array(repeating: between, count: sales.items.count)
    for part in recent where between > 0 {
      let weight = between / (between + part.variance)
      logFactors[part.item] = log(max(Self.smallest, 1 + weight * (part.ratio - 1)))
      variances[part.item] = between * (1 - weight)
    }
  }

  private static func recent(
    _ model: ForecastModel, _ regression: FittedRegression, _ sales: WeeklySales, from week: Int
  ) -> [Recent] {
    let design = regression.design
    let damping = regression.fit.damping
    return design.itemRows.enumerated().compactMap { place, rows in
      var (sold, expected, spread, all) = (0.0, 0.0, 0.0, 0.0)
      for row in rows {
        let mean = model.mean(sales[design.source[row]], period: design.period[row])
        all += damping[row] * mean
        guard Int(sales.week[design.source[row]]) >= week else { continue }
        expected += damping[row] * mean
        sold += damping[row] * design.units[row]
        spread += regression.scatter.scoreVariances[row]
      }
      // The item's own level has seen these weeks, which takes their share of the scatter.
      let share = expected / all
      guard expected > 0, share < 0.9 else { return nil }
      let variance = spread / (expected * expected) * (1 - share)
      return Recent(item: design.items[place], ratio: sold / expected, variance: variance)
    }
  }

  private static func betweenVariance(_ recent: [Recent]) -> Double {
    var (sum, total) = (0.0, 0.0)
    for part in recent {
      let weight = 1 / ((part.variance + steadying) * (part.variance + steadying))
      sum += weight * ((part.ratio - 1) * (part.ratio - 1) - part.variance)
      total += weight
    }
    return recent.count > 1 ? max(0, sum / total) : 0
  }
}
