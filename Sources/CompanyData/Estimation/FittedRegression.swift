/// A fitted demand regression with its scatter and its variances.
struct FittedRegression {
  /// The fit.
  let fit: DemandRegression
  /// The items' sums at the fit.
  let sums: ItemSums
  /// How units scatter.
  let scatter: DispersionFit
  /// Variances of the estimates.
  let covariance: RegressionCovariance

  /// Standard error of a coefficient from which on it is not known at all.
  static let largestError = 5.0

  /// Rounds in which the curvature follows the scatter.
  private static let rounds = 2

  /// Fits by Poisson quasi-maximum likelihood, then with the curvature of the scatter found.
  init(_ design: RegressionDesign) throws(EstimationError) {
    var fit = try DemandRegression(
      design, curvature: 0, from: RegressionPoint(startingAt: design))
    var equations = try Self.equations(fit)
    var scatter = DispersionFit(fit, sums: equations.sums)
    for _ in 0..<Self.rounds where scatter.quadratic > 0 {
      fit = try DemandRegression(
        design, curvature: scatter.quadratic / scatter.proportional, from: fit.point)
      equations = try Self.equations(fit)
      scatter = DispersionFit(fit, sums: equations.sums)
    }
    self.fit = fit
    self.scatter = scatter
    sums = equations.sums
    covariance = RegressionCovariance(fit, equations, scatter)
  }

  private static func equations(
    _ fit: DemandRegression
  ) throws(EstimationError) -> NormalEquations {
    try NormalEquations(fit.design, weights: fit.weights, ridge: DemandRegression.ridge)
  }

  /// The rows and effects.
  var design: RegressionDesign { fit.design }

  /// Slopes by design item; `nil` where the sales do not show one.
  var slopes: [Estimate?] {
    design.items.indices.map { item in
      guard design.hasSlope[item] else { return nil }
      let error = covariance.variance(slopeOf: item).squareRoot()
      return Self.known(fit.point.slope[item], error)
    }
  }

  /// Returns a shared coefficient; `nil` where the sales do not show it.
  func coefficient(_ term: RegressionDesign.Term) -> Estimate? {
    guard let place = design.terms.firstIndex(of: term) else { return nil }
    let index = design.periodStarts.count + place
    return Self.known(fit.point.global[index], covariance.variance(global: index).squareRoot())
  }

  private static func known(_ value: Double, _ error: Double) -> Estimate? {
    error < largestError ? Estimate(value, standardError: error) : nil
  }
}
