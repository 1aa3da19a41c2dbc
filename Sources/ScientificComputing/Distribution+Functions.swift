import CGSL
public import RandomStreams

extension Distribution {
  /// Returns the density at `value`, or the probability of `value` where `isDiscrete`.
  public func density(_ value: Double) -> Double {
    switch self {
    case .constant(let constant): value == constant ? 1 : 0
    case .uniform(let low, let high): gsl_ran_flat_pdf(value, low, high)
    case .normal(let mean, let deviation): gsl_ran_gaussian_pdf(value - mean, deviation)
    case .lognormal(let logMean, let logDeviation):
      gsl_ran_lognormal_pdf(value, logMean, logDeviation)
    case .gamma(let shape, let scale): gsl_ran_gamma_pdf(value, shape, scale)
    case .exponential(let mean): gsl_ran_exponential_pdf(value, mean)
    case .beta(let a, let b): gsl_ran_beta_pdf(value, a, b)
    case .gumbel(let location, let scale):
      gsl_ran_gumbel1_pdf(value - location, 1 / scale, 1)
    case .poisson, .negativeBinomial: UInt32(exactly: value).map(probability(of:)) ?? 0
    case .empirical(let values, let weights): Empirical(values, weights).probability(of: value)
    }
  }

  /// Returns the probability of a value at or below `value`.
  public func cumulative(_ value: Double) -> Double {
    GSL.prepare()
    return switch self {
    case .constant(let constant): value >= constant ? 1 : 0
    case .uniform(let low, let high): gsl_cdf_flat_P(value, low, high)
    case .normal(let mean, let deviation): gsl_cdf_gaussian_P(value - mean, deviation)
    case .lognormal(let logMean, let logDeviation):
      value <= 0 ? 0 : gsl_cdf_lognormal_P(value, logMean, logDeviation)
    case .gamma(let shape, let scale): gsl_cdf_gamma_P(value, shape, scale)
    case .exponential(let mean): gsl_cdf_exponential_P(value, mean)
    case .beta(let a, let b): gsl_cdf_beta_P(value, a, b)
    case .gumbel(let location, let scale): gsl_cdf_gumbel1_P(value - location, 1 / scale, 1)
    case .poisson, .negativeBinomial:
      value < 0 ? 0 : cumulative(count: UInt32(min(value, Double(UInt32.max))))
    case .empirical(let values, let weights): Empirical(values, weights).cumulative(value)
    }
  }

  /// Returns the smallest value that is not exceeded with at least `probability`.
  ///
  /// At 0 and 1 these are the ends of the support, infinite where it has none. Every quantile rises
  /// with `probability`.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability is between 0 and 1")
    GSL.prepare()
    return switch self {
    case .constant(let constant): constant
    case .uniform(let low, let high): gsl_cdf_flat_Pinv(probability, low, high)
    case .normal(let mean, let deviation): mean + gsl_cdf_gaussian_Pinv(probability, deviation)
    case .lognormal(let logMean, let logDeviation):
      exp(logMean + gsl_cdf_gaussian_Pinv(probability, logDeviation))
    case .gamma(let shape, let scale):
      scale
        * Self.inverse(
          gsl_cdf_gamma_Pinv(probability, shape, 1), at: probability, below: 2 * shape + 800
        ) {
          gsl_cdf_gamma_P($0, shape, 1)
        }
    case .exponential(let mean): gsl_cdf_exponential_Pinv(probability, mean)
    case .beta(let a, let b):
      Self.inverse(gsl_cdf_beta_Pinv(probability, a, b), at: probability, below: 1) {
        gsl_cdf_beta_P($0, a, b)
      }
    case .gumbel(let location, let scale):
      location + gsl_cdf_gumbel1_Pinv(probability, 1 / scale, 1)
    case .poisson, .negativeBinomial: countQuantile(probability)
    case .empirical(let values, let weights): Empirical(values, weights).quantile(probability)
    }
  }

  /// GSL's inverse of a distribution function on the positive numbers, or where it did not converge, as for beta
  /// distributions of thousands of trials, the inverse by bisection.
  private static func inverse(
    _ found: Double, at probability: Double, below end: Double, _ function: (Double) -> Double
  ) -> Double {
    guard found.isNaN else { return found }
    var (low, high) = (0.0, end)
    while case let middle = low + (high - low) / 2, middle > low, middle < high {
      if function(middle) < probability { low = middle } else { high = middle }
    }
    return high
  }

  /// Returns the next sample from `stream`.
  ///
  /// All but gamma and beta are quantiles of one uniform draw: a sample uses exactly one draw and
  /// rises with it and with the mean, which is what common random numbers need. GSL's generators draw
  /// gamma and beta, five times as fast as their quantiles but with a varying number of draws; where
  /// one draw per sample matters, ask `quantile(_:)` at a stream's uniform number.
  public func sample(from stream: inout RandomStream) -> Double {
    switch self {
    case .gamma(let shape, let scale):
      precondition(shape > 0 && scale > 0, "the distribution is valid")
      return withGSLGenerator(stream: &stream) { gsl_ran_gamma($0, shape, scale) }
    case .beta(let a, let b):
      precondition(a > 0 && b > 0, "the distribution is valid")
      return withGSLGenerator(stream: &stream) { gsl_ran_beta($0, a, b) }
    default: return quantile(stream.nextUniform())
    }
  }
}
