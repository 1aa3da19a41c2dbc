extension Roots {
  /// Finds a point at which several functions are all zero by Newton's method with halved steps, in plain
  /// arithmetic: its bits depend on no library's kernels.
  ///
  /// - Parameters:
  ///   - start: Where the search begins.
  ///   - tolerance: The largest absolute value that a function may have at the root.
  ///   - iterations: The most steps to take.
  ///   - functions: As many values as unknowns; shape `[equation]`.
  ///   - jacobian: The functions' derivatives, shape `[equation, unknown]`, row-major; by default forward
  ///     differences.
  /// - Returns: The root, or `nil` where the steps lead nowhere.
  /// - Throws: What `functions` or `jacobian` throws.
  public static func newton(
    start: [Double], tolerance: Double = 1e-10, iterations: Int = 50,
    _ functions: ([Double]) throws -> [Double], jacobian: (([Double]) throws -> [Double])? = nil
  ) throws -> Root? {
    var point = start
    var values = try functions(point)
    for iteration in 0..<iterations {
      if largest(values) <= tolerance {
        return Root(point: point, residual: largest(values), iterations: iteration)
      }
      let slopes =
        try jacobian?(point) ?? forwardDifferences(at: point, values: values, functions)
      guard let step = solution(of: slopes, values) else { return nil }
      guard let next = try improved(point, values, step, functions) else { return nil }
      (point, values) = next
    }
    return nil
  }

  private static func largest(_ values: [Double]) -> Double {
    values.reduce(0) { max($0, $1.isFinite ? abs($1) : .infinity) }
  }

  /// The first of the step's halves at which the largest value falls.
  private static func improved(
    _ point: [Double], _ values: [Double], _ step: [Double],
    _ functions: ([Double]) throws -> [Double]
  ) throws -> (point: [Double], values: [Double])? {
    var length = 1.0
    for _ in 0..<12 {
      let next = zip(point, step).map { $0 - length * $1 }
      let found = try functions(next)
      if largest(found) < largest(values) { return (next, found) }
      length /= 2
    }
    return nil
  }

  private static func forwardDifferences(
    at point: [Double], values: [Double], _ functions: ([Double]) throws -> [Double]
  ) throws -> [Double] {
    let count = point.count
    var slopes = Array(repeating: 0.0, count: count * count)
    for unknown in 0..<count {
      let step = 1e-7 * max(1, abs(point[unknown]))
      var moved = point
      moved[unknown] += step
      let found = try functions(moved)
      for equation in 0..<count {
        slopes[equation * count + unknown] = (found[equation] - values[equation]) / step
      }
    }
    return slopes
  }

  /// Gauss's elimination with the largest pivot of each column; `nil` for a singular matrix.
  private static func solution(of matrix: [Double], _ right: [Double]) -> [Double]? {
    let count = right.count
    var rows = (0..<count).map { Array(matrix[$0 * count..<($0 + 1) * count]) + [right[$0]] }
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      guard abs(rows[pivot][column]) > 0, rows[pivot][column].isFinite else { return nil }
      rows.swapAt(column, pivot)
      for row in column + 1..<count {
        let factor = rows[row][column] / rows[column][column]
        for place in column...count { rows[row][place] -= factor * rows[column][place] }
      }
    }
    var found = Array(repeating: 0.0, count: count)
    for row in (0..<count).reversed() {
      let known = (row + 1..<count).reduce(0) { $0 + rows[row][$1] * found[$1] }
      found[row] = (rows[row][count] - known) / rows[row][row]
    }
    return found
  }
}
