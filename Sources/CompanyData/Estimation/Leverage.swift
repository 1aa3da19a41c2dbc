/// How much of a row's own scatter the fitted effects take up.
///
/// Exact for one item effect and one time effect each; the product of both otherwise, which is close
/// where no row dominates both.
struct Leverage {
  /// Share of a row in its time effect, by design row.
  private let timeShare: [Double]
  /// Share of a row in its item's intercept and slope, by design row.
  private let itemShare: [Double]
  /// Share of a row in all effects, by design row.
  let total: [Double]
  private let fit: DemandRegression
  private let periodWeights: [Double]

  /// Above it a row says nothing about the scatter.
  static let largest = 0.9

  /// Measures the shares at the weights of a fit.
  init(_ fit: DemandRegression, sums: ItemSums) {
    self.fit = fit
    let weights = fit.weights
    let design = fit.design
    var periodWeights = Array(repeating: DemandRegression.ridge, count: design.periodStarts.count)
    for (row, weight) in weights.enumerated() { periodWeights[design.period[row]] += weight }
    timeShare = weights.indices.map { weights[$0] / periodWeights[design.period[$0]] }
    self.periodWeights = periodWeights
    var shares = weights
    for (item, rows) in design.itemRows.enumerated() {
      for row in rows {
        let centred = design.ratio[row] - sums.centre[item]
        let slope = sums.slopeWeight[item] > 0 ? centred * centred / sums.slopeWeight[item] : 0
        shares[row] *= 1 / sums.interceptWeight[item] + slope
      }
    }
    itemShare = shares
    total = zip(timeShare, shares).map { 1 - (1 - $0) * (1 - $1) }
  }

  /// Returns the average squared residuals if rows had these variances.
  func expectedSquares(variances: [Double]) -> [Double] {
    let damping = fit.damping
    let period = fit.design.period
    var totals = Array(repeating: 0.0, count: periodWeights.count)
    for (row, variance) in variances.enumerated() {
      totals[period[row]] += damping[row] * damping[row] * variance
    }
    return variances.indices.map { row in
      let shift = fit.means[row] / periodWeights[period[row]]
      let left = variances[row] * (1 - 2 * timeShare[row]) + shift * shift * totals[period[row]]
      return max(0, left * (1 - itemShare[row]))
    }
  }
}
