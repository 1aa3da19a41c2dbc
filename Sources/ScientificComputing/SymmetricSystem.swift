import CGSL

/// Linear equations with a symmetric positive definite matrix, solved by its Cholesky factor.
///
/// - Complexity: O(*n*^3) to create, O(*n*^2) for each right-hand side.
public struct SymmetricSystem: Sendable {
  /// Number of unknowns.
  public let size: Int
  /// The lower factor in the lower triangle, row-major.
  private let factor: [Double]

  /// Factors a matrix.
  ///
  /// - Parameters:
  ///   - matrix: Shape `[size, size]`, row-major; only the lower triangle is read.
  ///   - size: Number of unknowns, at least 1.
  /// - Throws: `ScientificError` if the shape is wrong or the matrix is not positive definite.
  public init(_ matrix: [Double], size: Int) throws(ScientificError) {
    guard size > 0, matrix.count == size * size else {
      throw .lengthMismatch(
        owner: "symmetric system", first: "matrix elements", firstCount: matrix.count,
        second: "elements of the square", secondCount: size * size)
    }
    GSL.prepare()
    var factor = matrix
    let status = factor.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_matrix_view_array(buffer.baseAddress, size, size)
      return gsl_linalg_cholesky_decomp1(&view.matrix)
    }
    let isFactored = (0..<size).allSatisfy { factor[$0 * size + $0].isFinite }
    guard status == 0, isFactored else {
      throw .notPositiveDefinite(owner: "symmetric system", size: size)
    }
    self.size = size
    self.factor = factor
  }

  /// Returns the unknowns for one right-hand side; shape `[size]`.
  public func solution(_ rightHandSide: [Double]) -> [Double] {
    precondition(rightHandSide.count == size, "one right-hand side value per unknown")
    var matrix = factor
    var solution = rightHandSide
    matrix.withUnsafeMutableBufferPointer { matrix in
      solution.withUnsafeMutableBufferPointer { solution in
        var matrixView = gsl_matrix_view_array(matrix.baseAddress, size, size)
        var vectorView = gsl_vector_view_array(solution.baseAddress, size)
        _ = gsl_linalg_cholesky_svx(&matrixView.matrix, &vectorView.vector)
      }
    }
    return solution
  }

  /// The logarithm of the matrix's determinant.
  public var logDeterminant: Double {
    (0..<size).reduce(0) { $0 + 2 * log(factor[$1 * size + $1]) }
  }

  /// Returns the inverse matrix; shape `[size, size]`, row-major.
  public func inverse() -> [Double] {
    var inverse = factor
    inverse.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_matrix_view_array(buffer.baseAddress, size, size)
      _ = gsl_linalg_cholesky_invert(&view.matrix)
    }
    return inverse
  }
}
