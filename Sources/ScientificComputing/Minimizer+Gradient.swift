import CGSL

extension Minimizer {
  /// Finds the minimum that the quasi-Newton method BFGS reaches (GSL's `vector_bfgs2`).
  ///
  /// The minimum is local. A step that promises to lower the function by less than 2.2e-16 counts as
  /// no progress, so scale the function to about 1 or the tolerance to the function.
  ///
  /// - Parameters:
  ///   - start: Where the search begins.
  ///   - firstStep: The length of the first trial step.
  ///   - tolerance: The largest length of the gradient at the minimum.
  ///   - iterations: The most steps to take.
  ///   - function: The function to minimize, with continuous derivatives.
  ///   - gradient: The function's derivatives; shape `[argument]`.
  /// - Returns: The minimum.
  /// - Throws: `ScientificError`, or what `function` or `gradient` throws.
  public static func bfgs(
    start: [Double], firstStep: Double = 0.1, tolerance: Double = 1e-5, iterations: Int = 1_000,
    _ function: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double]
  ) throws -> Minimum {
    GSL.prepare()
    return try withoutActuallyEscaping(function) { function in
      try withoutActuallyEscaping(gradient) { gradient in
        let search = GradientSearch(function, gradient)
        return try search.run(
          from: start, firstStep: firstStep, tolerance: tolerance, iterations: iterations)
      }
    }
  }
}

/// The two callbacks of a gradient search.
private final class GradientSearch {
  private let function: ObjectiveCallback
  private let gradient: VectorCallback

  init(
    _ function: @escaping ([Double]) throws -> Double,
    _ gradient: @escaping ([Double]) throws -> [Double]
  ) {
    self.function = ObjectiveCallback(function)
    self.gradient = VectorCallback(gradient)
  }

  func run(
    from start: [Double], firstStep: Double, tolerance: Double, iterations: Int
  ) throws -> Minimum {
    let search = try GSL.allocated(
      gsl_multimin_fdfminimizer_alloc(cgsl_multimin_bfgs(), start.count), "BFGS")
    defer { gsl_multimin_fdfminimizer_free(search) }
    var objective = self.objective(arguments: start.count)
    return try withUnsafeMutablePointer(to: &objective) { objective in
      // A line search to within a tenth of the slope is what GSL's manual recommends.
      var status = try GSL.withVector(start) {
        gsl_multimin_fdfminimizer_set(search, objective, $0, firstStep, 0.1)
      }
      for taken in 0...iterations {
        try function.check()
        try gradient.check()
        let slope = search.pointee.gradient.array.map { $0 * $0 }.reduce(0, +).squareRoot()
        if slope <= tolerance {
          return Minimum(point: search.pointee.x.array, value: search.pointee.f, iterations: taken)
        }
        if status != 0 || taken == iterations {
          throw ScientificError.notConverged(
            sought: "minimum", iterations: taken, residual: slope, tolerance: tolerance)
        }
        status = gsl_multimin_fdfminimizer_iterate(search)
      }
      preconditionFailure("the last iteration returns or throws")
    }
  }

  private func objective(arguments: Int) -> gsl_multimin_function_fdf {
    gsl_multimin_function_fdf(
      f: { GradientSearch.at($1).value(at: $0) },
      df: { GradientSearch.at($1).writeGradient(at: $0, to: $2) },
      fdf: {
        $2?.pointee = GradientSearch.at($1).value(at: $0)
        GradientSearch.at($1).writeGradient(at: $0, to: $3)
      },
      n: arguments, params: Unmanaged.passUnretained(self).toOpaque())
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> GradientSearch {
    // SAFETY: `run` holds self while GSL runs, and GSL passes back the address it was given.
    Unmanaged<GradientSearch>.fromOpaque(address.unsafelyUnwrapped).takeUnretainedValue()
  }

  private func value(at point: UnsafePointer<gsl_vector>?) -> Double {
    point.flatMap { function.output(at: $0.array) } ?? .nan
  }

  private func writeGradient(
    at point: UnsafePointer<gsl_vector>?, to gradient: UnsafeMutablePointer<gsl_vector>?
  ) {
    guard let point, let gradient else { return }
    let arguments = gradient.pointee.size
    let output =
      self.gradient.output(at: point.array) ?? [Double](repeating: .nan, count: arguments)
    precondition(output.count == arguments, "one derivative per argument")
    gradient.assign(output)
  }
}
