import CGSL

/// Summaries of a sample.
public enum SampleStatistics {
  /// Returns the mean of a sample that is not empty.
  public static func mean(_ sample: [Double]) -> Double {
    precondition(!sample.isEmpty, "a mean needs a value")
    return gsl_stats_mean(sample, 1, sample.count)
  }

  /// Returns the unbiased variance (divisor n - 1) of at least two values.
  public static func variance(_ sample: [Double]) -> Double {
    precondition(sample.count >= 2, "a variance needs two values")
    return gsl_stats_variance(sample, 1, sample.count)
  }

  /// Returns the correlation of two samples of the same length, at least two.
  public static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count && first.count >= 2, "two samples of one length")
    return gsl_stats_correlation(first, 1, second, 1, first.count)
  }

  /// Returns the sample's quantile, by linear interpolation between order statistics (type 7 of
  /// Hyndman and Fan, 1996).
  ///
  /// - Complexity: O(*n* log *n*): the sample is sorted.
  public static func quantile(_ sample: [Double], _ probability: Double) -> Double {
    precondition(!sample.isEmpty, "a quantile needs a value")
    precondition(probability >= 0 && probability <= 1, "a probability is between 0 and 1")
    return gsl_stats_quantile_from_sorted_data(sample.sorted(), 1, sample.count, probability)
  }
}
