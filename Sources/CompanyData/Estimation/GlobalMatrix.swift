/// A symmetric matrix over the time effects and the shared coefficients.
///
/// Only the lower triangle is kept up while sums are made.
struct GlobalMatrix {
  /// Shape `[size, size]`, row-major.
  private(set) var elements: [Double]
  /// Number of unknowns.
  let size: Int

  /// Sums weighted products of the global regressors over all rows.
  init(_ design: RegressionDesign, weights: [Double]) {
    size = design.globalCount
    elements = Array(repeating: 0, count: size * size)
    let periods = design.periodStarts.count
    for row in weights.indices {
      elements[design.period[row] * (size + 1)] += weights[row]
      for (term, column) in design.shared.enumerated() {
        let start = (periods + term) * size
        let weighted = weights[row] * column[row]
        elements[start + design.period[row]] += weighted
        for other in 0...term {
          elements[start + periods + other] += weighted * design.shared[other][row]
        }
      }
    }
  }

  /// Adds a number to each diagonal element.
  mutating func addToDiagonal(_ value: Double) {
    for index in 0..<size { elements[index * (size + 1)] += value }
  }

  /// Adds `factor` times (left right' + right left').
  mutating func addProducts(_ left: ArraySlice<Double>, _ right: ArraySlice<Double>, factor: Double)
  {
    let (left, right) = (Array(left), Array(right))
    for row in 0..<size where left[row] != 0 || right[row] != 0 {
      let (leftFactor, rightFactor) = (factor * left[row], factor * right[row])
      let start = row * size
      for column in 0...row {
        elements[start + column] += leftFactor * right[column] + rightFactor * left[column]
      }
    }
  }

  /// Makes the mean of the time effects definite, which the items' intercepts leave open.
  ///
  /// The direction of equal time effects is orthogonal to the swept equations, so nothing else moves.
  mutating func fixMean(periods: Int) {
    let diagonal = (0..<periods).reduce(0) { $0 + elements[$1 * (size + 1)] }
    let strength = diagonal / Double(periods * periods)
    for row in 0..<periods {
      for column in 0...row { elements[row * size + column] += strength }
    }
  }

  /// Copies the lower triangle to the upper one.
  mutating func complete() {
    for row in 0..<size {
      for column in 0..<row { elements[column * size + row] = elements[row * size + column] }
    }
  }

  /// Returns `outer` times this complete matrix times `outer`, for a symmetric `outer`.
  func framed(by outer: [Double]) -> [Double] {
    Self.product(outer, Self.product(elements, outer, size), size)
  }

  private static func product(_ left: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: size * size)
    for row in 0..<size {
      for inner in 0..<size {
        let factor = left[row * size + inner]
        for column in 0..<size {
          result[row * size + column] += factor * right[inner * size + column]
        }
      }
    }
    return result
  }
}
