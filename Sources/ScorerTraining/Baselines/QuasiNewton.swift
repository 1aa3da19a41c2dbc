/// Minimises a smooth function of many parameters: L-BFGS with a weak Wolfe line search.
///
/// - SeeAlso: J. Nocedal and S. Wright, *Numerical Optimization*, 2nd ed., 2006, algorithms 7.4 and
///   7.5; A. Lewis and M. Overton, "Nonsmooth optimization via quasi-Newton methods", 2013, section
///   3 (the bisection).
struct QuasiNewton {
  /// Where a search ended.
  struct Solution: Sendable {
    /// The parameters.
    var parameters: [Double]
    /// The function there.
    var value: Double
    /// The largest component of the gradient there, in size.
    var gradientSize: Double
    /// Steps taken.
    var iterations: Int
  }

  /// Pairs of steps and gradient changes that stand for the curvature.
  var memory = 12
  /// The most steps.
  var iterationLimit = 400
  /// The search ends where no component of the gradient is larger.
  var gradientTolerance = 1e-6
  /// The search ends when the last ten steps together gained less than this share of the value.
  var relativeGain = 1e-8

  private static let window = 10
  private static let trialLimit = 30

  /// Searches from `start`; `function` returns the value at a point and writes the gradient.
  func minimise(
    from start: [Double], _ function: ([Double], inout [Double]) -> Double
  ) -> Solution {
    var gradient = [Double](repeating: 0, count: start.count)
    var point = Point(position: start, value: function(start, &gradient), gradient: gradient)
    var history = CurvatureHistory(capacity: memory)
    var values = [point.value]
    while values.count <= iterationLimit, point.gradientSize > gradientTolerance {
      let direction = history.direction(against: point.gradient)
      let first = history.isEmpty ? 1 / max(1, norm(point.gradient)) : 1
      guard let next = search(from: point, along: direction, firstStep: first, function) else {
        break
      }
      history.append(from: point, to: next)
      point = next
      values.append(point.value)
      if hasStalled(values) { break }
    }
    return Solution(
      parameters: point.position, value: point.value, gradientSize: point.gradientSize,
      iterations: values.count - 1)
  }

  private func hasStalled(_ values: [Double]) -> Bool {
    guard values.count > Self.window, let last = values.last else { return false }
    return values[values.count - 1 - Self.window] - last < relativeGain * abs(last)
  }

  /// Returns a point with sufficient decrease and less steep descent; `nil` where the rounding of
  /// the value hides every decrease.
  private func search(
    from point: Point, along direction: [Double], firstStep: Double,
    _ function: ([Double], inout [Double]) -> Double
  ) -> Point? {
    let descent = product(point.gradient, direction)
    guard descent < 0 else { return nil }
    var (low, high, step) = (0.0, Double.infinity, firstStep)
    var decreased: Point?
    for _ in 0..<Self.trialLimit {
      let trial = point.moved(step, along: direction, function)
      if !(trial.value <= point.value + 1e-4 * step * descent) {
        high = step
      } else {
        decreased = trial
        if product(trial.gradient, direction) >= 0.9 * descent { return trial }
        low = step
      }
      step = high.isFinite ? (low + high) / 2 : 2 * low
    }
    return decreased
  }
}

/// A point of a search.
private struct Point {
  var position: [Double]
  var value: Double
  var gradient: [Double]

  var gradientSize: Double { gradient.reduce(0) { max($0, abs($1)) } }

  func moved(
    _ step: Double, along direction: [Double], _ function: ([Double], inout [Double]) -> Double
  ) -> Point {
    let target = zip(position, direction).map { $0 + step * $1 }
    var slope = [Double](repeating: 0, count: target.count)
    let value = function(target, &slope)
    return Point(position: target, value: value, gradient: slope)
  }
}

/// The last steps and gradient changes.
private struct CurvatureHistory {
  let capacity: Int
  private var steps: [[Double]] = []
  private var changes: [[Double]] = []

  init(capacity: Int) {
    self.capacity = capacity
  }

  var isEmpty: Bool { steps.isEmpty }

  /// Keeps a pair whose curvature is positive.
  mutating func append(from old: Point, to new: Point) {
    let step = zip(new.position, old.position).map { $0 - $1 }
    let change = zip(new.gradient, old.gradient).map { $0 - $1 }
    guard product(step, change) > 1e-14 * product(change, change) else { return }
    steps.append(step)
    changes.append(change)
    if steps.count > capacity {
      steps.removeFirst()
      changes.removeFirst()
    }
  }

  /// Returns minus the inverse curvature times the gradient: the two-loop recursion.
  func direction(against gradient: [Double]) -> [Double] {
    var direction = gradient.map { -$0 }
    var weights = [Double](repeating: 0, count: steps.count)
    for pair in steps.indices.reversed() {
      weights[pair] = product(steps[pair], direction) / product(steps[pair], changes[pair])
      add(-weights[pair], changes[pair], to: &direction)
    }
    if let step = steps.last, let change = changes.last {
      let scale = product(step, change) / product(change, change)
      for index in direction.indices { direction[index] *= scale }
    }
    for pair in steps.indices {
      let share = product(changes[pair], direction) / product(steps[pair], changes[pair])
      add(weights[pair] - share, steps[pair], to: &direction)
    }
    return direction
  }
}

private func product(_ first: [Double], _ second: [Double]) -> Double {
  var sum = 0.0
  for index in first.indices { sum += first[index] * second[index] }
  return sum
}

private func norm(_ vector: [Double]) -> Double { product(vector, vector).squareRoot() }

private func add(_ factor: Double, _ vector: [Double], to target: inout [Double]) {
  for index in target.indices { target[index] += factor * vector[index] }
}
