import Foundation

/// The demand regression: quasi-maximum likelihood of counts with item, time and price effects.
///
/// The mean of units is share of the week in stock x exp(item + time + slope ln(price / list price)
/// + shared terms). At curvature 0 it is Poisson quasi-maximum likelihood; above, that of a negative
/// binomial with variance proportional to mean + curvature x mean^2. Both are right whatever the true
/// variance; the second wastes less where units scatter more than counts. Both are also the proper
/// likelihood of sales that are watched until the stock runs out, and need no care for zeros.
/// Solved by Fisher scoring, which is iteratively reweighted least squares.
/// - SeeAlso: C. Gourieroux, A. Monfort and A. Trognon, "Pseudo maximum likelihood methods:
///   applications to Poisson models", Econometrica 52, 1984.
struct DemandRegression {
  /// The rows and effects.
  let design: RegressionDesign
  /// Squared mean over mean in the working variance.
  let curvature: Double
  /// The estimates, time effects with mean zero.
  private(set) var point: RegressionPoint
  /// Expected units; shape `[design row]`.
  private(set) var means: [Double]

  /// Precision of the weak pull of slopes, time effects and shared coefficients towards 0.
  ///
  /// As if each had been seen at 0 with standard deviation 10: invisible where sales say anything,
  /// finite where they do not (an item sold in promotions only, a display in every promotion).
  static let ridge = 0.01
  /// Largest gain of the log-likelihood, relative to the units, at which the search ends.
  static let tolerance = 1e-12
  /// Most steps.
  static let iterations = 200

  /// Fits from a start.
  init(
    _ design: RegressionDesign, curvature: Double, from start: RegressionPoint
  ) throws(EstimationError) {
    self.design = design
    self.curvature = curvature
    point = start
    means = start.means(design)
    var height = logLikelihood(start, means)
    let tolerance = Self.tolerance * (1 + design.units.reduce(0, +))
    var gain = Double.infinity
    for _ in 0..<Self.iterations {
      let equations = try NormalEquations(design, weights: weights, ridge: Self.ridge)
      let step = equations.step(design, residuals: scores, at: point, ridge: Self.ridge)
      let next = move(along: step, from: height)
      gain = next - height
      height = next
      if gain < tolerance { return }
    }
    throw .notConverged(iterations: Self.iterations, residual: gain, tolerance: tolerance)
  }

  /// Mean over working variance: how much a row's scatter counts; shape `[design row]`.
  var damping: [Double] {
    let curvature = curvature
    return means.map { 1 / (1 + curvature * $0) }
  }

  /// Information of each row; shape `[design row]`.
  var weights: [Double] {
    let curvature = curvature
    return means.map { $0 / (1 + curvature * $0) }
  }

  /// Derivatives of the log-likelihood in each row's logarithm of the mean; shape `[design row]`.
  var scores: [Double] {
    means.indices.map { (design.units[$0] - means[$0]) / (1 + curvature * means[$0]) }
  }

  /// Returns the penalised log-likelihood, less a constant.
  private func logLikelihood(_ point: RegressionPoint, _ means: [Double]) -> Double {
    var sum = 0.0
    for (row, mean) in means.enumerated() {
      let units = design.units[row]
      let loss =
        curvature > 0 ? (units + 1 / curvature) * log1p(curvature * mean) : mean
      sum += units * log(mean) - loss
    }
    return sum - Self.ridge / 2 * point.penalty
  }

  /// Goes along a step, halved until the likelihood does not fall; returns the new likelihood.
  private mutating func move(along step: RegressionPoint, from height: Double) -> Double {
    var scale = 1.0
    while scale > 1e-10 {
      var trial = point
      trial.add(step, times: scale)
      trial.centre(periods: design.periodStarts.count)
      let means = trial.means(design)
      let value = logLikelihood(trial, means)
      if value.isFinite, value >= height {
        point = trial
        self.means = means
        return value
      }
      scale /= 2
    }
    return height
  }
}
