/// A fitted demand regression with its scatter and its variances.
struct FittedRegression {
  /// The fit.
  let fit: PoissonRegression
  /// The items' sums at the fit.
  let sums: ItemSums
  /// How units scatter.
  let scatter: DispersionFit
  /// Variances of the estimates.
  let covariance: RegressionCovariance

  /// Standard error of a coefficient from which on it is not known at all.
  static let largestError = 5.0

  /// Fits.
  init(_ design: RegressionDesign) throws(EstimationError) {
    fit = try PoissonRegression(design)
    let equations = try NormalEquations(design, weights: fit.means, ridge: PoissonRegression.ridge)
    sums = equations.sums
    scatter = DispersionFit(fit, sums: sums)
    covariance = RegressionCovariance(fit, equations, scatter)
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
