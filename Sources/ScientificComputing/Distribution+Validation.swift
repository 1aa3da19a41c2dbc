extension Distribution {
  /// The distribution's name in messages.
  public var name: String {
    switch self {
    case .constant: "constant"
    case .uniform: "uniform distribution"
    case .normal: "normal distribution"
    case .lognormal: "lognormal distribution"
    case .gamma: "gamma distribution"
    case .exponential: "exponential distribution"
    case .beta: "beta distribution"
    case .gumbel: "Gumbel distribution"
    case .poisson: "Poisson distribution"
    case .negativeBinomial: "negative binomial distribution"
    case .empirical: "empirical distribution"
    }
  }

  /// Throws the first parameter that is outside its range.
  public func validate() throws(ScientificError) {
    switch self {
    case .constant(let value): try check("value", value)
    case .uniform(let low, let high):
      try check("low", low)
      try require("high", high, high > low && high.isFinite, "above low, \(low)")
    case .normal(let mean, let deviation):
      try check("mean", mean)
      try checkPositive("standard deviation", deviation)
    case .lognormal(let logMean, let logDeviation):
      try check("log mean", logMean)
      try checkPositive("log standard deviation", logDeviation)
    case .gamma(let shape, let scale):
      try checkPositive("shape", shape)
      try checkPositive("scale", scale)
    case .exponential(let mean): try checkPositive("mean", mean)
    case .beta(let a, let b):
      try checkPositive("a", a)
      try checkPositive("b", b)
    case .gumbel(let location, let scale):
      try check("location", location)
      try checkPositive("scale", scale)
    case .poisson(let mean):
      try require("mean", mean, mean > 0 && mean <= Self.countLimit, "above 0 and at most 1e9")
    case .negativeBinomial(let successes, let probability):
      try checkPositive("successes", successes)
      try require(
        "probability", probability, probability > 0 && probability <= 1, "above 0 and at most 1")
      try require("mean", mean, mean <= Self.countLimit, "at most 1e9")
    case .empirical(let values, let weights): try checkTable(values, weights)
    }
  }

  /// The largest mean of a count: beyond it a normal distribution serves better.
  private static let countLimit = 1e9

  private func checkTable(_ values: [Double], _ weights: [Double]) throws(ScientificError) {
    guard values.count == weights.count else {
      throw .lengthMismatch(
        owner: name, first: "values", firstCount: values.count, second: "weights",
        secondCount: weights.count)
    }
    for (index, value) in values.enumerated() {
      try check("value \(index + 1)", value)
      let isHigher = index == 0 || value > values[index - 1]
      try require("value \(index + 1)", value, isHigher, "above the value before it")
    }
    for (index, weight) in weights.enumerated() {
      try require("weight \(index + 1)", weight, weight >= 0 && weight.isFinite, "at least 0")
    }
    let total = weights.reduce(0, +)
    try require("sum of weights", total, total > 0 && total.isFinite, "above 0 and finite")
  }

  private func check(_ parameter: String, _ value: Double) throws(ScientificError) {
    try require(parameter, value, value.isFinite, "finite")
  }

  private func checkPositive(_ parameter: String, _ value: Double) throws(ScientificError) {
    try require(parameter, value, value > 0 && value.isFinite, "above 0 and finite")
  }

  private func require(
    _ parameter: String, _ value: Double, _ condition: Bool, _ requirement: String
  ) throws(ScientificError) {
    guard condition else {
      throw .invalidParameter(
        owner: name, name: parameter, value: value, requirement: requirement)
    }
  }
}
