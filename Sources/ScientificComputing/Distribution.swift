import CGSL

/// A probability distribution that a scenario can name.
///
/// The cases hold what was read; `validate()` says whether they make sense, and the other members
/// may only be asked after it.
public enum Distribution: Hashable, Sendable {
  /// One value, always.
  case constant(Double)
  /// Every value between two bounds is equally likely.
  case uniform(low: Double, high: Double)
  /// The normal distribution.
  case normal(mean: Double, standardDeviation: Double)
  /// The exponential of a normal variable with the given mean and standard deviation.
  case lognormal(logMean: Double, logStandardDeviation: Double)
  /// The gamma distribution; its mean is shape times scale.
  case gamma(shape: Double, scale: Double)
  /// The exponential distribution.
  case exponential(mean: Double)
  /// The beta distribution on the unit interval; its mean is a / (a + b).
  case beta(a: Double, b: Double)
  /// The Gumbel distribution of maxima; its mean is location + 0.5772 scale.
  case gumbel(location: Double, scale: Double)
  /// The number of events at the given mean.
  case poisson(mean: Double)
  /// The number of failures before the given number of successes, which need not be whole, in trials
  /// of the given success probability; its mean is successes (1 - probability) / probability.
  case negativeBinomial(successes: Double, probability: Double)
  /// The given values, in increasing order, with probabilities proportional to the weights.
  case empirical(values: [Double], weights: [Double])

  /// The mean.
  public var mean: Double {
    switch self {
    case .constant(let value): value
    case .uniform(let low, let high): low / 2 + high / 2
    case .normal(let mean, _): mean
    case .lognormal(let logMean, let logDeviation): exp(logMean + logDeviation * logDeviation / 2)
    case .gamma(let shape, let scale): shape * scale
    case .exponential(let mean): mean
    case .beta(let a, let b): a / (a + b)
    case .gumbel(let location, let scale): location + M_EULER * scale
    case .poisson(let mean): mean
    case .negativeBinomial(let successes, let probability):
      successes * (1 - probability) / probability
    case .empirical(let values, let weights):
      Empirical(values, weights).mean
    }
  }

  /// The variance.
  public var variance: Double {
    switch self {
    case .constant: 0
    case .uniform(let low, let high): (high - low) * (high - low) / 12
    case .normal(_, let deviation): deviation * deviation
    case .lognormal(_, let logDeviation): expm1(logDeviation * logDeviation) * mean * mean
    case .gamma(let shape, let scale): shape * scale * scale
    case .exponential(let mean): mean * mean
    case .beta(let a, let b): a * b / ((a + b) * (a + b) * (a + b + 1))
    case .gumbel(_, let scale): Double.pi * Double.pi / 6 * scale * scale
    case .poisson(let mean): mean
    case .negativeBinomial(let successes, let probability):
      successes * (1 - probability) / (probability * probability)
    case .empirical(let values, let weights):
      Empirical(values, weights).variance
    }
  }

  /// Whether the values are whole numbers or listed one by one, so that `density` is a probability.
  public var isDiscrete: Bool {
    switch self {
    case .constant, .poisson, .negativeBinomial, .empirical: true
    case .uniform, .normal, .lognormal, .gamma, .exponential, .beta, .gumbel: false
    }
  }
}
