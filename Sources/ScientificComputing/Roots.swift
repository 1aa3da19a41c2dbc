import CGSL

/// Root finders of GSL.
public enum Roots {
  /// Finds a root of a function between two ends, by Brent's method.
  ///
  /// - Parameters:
  ///   - lower: The interval's lower end.
  ///   - upper: The interval's upper end.
  ///   - tolerance: The largest width of the final bracket, absolute and relative.
  ///   - iterations: The most steps to take.
  ///   - function: Continuous, with opposite signs at the two ends.
  /// - Returns: The root.
  /// - Throws: `ScientificError`, or what `function` throws.
  public static func brent(
    lower: Double, upper: Double, tolerance: Double = 1e-12, iterations: Int = 200,
    _ function: (Double) throws -> Double
  ) throws -> Double {
    GSL.prepare()
    return try withoutActuallyEscaping(function) { function in
      let callback = ScalarCallback(function)
      let bracket = Bracket(lower: lower, upper: upper)
      return try bracket.root(callback, tolerance: tolerance, iterations: iterations)
    }
  }

  /// Finds a point at which several functions are all zero, by Powell's hybrid method with scaled
  /// steps and finite differences.
  ///
  /// - Parameters:
  ///   - start: Where the search begins.
  ///   - tolerance: The largest absolute value that a function may have at the root.
  ///   - iterations: The most steps to take.
  ///   - functions: As many values as unknowns; shape `[equation]`.
  /// - Returns: The root.
  /// - Throws: `ScientificError`, or what `functions` throws.
  public static func system(
    start: [Double], tolerance: Double = 1e-10, iterations: Int = 200,
    _ functions: ([Double]) throws -> [Double]
  ) throws -> Root {
    GSL.prepare()
    return try withoutActuallyEscaping(functions) { functions in
      let search = HybridSearch(
        functions: functions, jacobian: nil, tolerance: tolerance, iterations: iterations)
      return try search.run(from: start)
    }
  }

  /// Finds a point at which several functions are all zero, by Powell's hybrid method with scaled
  /// steps and the given derivatives.
  ///
  /// - Parameters:
  ///   - start: Where the search begins.
  ///   - tolerance: The largest absolute value that a function may have at the root.
  ///   - iterations: The most steps to take.
  ///   - functions: As many values as unknowns; shape `[equation]`.
  ///   - jacobian: The functions' derivatives; shape `[equation, unknown]`, row-major.
  /// - Returns: The root.
  /// - Throws: `ScientificError`, or what `functions` or `jacobian` throws.
  public static func system(
    start: [Double], tolerance: Double = 1e-10, iterations: Int = 200,
    _ functions: ([Double]) throws -> [Double], jacobian: ([Double]) throws -> [Double]
  ) throws -> Root {
    GSL.prepare()
    return try withoutActuallyEscaping(functions) { functions in
      try withoutActuallyEscaping(jacobian) { jacobian in
        let search = HybridSearch(
          functions: functions, jacobian: jacobian, tolerance: tolerance, iterations: iterations)
        return try search.run(from: start)
      }
    }
  }
}

/// A solution of a system of equations.
public struct Root: Hashable, Sendable {
  /// The unknowns.
  public let point: [Double]
  /// The largest absolute value of the equations there.
  public let residual: Double
  /// The steps taken.
  public let iterations: Int
}

/// An interval that may hold a root.
private struct Bracket {
  let lower: Double
  let upper: Double

  func root(_ callback: ScalarCallback, tolerance: Double, iterations: Int) throws -> Double {
    let low = try value(callback, at: lower)
    let high = try value(callback, at: upper)
    if low == 0 { return lower }
    if high == 0 { return upper }
    guard (low < 0) != (high < 0), lower < upper else {
      throw ScientificError.noSignChange(
        lower: lower, upper: upper, valueAtLower: low, valueAtUpper: high)
    }
    return try search(callback, tolerance: tolerance, iterations: iterations)
  }

  private func value(_ callback: ScalarCallback, at point: Double) throws -> Double {
    let value = callback.output(at: point)
    try callback.check()
    return value ?? .nan
  }

  private func search(
    _ callback: ScalarCallback, tolerance: Double, iterations: Int
  ) throws -> Double {
    let solver = try GSL.allocated(gsl_root_fsolver_alloc(cgsl_root_brent()), "Brent root")
    defer { gsl_root_fsolver_free(solver) }
    var function = gsl_function(callback)
    return try withUnsafeMutablePointer(to: &function) { function in
      try GSL.check(gsl_root_fsolver_set(solver, function, lower, upper), "Brent root")
      for _ in 0..<iterations {
        let status = gsl_root_fsolver_iterate(solver)
        try callback.check()
        try GSL.check(status, "Brent root")
        if hasConverged(solver, tolerance: tolerance) { return gsl_root_fsolver_root(solver) }
      }
      throw ScientificError.notConverged(
        sought: "root", iterations: iterations,
        residual: abs(try value(callback, at: gsl_root_fsolver_root(solver))), tolerance: tolerance)
    }
  }

  private func hasConverged(
    _ solver: UnsafeMutablePointer<gsl_root_fsolver>, tolerance: Double
  ) -> Bool {
    gsl_root_test_interval(
      gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver), tolerance, tolerance)
      == 0
  }
}

extension gsl_function {
  /// The C face of a callback, which must outlive it.
  init(_ callback: ScalarCallback) {
    self.init(
      function: { x, address in ScalarCallback.at(address).output(at: x) ?? .nan },
      params: callback.address)
  }
}
