/// A smooth function of two numbers inside bounds.
protocol PairObjective {
  /// Lowest and highest value of each number.
  static var bounds: (low: SIMD2<Double>, high: SIMD2<Double>) { get }

  /// Returns the function's value.
  func value(at point: SIMD2<Double>) -> Double

  /// Returns first and second derivative along one of the two numbers.
  func derivatives(at point: SIMD2<Double>, along axis: Int) -> (first: Double, second: Double)
}

/// Climbs a function of two numbers, one number after the other, by Newton's method.
enum CoordinateAscent {
  private static let largestStep = 1.5
  private static let halvings = 12

  /// Returns a point that is nowhere lower than `start`.
  static func improve(
    _ objective: some PairObjective, from start: SIMD2<Double>, sweeps: Int
  ) -> SIMD2<Double> {
    var point = start
    var value = objective.value(at: point)
    for _ in 0..<sweeps {
      for axis in 0..<2 { (point, value) = step(objective, point, value, along: axis) }
    }
    return point
  }

  /// A Newton step, or one uphill where the function is not concave, halved until it climbs.
  private static func step<Objective: PairObjective>(
    _ objective: Objective, _ point: SIMD2<Double>, _ value: Double, along axis: Int
  ) -> (SIMD2<Double>, Double) {
    let (first, second) = objective.derivatives(at: point, along: axis)
    guard first != 0, first.isFinite else { return (point, value) }
    var step = second < 0 ? -first / second : (first > 0 ? 0.5 : -0.5)
    step = min(max(step, -largestStep), largestStep)
    for _ in 0..<halvings {
      var next = point
      next[axis] = min(
        max(point[axis] + step, Objective.bounds.low[axis]), Objective.bounds.high[axis])
      let reached = objective.value(at: next)
      if reached > value { return (next, reached) }
      step /= 2
    }
    return (point, value)
  }
}
