/// What can go wrong in a numerical routine, with the values that show it.
public enum ScientificError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A parameter is outside the range in which its distribution or routine is defined.
  case invalidParameter(owner: String, name: String, value: Double, requirement: String)
  /// Two lists that belong together have different lengths.
  case lengthMismatch(
    owner: String, first: String, firstCount: Int, second: String, secondCount: Int)
  /// An iteration ended before its residual came below the tolerance.
  case notConverged(sought: String, iterations: Int, residual: Double, tolerance: Double)
  /// The caller's function returned a value that is not finite.
  case notFinite(value: Double, point: [Double])
  /// The function has the same sign at both ends of the interval.
  case noSignChange(lower: Double, upper: Double, valueAtLower: Double, valueAtUpper: Double)
  /// More dimensions were asked for than the routine supports.
  case tooManyDimensions(owner: String, requested: Int, limit: Int)
  /// A matrix that should be symmetric and positive definite is not.
  case notPositiveDefinite(owner: String, size: Int)
  /// GSL refused for another reason, such as lack of memory.
  case library(routine: String, reason: String)

  /// What is wrong, with which value, in one line.
  public var description: String {
    switch self {
    case .invalidParameter(let owner, let name, let value, let requirement):
      "\(owner): \(name) is \(value) but must be \(requirement)"
    case .lengthMismatch(let owner, let first, let firstCount, let second, let secondCount):
      "\(owner): \(firstCount) \(first) but \(secondCount) \(second)"
    case .notConverged(let sought, let iterations, let residual, let tolerance):
      "no \(sought) after \(iterations) iterations; residual \(residual), tolerance \(tolerance)"
    case .notFinite(let value, let point):
      "function value is \(value) at (\(point.map { "\($0)" }.joined(separator: ", ")))"
    case .noSignChange(let lower, let upper, let valueAtLower, let valueAtUpper):
      "no sign change between \(lower) and \(upper); "
        + "function values there are \(valueAtLower) and \(valueAtUpper)"
    case .tooManyDimensions(let owner, let requested, let limit):
      "\(owner): \(requested) dimensions asked for, at most \(limit) possible"
    case .notPositiveDefinite(let owner, let size):
      "\(owner): the matrix of \(size) rows is not positive definite"
    case .library(let routine, let reason):
      "\(routine): \(reason)"
    }
  }

  /// Whether an iteration ended too early.
  var isNotConverged: Bool {
    if case .notConverged = self { true } else { false }
  }
}
