/// Factors on the shared coefficients' variances for rows of an item that err together.
///
/// List prices, and an item's custom, last for months; the rows of an item are then no independent
/// witnesses. The sum of squared contributions of whole items is set against what independent rows
/// give. With few items the comparison is chancy, so it is drawn to 1 as if four items had shown 1.
/// - SeeAlso: K.-Y. Liang and S. L. Zeger, "Longitudinal data analysis using generalized linear
///   models", Biometrika 73, 1986.
struct ClusterFactors {
  /// Factor of each shared coefficient; at least 1.
  let values: [Double]

  /// Items below which all factors are 1.
  static let fewestItems = 10
  /// Items that a factor of 1 counts for.
  static let steadyingItems = 4.0

  /// Compares.
  ///
  /// - Parameters:
  ///   - fit: The regression.
  ///   - sums: Its items' sums.
  ///   - inverse: The inverse of its swept system; shape `[global, global]`, row-major.
  ///   - variances: Variances of the shared coefficients if rows are independent.
  init(_ fit: DemandRegression, _ sums: ItemSums, inverse: [Double], variances: [Double]) {
    let items = Double(fit.design.items.count)
    guard fit.design.items.count >= Self.fewestItems else {
      values = variances.map { _ in 1 }
      return
    }
    let first = fit.design.periodStarts.count
    let scores = fit.scores
    var squares = variances.map { _ in 0.0 }
    for item in fit.design.items.indices {
      let swept = Self.sweptScore(item, fit.design, sums, scores)
      for term in squares.indices {
        let row = inverse[((first + term) * sums.count)...].prefix(sums.count)
        let change = zip(row, swept).reduce(0) { $0 + $1.0 * $1.1 }
        squares[term] += change * change
      }
    }
    values = zip(squares, variances).map { squares, variance in
      let ratio = squares * items / (items - 1) / variance
      return max(1, (items * ratio + Self.steadyingItems) / (items + Self.steadyingItems))
    }
  }

  /// Returns an item's part of the swept score.
  private static func sweptScore(
    _ item: Int, _ design: RegressionDesign, _ sums: ItemSums, _ scores: [Double]
  ) -> [Double] {
    var swept = Array(repeating: 0.0, count: sums.count)
    var (total, slopeTotal) = (0.0, 0.0)
    for row in design.itemRows[item] {
      total += scores[row]
      slopeTotal += scores[row] * (design.ratio[row] - sums.centre[item])
      swept[design.period[row]] += scores[row]
      for (term, column) in design.shared.enumerated() {
        swept[design.periodStarts.count + term] += scores[row] * column[row]
      }
    }
    let weight = sums.slopeWeight[item]
    for (index, place) in sums.places(item).enumerated() {
      swept[index] -= total / sums.interceptWeight[item] * sums.interceptCross[place]
      if weight > 0 { swept[index] -= slopeTotal / weight * sums.slopeCross[place] }
    }
    return swept
  }
}
