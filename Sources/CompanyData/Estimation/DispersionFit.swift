/// How far units scatter around their mean, fitted by moments to the regression's residuals.
///
/// The variance of a row is scale of its item x (proportional x mean + quadratic x mean^2): Poisson
/// noise with the variance of a negative binomial. Squared residuals are set against what they would
/// be on average after the fitted effects took their share of the scatter.
struct DispersionFit {
  /// Factor of the mean.
  private(set) var proportional = 1.0
  /// Factor of the squared mean.
  private(set) var quadratic = 0.0
  /// Scale, by design item; 1 where it scatters as the category does.
  private(set) var scale: [Double]
  /// Variance of the units; shape `[design row]`.
  private(set) var variances: [Double] = []
  /// Variance of the regression's scores; shape `[design row]`.
  private(set) var scoreVariances: [Double] = []
  /// Average squared residual under the fit; shape `[design row]`.
  private(set) var expectedSquares: [Double] = []
  /// Factor on the slopes' variances for residuals that are alike in neighbouring weeks; at least 1.
  private(set) var serialFactor = 1.0

  /// Smallest factor of the mean; counts of separate purchases scatter at least about so much.
  static let smallestProportional = 0.5
  /// Rows that a scale of 1 counts for in each item.
  static let scaleRows = 10.0
  /// Weeks apart up to which residuals may be alike.
  static let lags = 3

  /// Fits to the residuals of a regression.
  init(_ fit: DemandRegression, sums: ItemSums) {
    scale = Array(repeating: 1, count: fit.design.items.count)
    let residuals = fit.means.indices.map { fit.design.units[$0] - fit.means[$0] }
    let squares = residuals.map { $0 * $0 }
    let leverage = Leverage(fit, sums: sums)
    let linear = leverage.expectedSquares(variances: fit.means)
    let curved = leverage.expectedSquares(variances: fit.means.map { $0 * $0 })
    let rows = squares.indices.filter { leverage.total[$0] < Leverage.largest }
    fitFactors(rows, squares, linear, curved)
    let common = squares.indices.map { proportional * linear[$0] + quadratic * curved[$0] }
    fitScales(fit.design, leverage, squares, common)
    variances = fit.means.map { proportional * $0 + quadratic * $0 * $0 }
    expectedSquares = common
    for (item, rows) in fit.design.itemRows.enumerated() {
      for row in rows {
        variances[row] *= scale[item]
        expectedSquares[row] *= scale[item]
      }
    }
    let damping = fit.damping
    scoreVariances = variances.indices.map { damping[$0] * damping[$0] * variances[$0] }
    fitSerialFactor(fit.design, residuals.indices.map { damping[$0] * residuals[$0] }, sums)
  }

  /// Regresses squared residuals on their two expected parts, weighted by the inverse of their
  /// variance under the fit so far.
  private mutating func fitFactors(
    _ rows: [Int], _ squares: [Double], _ linear: [Double], _ curved: [Double]
  ) {
    guard rows.count > 2 else { return }
    for _ in 0..<50 {
      var (ll, lc, cc, ls, cs) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for row in rows {
        let expected = proportional * linear[row] + quadratic * curved[row]
        let weight = 1 / (expected * (2 * expected + 1) + 1e-300)
        ll += weight * linear[row] * linear[row]
        lc += weight * linear[row] * curved[row]
        cc += weight * curved[row] * curved[row]
        ls += weight * linear[row] * squares[row]
        cs += weight * curved[row] * squares[row]
      }
      let determinant = ll * cc - lc * lc
      proportional = determinant > 1e-9 * ll * cc ? (ls * cc - cs * lc) / determinant : ls / ll
      proportional = max(Self.smallestProportional, proportional)
      quadratic = max(0, (cs - proportional * lc) / cc)
      if quadratic == 0 { proportional = max(Self.smallestProportional, ls / ll) }
    }
  }

  /// Sets each item's scale by its own squared residuals, pulled towards 1.
  private mutating func fitScales(
    _ design: RegressionDesign, _ leverage: Leverage, _ squares: [Double], _ expected: [Double]
  ) {
    for (item, rows) in design.itemRows.enumerated() {
      var (observed, weights) = (Self.scaleRows, Self.scaleRows)
      for row in rows where leverage.total[row] < Leverage.largest {
        let weight = 2 * expected[row] / (2 * expected[row] + 1)
        observed += weight * squares[row] / expected[row]
        weights += weight
      }
      scale[item] = observed / weights
    }
  }

  /// Compares products of neighbouring slope scores with their squares, over all items.
  ///
  /// - SeeAlso: W. K. Newey and K. D. West, Econometrica 55, 1987.
  private mutating func fitSerialFactor(
    _ design: RegressionDesign, _ scores: [Double], _ sums: ItemSums
  ) {
    var (products, squares) = (0.0, 0.0)
    for (item, rows) in design.itemRows.enumerated() where design.hasSlope[item] {
      let parts = rows.map { scores[$0] * (design.ratio[$0] - sums.centre[item]) }
      let expected = rows.reduce(0) {
        let centred = design.ratio[$1] - sums.centre[item]
        return $0 + scoreVariances[$1] * centred * centred
      }
      guard expected > 0 else { continue }
      squares += parts.reduce(0) { $0 + $1 * $1 } / expected
      for lag in 1...Self.lags where lag < parts.count {
        let weight = 2 * (1 - Double(lag) / Double(Self.lags + 1)) / expected
        for place in lag..<parts.count {
          products += weight * parts[place] * parts[place - lag]
        }
      }
    }
    if squares > 0 { serialFactor = max(1, 1 + products / squares) }
  }
}
