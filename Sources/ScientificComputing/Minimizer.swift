import CGSL

/// A point at which a function has a minimum.
public struct Minimum: Hashable, Sendable {
  /// The minimizing arguments.
  public let point: [Double]
  /// The function's value there.
  public let value: Double
  /// The steps taken.
  public let iterations: Int
}

/// Minimizers of GSL; to maximize, minimize the negative.
public enum Minimizer {
  /// Finds the minimum that Nelder and Mead's simplex reaches (GSL's `nmsimplex2`).
  ///
  /// The minimum is local. Needs no derivatives and stands kinks; up to about ten arguments. Ends
  /// early where rounding hides every difference between the simplex's corners.
  ///
  /// - Parameters:
  ///   - start: Where the simplex begins.
  ///   - steps: The simplex's first size along each argument, above 0.
  ///   - tolerance: The largest mean distance of the final simplex's corners from its centre.
  ///   - iterations: The most steps to take.
  ///   - function: The function to minimize; finite everywhere it is asked.
  /// - Returns: The lowest corner of the final simplex.
  /// - Throws: `ScientificError`, or what `function` throws.
  public static func nelderMead(
    start: [Double], steps: [Double], tolerance: Double = 1e-8, iterations: Int = 5_000,
    _ function: ([Double]) throws -> Double
  ) throws -> Minimum {
    precondition(start.count == steps.count, "one step per argument")
    GSL.prepare()
    return try withoutActuallyEscaping(function) { function in
      let flatness = Flatness(patience: 10 * (start.count + 1))
      let callback = ObjectiveCallback { flatness.noting(try function($0)) }
      return try GSL.withVector(start) { start in
        try GSL.withVector(steps) { steps in
          try simplexSearch(
            callback, flatness, start, steps, tolerance: tolerance, iterations: iterations)
        }
      }
    }
  }

  private static func simplexSearch(
    _ callback: ObjectiveCallback, _ flatness: Flatness,
    _ start: UnsafeMutablePointer<gsl_vector>, _ steps: UnsafeMutablePointer<gsl_vector>,
    tolerance: Double, iterations: Int
  ) throws -> Minimum {
    let search = try GSL.allocated(
      gsl_multimin_fminimizer_alloc(cgsl_multimin_nelder_mead(), start.pointee.size), "Nelder-Mead")
    defer { gsl_multimin_fminimizer_free(search) }
    var objective = gsl_multimin_function(
      f: { point, address in
        point.flatMap { ObjectiveCallback.at(address).output(at: $0.array) } ?? .nan
      }, n: start.pointee.size, params: callback.address)
    return try withUnsafeMutablePointer(to: &objective) { objective in
      var status = gsl_multimin_fminimizer_set(search, objective, start, steps)
      for taken in 0..<iterations {
        try callback.check()
        try GSL.check(status, "Nelder-Mead")
        if search.pointee.size <= tolerance || flatness.isReached {
          return Minimum(
            point: search.pointee.x.array, value: search.pointee.fval, iterations: taken)
        }
        status = gsl_multimin_fminimizer_iterate(search)
      }
      try callback.check()
      throw ScientificError.notConverged(
        sought: "minimum", iterations: iterations, residual: search.pointee.size,
        tolerance: tolerance)
    }
  }
}

/// Notices that a function's latest values are all the same but for rounding.
private final class Flatness {
  private let patience: Int
  private var lowest = Double.infinity
  private var flatValues = 0

  /// Sets how many flat values in a row are enough.
  init(patience: Int) {
    self.patience = patience
  }

  var isReached: Bool { flatValues >= patience }

  func noting(_ value: Double) -> Double {
    // Rounding in a sum of a few dozen terms is about 50 units in the last place.
    let isFlat = abs(value - lowest) <= 50 * abs(value) * .ulpOfOne
    flatValues = isFlat ? flatValues + 1 : 0
    lowest = min(lowest, value)
    return value
  }
}
