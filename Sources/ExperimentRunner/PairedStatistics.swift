import ResultsStore
import ScientificComputing

/// Statistics of paired replications: intervals, tests, ranking (docs/background/statistics.md).
enum PairedStatistics {
  /// Returns the mean with its 95 % Student interval.
  static func interval(_ sample: [Double]) -> ComparisonSummary.Estimate {
    let mean = SampleStatistics.mean(sample)
    guard sample.count > 1 else {
      return ComparisonSummary.Estimate(mean: mean, low: mean, high: mean)
    }
    return estimate(
      mean: mean, variance: SampleStatistics.variance(sample) / Double(sample.count),
      degreesOfFreedom: sample.count - 1)
  }

  /// Returns the mean over drawn replications with the interval of simulation and assumptions.
  ///
  /// With s2_a = max(0, s2_drawn - s2_central) the half-width is t sqrt(s2_a + s2_drawn / R): the
  /// part that comes from assumptions does not shrink with more replications.
  static func interval(drawn: [Double], central: [Double]) -> ComparisonSummary.Estimate {
    guard drawn.count > 1, central.count > 1 else { return interval(drawn) }
    let total = SampleStatistics.variance(drawn)
    let assumptions = max(0, total - SampleStatistics.variance(central))
    return estimate(
      mean: SampleStatistics.mean(drawn),
      variance: assumptions + total / Double(drawn.count), degreesOfFreedom: drawn.count - 1)
  }

  private static func estimate(
    mean: Double, variance: Double, degreesOfFreedom: Int
  ) -> ComparisonSummary.Estimate {
    let quantile = SpecialFunctions.studentQuantile(
      0.975, degreesOfFreedom: Double(degreesOfFreedom))
    let half = quantile * variance.squareRoot()
    return ComparisonSummary.Estimate(mean: mean, low: mean - half, high: mean + half)
  }

  /// Returns the two-sided p-value of a zero mean, by Student's test; 1 without variation around 0.
  static func pValue(_ sample: [Double]) -> Double {
    let mean = SampleStatistics.mean(sample)
    guard sample.count > 1 else { return 1 }
    let error = (SampleStatistics.variance(sample) / Double(sample.count)).squareRoot()
    guard error > 0 else { return mean == 0 ? 1 : 0 }
    return 2
      * SpecialFunctions.studentCumulative(
        -abs(mean / error), degreesOfFreedom: Double(sample.count - 1))
  }

  /// Returns p-values adjusted for several tests by Holm's step-down method
  /// (*Scandinavian Journal of Statistics* 6, 1979).
  static func holm(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var adjusted = values
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, Double(values.count - rank) * values[index]))
      adjusted[index] = largest
    }
    return adjusted
  }

  /// Returns the variance of an unpaired difference over that of the paired one; 1 without variance.
  static func varianceReduction(_ first: [Double], _ second: [Double]) -> Double {
    guard first.count > 1 else { return 1 }
    let paired = SampleStatistics.variance(zip(first, second).map { $0 - $1 })
    let unpaired = SampleStatistics.variance(first) + SampleStatistics.variance(second)
    return paired > 0 ? unpaired / paired : 1
  }

  /// Returns the mean of the worst 5 % of a sample, at least one value.
  static func worst5(_ sample: [Double]) -> Double {
    let count = max(1, Int((0.05 * Double(sample.count)).rounded(.up)))
    return sample.sorted().prefix(count).reduce(0, +) / Double(count)
  }
}
