extension Minimizer {
  /// Finds the distinct local minima of a function in a box, lowest first.
  ///
  /// Simplex searches start from Sobol points; one that does not converge is left out, unless none
  /// does.
  ///
  /// The box's faces act as mirrors, so that a minimum on a face is found there. Each search is
  /// restarted once at its result, since a simplex may collapse before it reaches a minimum. Two
  /// results are the same minimum if every argument agrees within 1e-4 of the box's width.
  ///
  /// - Parameters:
  ///   - lower: The box's lower corner.
  ///   - upper: The box's upper corner, above `lower` in every argument.
  ///   - starts: The number of searches.
  ///   - tolerance: The size of the final simplex, as a share of the box's width.
  ///   - iterations: The most steps of one search.
  ///   - function: The function to minimize; asked inside the box only.
  /// - Returns: At least one minimum.
  /// - Throws: `ScientificError`, or what `function` throws.
  public static func multistart(
    lower: [Double], upper: [Double], starts: Int = 32, tolerance: Double = 1e-9,
    iterations: Int = 5_000, _ function: ([Double]) throws -> Double
  ) throws -> [Minimum] {
    let box = Box(lower: lower, upper: upper)
    var found: [Minimum] = []
    var failure: ScientificError?
    for start in try Sobol.points(count: starts, dimensions: lower.count) {
      do {
        found.append(
          try search(from: start, tolerance: tolerance, iterations: iterations) {
            try function(box.point(at: $0))
          })
      } catch let error as ScientificError where error.isNotConverged {
        failure = error
      }
    }
    if found.isEmpty, let failure { throw failure }
    return distinct(found).map { minimum in
      Minimum(
        point: box.point(at: minimum.point), value: minimum.value, iterations: minimum.iterations)
    }
  }

  /// Searches the mirrored unit cube twice, the second time from the first result.
  private static func search(
    from start: [Double], tolerance: Double, iterations: Int,
    _ function: ([Double]) throws -> Double
  ) throws -> Minimum {
    let steps = [Double](repeating: 0.1, count: start.count)
    let first = try nelderMead(
      start: start, steps: steps, tolerance: tolerance, iterations: iterations, function)
    let second = try nelderMead(
      start: first.point.map(Box.mirrored), steps: steps, tolerance: tolerance,
      iterations: iterations, function)
    return Minimum(
      point: second.point.map(Box.mirrored), value: second.value,
      iterations: first.iterations + second.iterations)
  }

  /// Keeps the lowest of each cluster of minima in the unit cube.
  private static func distinct(_ minima: [Minimum]) -> [Minimum] {
    var kept: [Minimum] = []
    for minimum in minima.sorted(by: { $0.value < $1.value }) {
      let isKnown = kept.contains { other in
        zip(other.point, minimum.point).allSatisfy { abs($0 - $1) <= 1e-4 }
      }
      if !isKnown { kept.append(minimum) }
    }
    return kept
  }
}

/// A box whose faces mirror whatever would leave it.
private struct Box {
  let lower: [Double]
  let upper: [Double]

  init(lower: [Double], upper: [Double]) {
    precondition(
      lower.count == upper.count && zip(lower, upper).allSatisfy { $0 < $1 }, "a proper box")
    self.lower = lower
    self.upper = upper
  }

  /// Returns the point of the box that has the given coordinates in the mirrored unit cube.
  func point(at coordinates: [Double]) -> [Double] {
    coordinates.indices.map { index in
      let share = Self.mirrored(coordinates[index])
      return lower[index] * (1 - share) + upper[index] * share
    }
  }

  /// Folds the line onto [0, 1].
  static func mirrored(_ coordinate: Double) -> Double {
    let remainder = abs(coordinate).truncatingRemainder(dividingBy: 2)
    return remainder > 1 ? 2 - remainder : remainder
  }
}
