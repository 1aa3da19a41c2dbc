/// The demand regression: Poisson quasi-maximum likelihood with item, time and price effects.
///
/// The mean of units is share of the week in stock x exp(item + time + slope ln(price / list price)
/// + shared terms). It is the proper likelihood of a Poisson process that is watched until the stock
/// runs out, and needs no care for zeros.
/// Solved by Newton's method, which is iteratively reweighted least squares here.
/// - SeeAlso: J. M. C. Santos Silva and S. Tenreyro, "The log of gravity", Review of Economics and
///   Statistics 88, 2006.
struct PoissonRegression {
  /// The rows and effects.
  let design: RegressionDesign
  /// The estimates, time effects with mean zero.
  private(set) var point: RegressionPoint
  /// Expected units; shape `[design row]`.
  private(set) var means: [Double]

  /// Precision of the weak pull of slopes, time effects and shared coefficients towards 0.
  ///
  /// As if each had been seen at 0 with standard deviation 10: invisible where sales say anything,
  /// finite where they do not (an item sold in promotions only, a display in every promotion).
  static let ridge = 0.01
  /// Largest change of the log-likelihood, relative to the units, at which the search ends.
  static let tolerance = 1e-12
  /// Most steps.
  static let iterations = 100

  /// Fits.
  init(_ design: RegressionDesign) throws(EstimationError) {
    self.design = design
    point = RegressionPoint(startingAt: design)
    means = point.means(design)
    var height = point.logLikelihood(design, means: means, ridge: Self.ridge)
    let tolerance = Self.tolerance * (1 + design.units.reduce(0, +))
    var gain = Double.infinity
    for _ in 0..<Self.iterations {
      let equations = try NormalEquations(design, weights: means, ridge: Self.ridge)
      let residuals = means.indices.map { design.units[$0] - means[$0] }
      let step = equations.step(design, residuals: residuals, at: point, ridge: Self.ridge)
      let next = move(along: step, from: height)
      gain = next - height
      height = next
      if gain < tolerance { return }
    }
    throw .notConverged(iterations: Self.iterations, residual: gain, tolerance: tolerance)
  }

  /// Goes along a step, halved until the likelihood does not fall; returns the new likelihood.
  private mutating func move(along step: RegressionPoint, from height: Double) -> Double {
    var scale = 1.0
    while scale > 1e-10 {
      var trial = point
      trial.add(step, times: scale)
      trial.centre(periods: design.periodStarts.count)
      let means = trial.means(design)
      let value = trial.logLikelihood(design, means: means, ridge: Self.ridge)
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

extension RegressionPoint {
  /// Adds a multiple of another point.
  mutating func add(_ step: RegressionPoint, times scale: Double) {
    for item in intercept.indices {
      intercept[item] += scale * step.intercept[item]
      slope[item] += scale * step.slope[item]
    }
    for index in global.indices { global[index] += scale * step.global[index] }
  }
}
