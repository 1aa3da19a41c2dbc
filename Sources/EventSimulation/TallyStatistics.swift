/// Count, mean, variance and range of a series of observations, in one pass.
///
/// - SeeAlso: B. P. Welford, "Note on a method for calculating corrected sums of squares and
///   products", *Technometrics* 4(3), 1962.
public struct TallyStatistics: Hashable, Sendable {
  /// The number of observations.
  public private(set) var count = 0
  private var runningMean = 0.0
  private var squaredDeviations = 0.0
  /// The smallest observation; infinity before the first.
  public private(set) var minimum = Double.infinity
  /// The largest observation; minus infinity before the first.
  public private(set) var maximum = -Double.infinity

  /// Creates statistics of no observation.
  public init() {}

  /// Adds an observation.
  public mutating func record(_ value: Double) {
    count += 1
    let deviation = value - runningMean
    runningMean += deviation / Double(count)
    squaredDeviations += deviation * (value - runningMean)
    minimum = min(minimum, value)
    maximum = max(maximum, value)
  }

  /// The mean; not a number before the first observation.
  public var mean: Double { count > 0 ? runningMean : .nan }

  /// The unbiased sample variance; not a number below two observations.
  public var variance: Double { count > 1 ? squaredDeviations / Double(count - 1) : .nan }

  /// The standard error of the mean of independent observations; not a number below two.
  public var standardError: Double { (variance / Double(count)).squareRoot() }
}
