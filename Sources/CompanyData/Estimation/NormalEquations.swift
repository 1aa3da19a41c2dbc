internal import ScientificComputing

/// The weighted normal equations of the demand regression, with each item's intercept and slope swept
/// out, so that only time effects and shared coefficients are left in the dense system.
struct NormalEquations {
  /// The items' blocks.
  let sums: ItemSums
  /// The dense system after the sweep, factored.
  let system: SymmetricSystem

  /// Builds and factors the equations at some weights.
  ///
  /// - Complexity: O(rows + items x globals^2 + globals^3).
  init(
    _ design: RegressionDesign, weights: [Double], ridge: Double
  ) throws(EstimationError) {
    let sums = ItemSums(design, weights: weights, ridge: ridge, centre: nil)
    var dense = GlobalMatrix(design, weights: weights)
    dense.addToDiagonal(ridge)
    for item in design.items.indices {
      let cross = sums.interceptCross[sums.places(item)]
      dense.addProducts(cross, cross, factor: -0.5 / sums.interceptWeight[item])
      guard sums.slopeWeight[item] > 0 else { continue }
      let slopes = sums.slopeCross[sums.places(item)]
      dense.addProducts(slopes, slopes, factor: -0.5 / sums.slopeWeight[item])
    }
    dense.fixMean(periods: design.periodStarts.count)
    let elements = dense.elements
    self.sums = sums
    system = try EstimationError.wrap { () throws(ScientificError) in
      try SymmetricSystem(elements, size: sums.count)
    }
  }

  /// Returns the change of all unknowns that Fisher scoring asks for.
  ///
  /// Residuals are derivatives of the log-likelihood in each row's logarithm of the mean; shape
  /// `[design row]`.
  func step(
    _ design: RegressionDesign, residuals: [Double], at point: RegressionPoint, ridge: Double
  ) -> RegressionPoint {
    let score = Score(design, residuals: residuals, centre: sums.centre, at: point, ridge: ridge)
    var reduced = score.global
    for item in design.items.indices {
      let intercept = score.intercept[item] / sums.interceptWeight[item]
      let slope = sums.slopeWeight[item] > 0 ? score.slope[item] / sums.slopeWeight[item] : 0
      let start = item * sums.count
      for index in 0..<sums.count {
        reduced[index] -=
          intercept * sums.interceptCross[start + index] + slope * sums.slopeCross[start + index]
      }
    }
    var step = point
    step.global = system.solution(reduced)
    for item in design.items.indices { backSubstitute(item, score, into: &step) }
    return step
  }

  private func backSubstitute(_ item: Int, _ score: Score, into step: inout RegressionPoint) {
    var intercept = score.intercept[item]
    var slope = score.slope[item]
    let start = item * sums.count
    for index in 0..<sums.count {
      intercept -= sums.interceptCross[start + index] * step.global[index]
      slope -= sums.slopeCross[start + index] * step.global[index]
    }
    step.slope[item] = sums.slopeWeight[item] > 0 ? slope / sums.slopeWeight[item] : 0
    step.intercept[item] =
      intercept / sums.interceptWeight[item] - step.slope[item] * sums.centre[item]
  }

  /// The derivatives of the penalised log-likelihood.
  private struct Score {
    var intercept: [Double]
    var slope: [Double]
    var global: [Double]

    init(
      _ design: RegressionDesign, residuals: [Double], centre: [Double],
      at point: RegressionPoint, ridge: Double
    ) {
      intercept = design.itemRows.map { $0.reduce(0) { $0 + residuals[$1] } }
      slope = point.slope.map { -ridge * $0 }
      global = point.global.map { -ridge * $0 }
      for (item, rows) in design.itemRows.enumerated() {
        for row in rows {
          if design.hasSlope[item] {
            slope[item] += residuals[row] * (design.ratio[row] - centre[item])
          }
          global[design.period[row]] += residuals[row]
        }
      }
      for (term, column) in design.shared.enumerated() {
        let place = design.periodStarts.count + term
        for row in residuals.indices { global[place] += residuals[row] * column[row] }
      }
    }
  }
}
