import Glibc
import ScientificComputing

/// A normal distribution fitted to values of which some are only known to be exceeded.
///
/// Expectation and maximisation in turn: a censored value counts as its mean and mean square above the
/// bound, under the fit so far. Sources: A. Dempster, N. Laird and D. Rubin, *Journal of the Royal
/// Statistical Society B* 39(1), 1977; K. Talluri and G. van Ryzin, *The Theory and Practice of
/// Revenue Management*, 2004, section 9.4.
enum CensoredNormal {
  /// A value, or a bound that the value lies above.
  struct Observation: Sendable, Hashable {
    var value: Double
    var isCensored: Bool
  }

  /// Standard deviation of a whole unit that nobody knows better: that of rounding.
  private static let smallest = 0.29

  /// Returns the fit; `nil` with fewer than two values, or where all are 0.
  ///
  /// Where every value is a bound, bounds count as values: nothing says how far above demand lies.
  static func fit(_ observations: [Observation]) -> Distribution? {
    let values = observations.map(\.value)
    guard values.count > 1, values.contains(where: { $0 > 0 }) else { return nil }
    var mean = SampleStatistics.mean(values)
    var deviation = max(smallest, SampleStatistics.variance(values).squareRoot())
    guard observations.contains(where: { !$0.isCensored }) else {
      return .normal(mean: mean, standardDeviation: deviation)
    }
    for _ in 0..<500 {
      let (old, count) = (mean, Double(values.count))
      let moments = observations.map { $0.moments(mean: mean, deviation: deviation) }
      mean = moments.reduce(0) { $0 + $1.first } / count
      let square = moments.reduce(0) { $0 + $1.second } / count
      deviation = max(smallest, max(0, square - mean * mean).squareRoot())
      if abs(mean - old) < 1e-7 * max(1, abs(mean)) { break }
    }
    return .normal(mean: mean, standardDeviation: deviation)
  }
}

extension CensoredNormal.Observation {
  /// Mean and mean square of the value under a fit.
  fileprivate func moments(mean: Double, deviation: Double) -> (first: Double, second: Double) {
    guard isCensored else { return (value, value * value) }
    let bound = (value - mean) / deviation
    // Beyond 30 deviations the tail's mean lies at the bound.
    guard bound < 30 else { return (value, value * value) }
    let hazard =
      exp(-bound * bound / 2) * 2 / (2 * Double.pi).squareRoot() / erfc(bound / 2.0.squareRoot())
    return (
      mean + deviation * hazard,
      mean * mean + deviation * deviation + deviation * (value + mean) * hazard
    )
  }
}
