import CGSL

/// Powell's hybrid method for a system of equations (GSL's `hybrids` and `hybridsj`).
final class HybridSearch {
  private let functions: VectorCallback
  private let jacobian: VectorCallback?
  private let tolerance: Double
  private let iterations: Int

  init(
    functions: @escaping ([Double]) throws -> [Double],
    jacobian: (([Double]) throws -> [Double])?,
    tolerance: Double, iterations: Int
  ) {
    self.functions = VectorCallback(functions)
    self.jacobian = jacobian.map { VectorCallback($0) }
    self.tolerance = tolerance
    self.iterations = iterations
  }

  /// Searches from `start`.
  func run(from start: [Double]) throws -> Root {
    try GSL.withVector(start) { start in
      if jacobian == nil {
        return try runWithoutDerivatives(from: start)
      }
      return try runWithDerivatives(from: start)
    }
  }

  private func runWithoutDerivatives(from start: UnsafeMutablePointer<gsl_vector>) throws -> Root {
    let solver = try GSL.allocated(
      gsl_multiroot_fsolver_alloc(cgsl_multiroot_hybrids(), start.pointee.size), "root")
    defer { gsl_multiroot_fsolver_free(solver) }
    var system = gsl_multiroot_function(
      f: { HybridSearch.at($1).writeValues(at: $0, to: $2) }, n: start.pointee.size,
      params: Unmanaged.passUnretained(self).toOpaque())
    return try withUnsafeMutablePointer(to: &system) { system in
      let status = gsl_multiroot_fsolver_set(solver, system, start)
      return try iterate(
        start: status, point: { solver.pointee.x }, values: { solver.pointee.f },
        step: { gsl_multiroot_fsolver_iterate(solver) })
    }
  }

  private func runWithDerivatives(from start: UnsafeMutablePointer<gsl_vector>) throws -> Root {
    let solver = try GSL.allocated(
      gsl_multiroot_fdfsolver_alloc(cgsl_multiroot_hybridsj(), start.pointee.size), "root")
    defer { gsl_multiroot_fdfsolver_free(solver) }
    var system = gsl_multiroot_function_fdf(
      f: { HybridSearch.at($1).writeValues(at: $0, to: $2) },
      df: { HybridSearch.at($1).writeJacobian(at: $0, to: $2) },
      fdf: {
        let status = HybridSearch.at($1).writeValues(at: $0, to: $2)
        return status == 0 ? HybridSearch.at($1).writeJacobian(at: $0, to: $3) : status
      },
      n: start.pointee.size, params: Unmanaged.passUnretained(self).toOpaque())
    return try withUnsafeMutablePointer(to: &system) { system in
      let status = gsl_multiroot_fdfsolver_set(solver, system, start)
      return try iterate(
        start: status, point: { solver.pointee.x }, values: { solver.pointee.f },
        step: { gsl_multiroot_fdfsolver_iterate(solver) })
    }
  }

  /// Steps until every equation is within the tolerance; "no progress" ends the search early.
  private func iterate(
    start: Int32, point: () -> UnsafeMutablePointer<gsl_vector>,
    values: () -> UnsafeMutablePointer<gsl_vector>, step: () -> Int32
  ) throws -> Root {
    var status = start
    for taken in 0...iterations {
      try functions.check()
      try jacobian?.check()
      let residual = values().array.map { abs($0) }.max() ?? 0
      if residual <= tolerance {
        return Root(point: point().array, residual: residual, iterations: taken)
      }
      if status != 0 || taken == iterations {
        throw ScientificError.notConverged(
          sought: "root", iterations: taken, residual: residual, tolerance: tolerance)
      }
      status = step()
    }
    preconditionFailure("the last iteration returns or throws")
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> HybridSearch {
    // SAFETY: `run` holds self while GSL runs, and GSL passes back the address it was given.
    Unmanaged<HybridSearch>.fromOpaque(address.unsafelyUnwrapped).takeUnretainedValue()
  }

  private func writeValues(
    at point: UnsafePointer<gsl_vector>?, to values: UnsafeMutablePointer<gsl_vector>?
  ) -> Int32 {
    guard let point, let values, let output = functions.output(at: point.array) else {
      return GSL.badFunction
    }
    precondition(output.count == values.pointee.size, "as many equations as unknowns")
    values.assign(output)
    return 0
  }

  private func writeJacobian(
    at point: UnsafePointer<gsl_vector>?, to matrix: UnsafeMutablePointer<gsl_matrix>?
  ) -> Int32 {
    guard let point, let matrix, let output = jacobian?.output(at: point.array) else {
      return GSL.badFunction
    }
    let columns = matrix.pointee.size2
    precondition(output.count == columns * columns, "a square Jacobian, row-major")
    for (index, value) in output.enumerated() {
      gsl_matrix_set(matrix, index / columns, index % columns, value)
    }
    return 0
  }
}
