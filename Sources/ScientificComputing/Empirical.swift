/// A table of increasing values with weights, read as a distribution.
struct Empirical {
  private let values: [Double]
  private let weights: [Double]
  private let total: Double

  init(_ values: [Double], _ weights: [Double]) {
    self.values = values
    self.weights = weights
    total = weights.reduce(0, +)
  }

  var mean: Double {
    zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
  }

  var variance: Double {
    let mean = self.mean
    return zip(values, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / total
  }

  func probability(of value: Double) -> Double {
    zip(values, weights).first { $0.0 == value }.map { $0.1 / total } ?? 0
  }

  func cumulative(_ value: Double) -> Double {
    zip(values, weights).prefix { $0.0 <= value }.reduce(0) { $0 + $1.1 } / total
  }

  func quantile(_ probability: Double) -> Double {
    var sum = 0.0
    for (value, weight) in zip(values, weights) where weight > 0 {
      sum += weight
      if sum / total >= probability { return value }
    }
    // Only rounding in the last sum can lead here.
    return values[weights.lastIndex { $0 > 0 } ?? 0]
  }
}
