import CGSL

extension Minimizer {
  /// Finds a function's lowest minimum in an interval, ends included.
  ///
  /// Splits the interval into `cells` equal parts and refines around the lowest of their ends by
  /// Brent's method. Dips narrower than a cell may be missed.
  ///
  /// - Parameters:
  ///   - lower: The interval's lower end.
  ///   - upper: The interval's upper end.
  ///   - cells: The number of parts, at least 2.
  ///   - tolerance: The largest width of the final bracket, absolute and relative; not below 1e-7,
  ///     since rounding hides what differs by less than the square root of the machine precision.
  ///   - iterations: The most steps to take.
  ///   - function: The function to minimize.
  /// - Returns: The minimum; its value was computed at its point.
  /// - Throws: `ScientificError`, or what `function` throws.
  public static func brent(
    lower: Double, upper: Double, cells: Int = 32, tolerance: Double = 1e-7, iterations: Int = 200,
    _ function: (Double) throws -> Double
  ) throws -> Minimum {
    precondition(lower < upper && cells >= 2, "a proper interval and at least two cells")
    precondition(tolerance >= 1e-7, "a tolerance that rounding allows")
    GSL.prepare()
    return try withoutActuallyEscaping(function) { function in
      let callback = ScalarCallback(function)
      let grid = try (0...cells).map { index in
        let share = Double(index) / Double(cells)
        return try Sample(at: lower * (1 - share) + upper * share, of: callback)
      }
      guard let bracket = try Bracket(lowestOf: grid, callback) else {
        let end = grid[0].value <= grid[cells].value ? grid[0] : grid[cells]
        return Minimum(point: [end.point], value: end.value, iterations: 0)
      }
      return try bracket.search(callback, tolerance: tolerance, iterations: iterations)
    }
  }
}

/// A function's value at a point.
private struct Sample {
  let point: Double
  let value: Double

  init(at point: Double, of callback: ScalarCallback) throws {
    self.point = point
    let value = callback.output(at: point)
    try callback.check()
    self.value = value ?? .nan
  }
}

/// Three points of which the middle one is lowest.
private struct Bracket {
  var lower: Sample
  var middle: Sample
  var upper: Sample

  /// Brackets the lowest grid point; nil if the minimum is one of the grid's ends.
  init?(lowestOf grid: [Sample], _ callback: ScalarCallback) throws {
    let best = grid.indices.min { grid[$0].value < grid[$1].value } ?? 0
    if best > 0 && best < grid.count - 1 {
      (lower, middle, upper) = (grid[best - 1], grid[best], grid[best + 1])
      try breakTie(callback)
      return
    }
    let end = grid[best]
    var inner = grid[best == 0 ? 1 : best - 1]
    // Halving until the step is lost in rounding tells a minimum beside the end from one at it.
    for _ in 0..<48 {
      let probe = try Sample(at: (end.point + inner.point) / 2, of: callback)
      if probe.value < end.value && probe.value <= inner.value {
        (lower, middle, upper) = best == 0 ? (end, probe, inner) : (inner, probe, end)
        return
      }
      inner = probe
    }
    return nil
  }

  /// Looks between the middle and an equally low upper point, where the minimum may be.
  private mutating func breakTie(_ callback: ScalarCallback) throws {
    for _ in 0..<48 where middle.value == upper.value {
      let probe = try Sample(at: (middle.point + upper.point) / 2, of: callback)
      if probe.value < middle.value {
        (lower, middle) = (middle, probe)
        return
      }
      upper = probe
    }
  }

  /// Shrinks the bracket by Brent's method.
  func search(
    _ callback: ScalarCallback, tolerance: Double, iterations: Int
  ) throws -> Minimum {
    guard middle.value < lower.value && middle.value < upper.value else {
      // A plateau: nothing beside the middle is higher, and nothing found is lower.
      return Minimum(point: [middle.point], value: middle.value, iterations: 0)
    }
    let search = try GSL.allocated(gsl_min_fminimizer_alloc(cgsl_min_brent()), "Brent minimum")
    defer { gsl_min_fminimizer_free(search) }
    var function = gsl_function(callback)
    return try withUnsafeMutablePointer(to: &function) { function in
      var status = gsl_min_fminimizer_set_with_values(
        search, function, middle.point, middle.value, lower.point, lower.value, upper.point,
        upper.value)
      for taken in 0..<iterations {
        try callback.check()
        try GSL.check(status, "Brent minimum")
        let (low, high) = (search.pointee.x_lower, search.pointee.x_upper)
        if gsl_min_test_interval(low, high, tolerance, tolerance) == 0 {
          return Minimum(
            point: [search.pointee.x_minimum], value: search.pointee.f_minimum, iterations: taken)
        }
        status = gsl_min_fminimizer_iterate(search)
      }
      throw ScientificError.notConverged(
        sought: "minimum", iterations: iterations,
        residual: search.pointee.x_upper - search.pointee.x_lower, tolerance: tolerance)
    }
  }
}
