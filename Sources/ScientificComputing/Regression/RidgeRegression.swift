import CGSL

/// A generalised linear model: the mean of an outcome is a function of a weighted sum of features.
///
/// Fitted by iteratively reweighted least squares with a ridge: the estimate maximises the
/// log-likelihood less ridge / 2 times the sum of squared coefficients; the first one is left free, but
/// for a millionth that keeps it finite where every outcome is the same.
///
/// - SeeAlso: P. McCullagh and J. Nelder, *Generalized Linear Models*, 2nd ed., 1989, section 2.5; A.
///   Hoerl and R. Kennard, "Ridge regression", *Technometrics* 12, 1970.
public struct RidgeRegression: Sendable, Hashable {
  /// What kind of outcome it explains.
  public enum Family: Sendable, Hashable {
    /// Any number; the mean is the sum itself.
    case gaussian
    /// Zero or one; the logarithm of the odds is the sum.
    case binomial
    /// A count; the logarithm of the mean is the sum.
    case poisson
  }

  /// What kind of outcome it explains.
  public let family: Family
  /// One weight per feature.
  public let coefficients: [Double]
  /// Covariance of the coefficients: the inverse of the penalised information times the dispersion, the mean
  /// of squared errors over the family's variances; shape `[feature, feature]`, row-major.
  public let covariance: [Double]
  /// Passes over the data that the fit took.
  public let iterations: Int

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - family: What kind of outcome it explains.
  ///   - features: Shape `[outcome, feature]`, row-major; the first feature of every row is 1.
  ///   - outcomes: At least one.
  ///   - ridge: The penalty, above zero.
  /// - Throws: `ScientificError` if shapes disagree or the fit does not settle.
  /// - Complexity: O(*n* *p*^2) for each pass.
  public init(
    _ family: Family, features: [Double], outcomes: [Double], ridge: Double
  ) throws(ScientificError) {
    let count = outcomes.isEmpty ? 0 : features.count / outcomes.count
    guard count > 0, features.count == count * outcomes.count else {
      throw .lengthMismatch(
        owner: "regression", first: "features", firstCount: features.count, second: "outcomes",
        secondCount: outcomes.count)
    }
    self.family = family
    var current = Self.start(family, outcomes: outcomes, count: count)
    var last = 0.0
    for iteration in 1...Self.mostIterations {
      var sums = NormalSums(count: count, ridge: ridge)
      sums.add(features, outcomes: outcomes, family: family, coefficients: current)
      let system = try SymmetricSystem(sums.matrix, size: count)
      let next = system.solution(sums.right)
      let move = zip(next, current).map { abs($0 - $1) }.max() ?? 0
      current = next
      guard move > Self.tolerance * (1 + (next.map(abs).max() ?? 0)) else {
        (coefficients, iterations) = (next, iteration)
        let dispersion = sums.squares / Double(max(1, outcomes.count - count))
        covariance = system.inverse().map { $0 * dispersion }
        return
      }
      last = move
    }
    throw .notConverged(
      sought: "regression", iterations: Self.mostIterations, residual: last,
      tolerance: Self.tolerance)
  }

  /// Returns the mean outcome for one row of features.
  public func mean(_ row: some Collection<Double>) -> Double {
    family.mean(zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Returns the standard error of a function of the coefficients with this gradient at the fit.
  public func standardError(_ gradient: [Double]) -> Double {
    let count = coefficients.count
    var sum = 0.0
    for one in 0..<count {
      for other in 0..<count {
        sum += gradient[one] * covariance[one * count + other] * gradient[other]
      }
    }
    return max(0, sum).squareRoot()
  }

  private static let mostIterations = 100
  private static let tolerance = 1e-10

  /// The free coefficient alone at the outcomes' mean.
  private static func start(_ family: Family, outcomes: [Double], count: Int) -> [Double] {
    let mean = outcomes.reduce(0, +) / Double(outcomes.count)
    var start = Array(repeating: 0.0, count: count)
    start[0] = family.link(mean)
    return start
  }
}

extension RidgeRegression.Family {
  /// The mean at a weighted sum.
  func mean(_ sum: Double) -> Double {
    switch self {
    case .gaussian: sum
    case .binomial: 1 / (1 + exp(-min(max(sum, -30), 30)))
    case .poisson: exp(min(max(sum, -30), 30))
    }
  }

  /// The weighted sum at a mean, away from the ends of its range.
  func link(_ mean: Double) -> Double {
    switch self {
    case .gaussian: return mean
    case .binomial:
      let inside = min(max(mean, 1e-6), 1 - 1e-6)
      return log(inside / (1 - inside))
    case .poisson: return log(max(mean, 1e-6))
    }
  }

  /// The variance at a mean, which is also the mean's slope in the sum; bounded away from zero.
  func weight(_ mean: Double) -> Double {
    switch self {
    case .gaussian: 1
    case .binomial: max(mean * (1 - mean), 1e-10)
    case .poisson: max(mean, 1e-10)
    }
  }
}

/// The sums of one pass: X'WX with the ridge, X'Wz, and squared errors over variances.
private struct NormalSums {
  var matrix: [Double]
  var right: [Double]
  var squares = 0.0

  init(count: Int, ridge: Double) {
    matrix = Array(repeating: 0, count: count * count)
    right = Array(repeating: 0, count: count)
    for index in 0..<count { matrix[index * count + index] = index == 0 ? 1e-6 : ridge }
  }

  mutating func add(
    _ features: [Double], outcomes: [Double], family: RidgeRegression.Family,
    coefficients: [Double]
  ) {
    let count = right.count
    for (row, outcome) in outcomes.enumerated() {
      let first = row * count
      let sum = (0..<count).reduce(0.0) { $0 + features[first + $1] * coefficients[$1] }
      let mean = family.mean(sum)
      let weight = family.weight(mean)
      squares += (outcome - mean) * (outcome - mean) / weight
      let target = weight * sum + outcome - mean
      for one in 0..<count where features[first + one] != 0 {
        right[one] += features[first + one] * target
        let scaled = weight * features[first + one]
        for other in 0...one { matrix[one * count + other] += scaled * features[first + other] }
      }
    }
  }
}
