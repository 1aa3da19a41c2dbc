import CGSL

extension Distribution {
  /// Returns the probability of a count.
  func probability(of count: UInt32) -> Double {
    switch self {
    case .poisson(let mean): gsl_ran_poisson_pdf(count, mean)
    case .negativeBinomial(let successes, let probability):
      gsl_ran_negative_binomial_pdf(count, probability, successes)
    default: preconditionFailure("a distribution of counts")
    }
  }

  /// Returns the probability of at most `count`.
  func cumulative(count: UInt32) -> Double {
    switch self {
    case .poisson(let mean): gsl_cdf_poisson_P(count, mean)
    case .negativeBinomial(let successes, let probability):
      gsl_cdf_negative_binomial_P(count, probability, successes)
    default: preconditionFailure("a distribution of counts")
    }
  }

  /// Returns the smallest count whose cumulative probability is at least `probability`.
  ///
  /// Starts at the normal approximation, doubles steps until the answer is bracketed, then bisects.
  func countQuantile(_ probability: Double) -> Double {
    if probability == 1 { return .infinity }
    let guess = mean + variance.squareRoot() * gsl_cdf_ugaussian_Pinv(probability)
    var low = -1.0
    var high = max(0, guess.rounded())
    var step = 1.0
    while high < Double(UInt32.max), cumulative(high) < probability {
      low = high
      high += step
      step *= 2
    }
    step = 1
    while high - step > low {
      let trial = high - step
      if cumulative(trial) < probability {
        low = trial
        break
      }
      high = trial
      step *= 2
    }
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if cumulative(middle) < probability { low = middle } else { high = middle }
    }
    return high
  }
}
