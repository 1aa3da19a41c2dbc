import CGSL

/// Sobol's quasi-random points.
///
/// Source: P. Bratley and B. Fox, Algorithm 659, ACM TOMS 14 (1988), as in GSL.
public enum Sobol {
  /// The most dimensions that the tables behind the points cover.
  public static let dimensionLimit = 40

  /// Returns the first `count` points in the open unit cube; shape `[count][dimensions]`.
  ///
  /// - Throws: `ScientificError.tooManyDimensions` beyond `dimensionLimit`.
  public static func points(count: Int, dimensions: Int) throws -> [[Double]] {
    precondition(count >= 0 && dimensions >= 1, "at least one dimension and no negative count")
    guard dimensions <= dimensionLimit else {
      throw ScientificError.tooManyDimensions(
        owner: "Sobol points", requested: dimensions, limit: dimensionLimit)
    }
    GSL.prepare()
    let sequence = try GSL.allocated(
      gsl_qrng_alloc(cgsl_qrng_sobol(), UInt32(dimensions)), "Sobol points")
    defer { gsl_qrng_free(sequence) }
    var point = [Double](repeating: 0, count: dimensions)
    return try (0..<count).map { _ in
      try GSL.check(gsl_qrng_get(sequence, &point), "Sobol points")
      return point
    }
  }
}
