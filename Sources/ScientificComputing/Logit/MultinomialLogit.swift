/// A multinomial logit fitted by maximum likelihood; with a belief, by the posterior's maximum.
///
/// Newton's method in plain arithmetic: the estimates' bits depend on no library's kernels. Source: K. Train,
/// *Discrete Choice Methods with Simulation*, 2nd ed., 2009, sections 3.7 and 8.3.
public struct MultinomialLogit: Sendable, Hashable {
  /// The estimates, one per column of the table.
  public let coefficients: [Double]
  /// Negative second derivatives of ln L, and the belief's precisions, at the estimates; shape
  /// `[coefficient, coefficient]`, row-major.
  public let information: [Double]
  /// ln L of the choices at the estimates, without the belief.
  public let logLikelihood: Double
  /// Steps taken.
  public let iterations: Int

  /// Fits to a table of choices.
  ///
  /// - Parameters:
  ///   - table: At least one choice.
  ///   - belief: What is believed beforehand; needed where the choices alone can't tell a coefficient.
  ///   - start: Where the search begins; zeros unless stated.
  /// - Throws: `ScientificError.notConverged` or `.notPositiveDefinite` where no estimate is best: the
  ///   choices can't tell a coefficient, or an alternative was never chosen.
  public init(
    fittedTo table: ChoiceTable, belief: CoefficientBelief? = nil, start: [Double]? = nil
  ) throws {
    let likelihood = LogitLikelihood(table, belief: belief)
    let (total, tolerance) = (max(1, table.total), 1e-10)
    let start = start ?? Array(repeating: 0, count: table.width)
    let found = try Roots.newton(
      start: start, tolerance: tolerance, iterations: 100,
      { likelihood.gradient($0).map { $0 / total } },
      jacobian: { likelihood.information($0).map { -$0 / total } })
    guard let found else {
      let size = likelihood.gradient(start).map { abs($0) / total }.max() ?? 0
      throw ScientificError.notConverged(
        sought: "logit estimate", iterations: 100, residual: size, tolerance: tolerance)
    }
    coefficients = found.point
    information = likelihood.information(found.point)
    logLikelihood = likelihood.value(found.point)
    iterations = found.iterations
    try checkStep(likelihood.gradient(found.point))
  }

  /// Refuses estimates that would run away for ever, by ever smaller gains of likelihood.
  private func checkStep(_ gradient: [Double]) throws(ScientificError) {
    let step = try SymmetricSystem(information, size: coefficients.count).solution(gradient)
    let sizes = zip(step, coefficients).map { abs($0) / (1 + abs($1)) }
    guard let largest = sizes.max(), largest > 1e-4 else { return }
    throw .notConverged(
      sought: "logit estimate", iterations: iterations, residual: largest, tolerance: 1e-4)
  }

  /// Returns the estimates' covariance, the inverse of the information; shape `[coefficient, coefficient]`.
  ///
  /// - Throws: `ScientificError.notPositiveDefinite` where the choices can't tell a coefficient.
  public func covariance() throws(ScientificError) -> [Double] {
    try SymmetricSystem(information, size: coefficients.count).inverse()
  }

  /// Returns the estimates' standard errors; shape `[coefficient]`.
  ///
  /// - Throws: `ScientificError.notPositiveDefinite` where the choices can't tell a coefficient.
  public func standardErrors() throws(ScientificError) -> [Double] {
    let covariance = try covariance()
    return coefficients.indices.map {
      covariance[$0 * coefficients.count + $0].squareRoot()
    }
  }
}
