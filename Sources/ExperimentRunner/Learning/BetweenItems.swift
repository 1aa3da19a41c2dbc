import CompanyData
import Foundation

/// The slope of items' ln(units / forecast) on their lasting price moves, where moves differ between items
/// but not between weeks.
///
/// Least squares with one weight per item, from its sampling error and a variance between items that is
/// estimated by moments: products miss their forecast for reasons other than price, too.
///
/// - SeeAlso: R. DerSimonian and N. Laird, "Meta-analysis in clinical trials", *Controlled Clinical
///   Trials* 7, 1986.
struct BetweenItems {
  /// The slope.
  let slope: Estimate

  /// Fewer items with units tell nothing.
  private static let leastItems = 4
  /// Moves that differ by less, as a standard deviation of logarithms, tell nothing.
  private static let leastDeviation = 0.02

  private struct Point {
    let move: Double
    let logRatio: Double
    let variance: Double
  }

  /// Fits the slope; `lasting` is ln(usual price / list price) per row.
  init?(_ model: RatioModel, lasting: [Double], rows: [LearningTable.Row], items: Int) {
    let points = Self.points(model, lasting, rows, items)
    guard points.count >= Self.leastItems,
      let first = Self.fit(points, extra: 0), first.deviation >= Self.leastDeviation
    else { return nil }
    let excess = first.chiSquare - Double(points.count - 2)
    let weight = points.reduce(0) { $0 + 1 / $1.variance }
    let squares = points.reduce(0) { $0 + 1 / ($1.variance * $1.variance) }
    let extra = max(0, excess / (weight - squares / weight))
    guard let second = Self.fit(points, extra: extra) else { return nil }
    slope = Estimate(second.slope, standardError: second.error)
  }

  private static func points(
    _ model: RatioModel, _ lasting: [Double], _ rows: [LearningTable.Row], _ items: Int
  ) -> [Point] {
    let (units, expected) = model.totals()
    return (0..<items).compactMap { item in
      let own = rows.indices.filter { rows[$0].item == item }
      guard units[item] > 0, expected[item] > 0 else { return nil }
      let error = model.logRatioError { rows[$0].item == item }
      let move = own.reduce(0) { $0 + lasting[$1] * model.expected[$1] } / expected[item]
      return Point(
        move: move, logRatio: log(units[item] / expected[item]), variance: error * error)
    }
  }

  private static func fit(
    _ points: [Point], extra: Double
  ) -> (slope: Double, error: Double, chiSquare: Double, deviation: Double)? {
    let weights = points.map { 1 / ($0.variance + extra) }
    let total = weights.reduce(0, +)
    let meanMove = zip(points, weights).reduce(0) { $0 + $1.0.move * $1.1 } / total
    let meanRatio = zip(points, weights).reduce(0) { $0 + $1.0.logRatio * $1.1 } / total
    var (spread, product) = (0.0, 0.0)
    for (point, weight) in zip(points, weights) {
      spread += weight * (point.move - meanMove) * (point.move - meanMove)
      product += weight * (point.move - meanMove) * (point.logRatio - meanRatio)
    }
    guard spread > 0 else { return nil }
    let slope = product / spread
    let chiSquare = zip(points, weights).reduce(0) { sum, pair in
      let left = pair.0.logRatio - meanRatio - slope * (pair.0.move - meanMove)
      return sum + pair.1 * left * left
    }
    return (slope, 1 / spread.squareRoot(), chiSquare, (spread / total).squareRoot())
  }
}
