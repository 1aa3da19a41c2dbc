import Glibc

/// A count of hits among trials whose probability differs between consumers as a beta distribution.
///
/// With a = mean x precision and b = (1 - mean) x precision, k hits among n trials have the
/// probability C(n, k) B(a + k, b + n - k) / B(a, b). A large precision gives the binomial.
public struct BetaBinomial: Sendable, Hashable {
  /// The mean probability.
  public var mean: Double
  /// a + b: how alike consumers are.
  public var precision: Double

  /// Below this, members of one class would be of two kinds.
  static let smallestPrecision = 4.0
  /// Above this, members do not differ.
  static let largestPrecision = 2_000.0

  /// Names the distribution by its mean and precision.
  public init(mean: Double, precision: Double) {
    self.mean = mean
    self.precision = precision
  }

  private var a: Double { mean * precision }
  private var b: Double { (1 - mean) * precision }

  /// Returns the log probabilities' parts by count, without the binomial coefficient.
  func table(largest: Int) -> Table {
    Table(
      hits: Self.rising(a, largest), misses: Self.rising(b, largest),
      trials: Self.rising(precision, largest))
  }

  /// The logarithms of x (x + 1) to (x + n - 1) for n from 0 to `largest`.
  private static func rising(_ start: Double, _ largest: Int) -> [Double] {
    var sums = [0.0]
    sums.reserveCapacity(largest + 1)
    for index in 0..<largest { sums.append((sums.last ?? 0) + log(start + Double(index))) }
    return sums
  }

  /// Log probabilities' parts by count.
  struct Table {
    let hits: [Double]
    let misses: [Double]
    let trials: [Double]

    func logProbability(_ hits: Int, of trials: Int) -> Double {
      self.hits[hits] + misses[trials - hits] - self.trials[trials]
    }
  }

  /// Returns the distribution after a step towards the largest likelihood; never lower.
  func improved(_ tails: ShareTails) -> BetaBinomial {
    let start = SIMD2(log(mean / (1 - mean)), log(precision))
    let end = CoordinateAscent.improve(BetaBinomialLikelihood(tails: tails), from: start, sweeps: 2)
    return BetaBinomial(mean: 1 / (1 + exp(-end[0])), precision: exp(end[1]))
  }
}

/// Weights of the consumers with more than 0, 1, 2 and so on hits, misses and trials.
///
/// The likelihood of beta-binomial counts depends on nothing else.
struct ShareTails: Sendable {
  private(set) var hits: [Double]
  private(set) var misses: [Double]
  private(set) var trials: [Double]

  /// - Parameters:
  ///   - counts: The consumers' counts.
  ///   - weights: One weight per consumer.
  ///   - largest: The largest number of trials.
  init(_ counts: ShareCounts, weights: some Collection<Double>, largest: Int) {
    hits = Array(repeating: 0, count: largest + 1)
    misses = hits
    trials = hits
    for (consumer, weight) in weights.enumerated() {
      hits[counts.hits[consumer]] += weight
      misses[counts.trials[consumer] - counts.hits[consumer]] += weight
      trials[counts.trials[consumer]] += weight
    }
    hits = Self.tails(hits)
    misses = Self.tails(misses)
    trials = Self.tails(trials)
  }

  /// Turns weights by count into weights of more than 0, 1, ...
  static func tails(_ byCount: [Double]) -> [Double] {
    var sum = 0.0
    var tails = byCount.reversed().map { weight -> Double in
      defer { sum += weight }
      return sum
    }
    tails.reverse()
    return tails
  }
}

/// The likelihood by logit of the mean and logarithm of the precision.
private struct BetaBinomialLikelihood: PairObjective {
  let tails: ShareTails

  static var bounds: (low: SIMD2<Double>, high: SIMD2<Double>) {
    (
      SIMD2(-9, log(BetaBinomial.smallestPrecision)),
      SIMD2(9, log(BetaBinomial.largestPrecision))
    )
  }

  private static func parts(_ point: SIMD2<Double>) -> (mean: Double, precision: Double) {
    (1 / (1 + exp(-point[0])), exp(point[1]))
  }

  func value(at point: SIMD2<Double>) -> Double {
    let (mean, precision) = Self.parts(point)
    return Self.sum(tails.hits, mean * precision) + Self.sum(tails.misses, (1 - mean) * precision)
      - Self.sum(tails.trials, precision)
  }

  private static func sum(_ tails: [Double], _ start: Double) -> Double {
    var sum = 0.0
    for (index, weight) in tails.enumerated() where weight > 0 {
      sum += weight * log(start + Double(index))
    }
    return sum
  }

  /// First and second derivative of `sum` by its start.
  private static func slopes(_ tails: [Double], _ start: Double) -> (Double, Double) {
    var (first, second) = (0.0, 0.0)
    for (index, weight) in tails.enumerated() where weight > 0 {
      let inverse = 1 / (start + Double(index))
      first += weight * inverse
      second -= weight * inverse * inverse
    }
    return (first, second)
  }

  func derivatives(at point: SIMD2<Double>, along axis: Int) -> (first: Double, second: Double) {
    let (mean, precision) = Self.parts(point)
    let (a, b) = (mean * precision, (1 - mean) * precision)
    let hit = Self.slopes(tails.hits, a)
    let miss = Self.slopes(tails.misses, b)
    if axis == 0 {
      let change = a * (1 - mean)
      let slope = hit.0 - miss.0
      return (change * slope, change * (1 - 2 * mean) * slope + change * change * (hit.1 + miss.1))
    }
    let trial = Self.slopes(tails.trials, precision)
    let first = a * hit.0 + b * miss.0 - precision * trial.0
    return (first, first + a * a * hit.1 + b * b * miss.1 - precision * precision * trial.1)
  }
}
