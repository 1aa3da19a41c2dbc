import Glibc

/// A gamma distribution of consumers' visit rates, fitted to the periods in which they came.
public struct VisitRates: Sendable, Hashable {
  /// Mean visits per period.
  public var mean: Double
  /// Shape of the gamma distribution; small where consumers differ much.
  public var shape: Double

  /// The shape of consumers who hardly differ.
  static let largestShape = 1_000.0
  private static let smallestShape = 0.05

  /// Fits the distribution by two moments.
  ///
  /// With rate r a consumer stays away for a period with probability e^-r. The means over consumers of
  /// e^-r and e^-2r, estimated without bias from the periods without a visit, are (1 + m/a)^-a and
  /// (1 + 2m/a)^-a for mean m and shape a.
  ///
  /// - Parameters:
  ///   - absences: Periods without a visit, one count per consumer; not empty.
  ///   - periods: Periods observed, at least two.
  public init(absences: [Int], periods: Int) {
    precondition(!absences.isEmpty && periods >= 2, "a fit needs consumers and two periods")
    let count = Double(absences.count)
    let total = Double(periods)
    let first = absences.reduce(0.0) { $0 + Double($1) } / total / count
    let second =
      absences.reduce(0.0) { $0 + Double($1 * ($1 - 1)) } / (total * (total - 1)) / count
    self.init(first: first, second: second)
  }

  /// Fits the distribution to consumers who count with weights, such as a segment's members.
  ///
  /// - Parameters:
  ///   - absences: Periods without a visit, one count per consumer.
  ///   - weights: One weight per consumer, not negative, with a sum above 0.
  ///   - periods: Periods observed, at least two.
  public init(absences: [Int], weights: [Double], periods: Int) {
    precondition(absences.count == weights.count && periods >= 2, "a weight for each consumer")
    let total = Double(periods)
    var (sum, first, second) = (0.0, 0.0, 0.0)
    for (count, weight) in zip(absences, weights) {
      sum += weight
      first += weight * Double(count) / total
      second += weight * Double(count * (count - 1)) / (total * (total - 1))
    }
    self.init(first: first / sum, second: second / sum)
  }

  /// Solves the two moments: the means over consumers of e^-r and e^-2r.
  private init(first: Double, second: Double) {
    let once = -log(min(max(first, 1e-9), 1 - 1e-9))
    let twice = -log(min(max(second, 1e-12), 1 - 1e-12))
    shape = Self.shape(once: once, twice: twice)
    mean = shape * expm1(once / shape)
  }

  /// Solves a ln(1 + 2 (e^(once/a) - 1)) = twice by bisection of ln a; the left side rises with a.
  private static func shape(once: Double, twice: Double) -> Double {
    var (low, high) = (log(smallestShape), log(largestShape))
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let a = exp(middle)
      if a * log1p(2 * expm1(once / a)) < twice { low = middle } else { high = middle }
    }
    return exp((low + high) / 2)
  }
}
