import CGSL

/// Numerical integration.
public enum Quadrature {
  /// Returns nodes and probabilities for expectations over a standard normal variable.
  ///
  /// The sum of probability times function is exact for polynomials up to degree 2 `count` - 1
  /// (Gauss-Hermite).
  public static func standardNormal(count: Int) throws -> [(node: Double, probability: Double)] {
    precondition(count >= 1, "at least one node")
    GSL.prepare()
    // The weight function exp(-b (x - a)^2) with a = 0 and b = 1/2 is the normal density's shape.
    let workspace = try GSL.allocated(
      gsl_integration_fixed_alloc(cgsl_fixed_hermite(), count, 0, 0.5, 0, 0), "Gauss-Hermite")
    defer { gsl_integration_fixed_free(workspace) }
    let nodes = UnsafeBufferPointer(start: gsl_integration_fixed_nodes(workspace), count: count)
    let weights = UnsafeBufferPointer(start: gsl_integration_fixed_weights(workspace), count: count)
    let total = weights.reduce(0, +)
    return zip(nodes, weights).map { (node: $0, probability: $1 / total) }
  }

  /// Integrates a function over an interval, by adaptive Gauss-Kronrod rules that
  /// stand integrable singularities (QAGS).
  ///
  /// - Parameters:
  ///   - lower: The interval's lower end.
  ///   - upper: The interval's upper end.
  ///   - tolerance: The largest estimated error, absolute or relative to the integral.
  ///   - intervals: The most pieces to cut the interval into.
  ///   - function: The function to integrate.
  /// - Returns: The integral.
  /// - Throws: `ScientificError`, or what `function` throws.
  public static func adaptive(
    lower: Double, upper: Double, tolerance: Double = 1e-10, intervals: Int = 1_000,
    _ function: (Double) throws -> Double
  ) throws -> Double {
    GSL.prepare()
    let workspace = try GSL.allocated(gsl_integration_workspace_alloc(intervals), "quadrature")
    defer { gsl_integration_workspace_free(workspace) }
    return try withoutActuallyEscaping(function) { function in
      let callback = ScalarCallback(function)
      var function = gsl_function(callback)
      var result = 0.0
      var error = 0.0
      let status = gsl_integration_qags(
        &function, lower, upper, tolerance, tolerance, intervals, workspace, &result, &error)
      try callback.check()
      guard status == 0 else {
        throw ScientificError.notConverged(
          sought: "integral", iterations: workspace.pointee.size, residual: error,
          tolerance: tolerance)
      }
      return result
    }
  }
}
