import ScientificComputing

/// What is believed of the weights of a linear reward: ridge regression, or the posterior with a normal
/// prior and normal noise of variance 1.
///
/// After contexts x_i with rewards r_i the precision is B = ridge I + sum x_i x_i', the mean B^-1 sum r_i x_i.
///
/// - SeeAlso: L. Li, W. Chu, J. Langford and R. Schapire, "A contextual-bandit approach to personalized news
///   article recommendation", WWW 2010, algorithm 1.
public struct LinearBelief: Sendable, Hashable {
  /// The number of features.
  public let count: Int
  private var precision: [Double]
  private var rewards: [Double]
  /// The inverse of the precision; shape `[feature, feature]`.
  private(set) var covariance: [Double]
  /// The expected weights.
  public private(set) var mean: [Double]

  /// Starts before the first reward; `ridge` is above zero.
  public init(_ count: Int, ridge: Double) {
    precondition(count > 0 && ridge > 0, "at least one feature, and a ridge above zero")
    self.count = count
    rewards = Array(repeating: 0, count: count)
    mean = rewards
    precision = Array(repeating: 0, count: count * count)
    covariance = precision
    for index in 0..<count {
      precision[index * count + index] = ridge
      covariance[index * count + index] = 1 / ridge
    }
  }

  /// Adds contexts, row-major, and their rewards.
  public mutating func learn(_ contexts: [[Double]], rewards outcomes: [Double]) {
    for (row, outcome) in zip(contexts, outcomes) {
      for one in 0..<count {
        rewards[one] += outcome * row[one]
        for other in 0..<count { precision[one * count + other] += row[one] * row[other] }
      }
    }
    // The ridge keeps the matrix positive definite.
    guard let system = try? SymmetricSystem(precision, size: count) else { return }
    covariance = system.inverse()
    mean = system.solution(rewards)
  }

  /// The expected reward of a context.
  public func expected(_ row: [Double]) -> Double {
    zip(row, mean).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// How uncertain that expectation is: the square root of x' B^-1 x.
  public func deviation(_ row: [Double]) -> Double {
    var sum = 0.0
    for one in 0..<count {
      for other in 0..<count { sum += row[one] * covariance[one * count + other] * row[other] }
    }
    return max(0, sum).squareRoot()
  }
}
