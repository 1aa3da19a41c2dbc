import Glibc

/// Units beyond the first: a Poisson count per item bought whose rate differs between consumers as a
/// gamma distribution.
///
/// With x extra units on n items and s for the shape, the probability is
/// Gamma(s + x) / (Gamma(s) x!) (s / (s + n mean))^s (n mean / (s + n mean))^x.
public struct GammaPoisson: Sendable, Hashable {
  /// Mean extra units per item bought.
  public var mean: Double
  /// Shape of the gamma distribution; large where consumers are alike.
  public var shape: Double

  static let smallestShape = 0.5
  static let largestShape = 2_000.0

  /// Names the distribution by its mean and shape.
  public init(mean: Double, shape: Double) {
    self.mean = mean
    self.shape = shape
  }

  /// Returns the log probabilities' parts by count, without x! and the power of n.
  func table(largestExtra: Int, largestItems: Int) -> Table {
    var rising = [0.0]
    rising.reserveCapacity(largestExtra + 1)
    for extra in 0..<largestExtra { rising.append((rising.last ?? 0) + log(shape + Double(extra))) }
    let rate = shape / mean
    let items = (0...largestItems).map(Double.init)
    return Table(
      rising: rising, none: items.map { -shape * log1p($0 / rate) },
      each: items.map { -log(rate + $0) })
  }

  /// Log probabilities' parts by count.
  struct Table {
    let rising: [Double]
    let none: [Double]
    let each: [Double]

    func logProbability(_ extra: Int, of items: Int) -> Double {
      rising[extra] + none[items] + Double(extra) * each[items]
    }
  }

  /// Returns the distribution after a step towards the largest likelihood; never lower.
  func improved(_ tails: UnitTails) -> GammaPoisson {
    let end = CoordinateAscent.improve(
      GammaPoissonLikelihood(tails: tails), from: SIMD2(log(mean), log(shape)), sweeps: 2)
    return GammaPoisson(mean: exp(end[0]), shape: exp(end[1]))
  }
}

/// Weights of the consumers with more than 0, 1 and so on extra units; weights and extra units by items.
struct UnitTails: Sendable {
  private(set) var extra: [Double]
  private(set) var weights: [Double]
  private(set) var units: [Double]

  init(
    _ counts: ShareCounts, weights members: some Collection<Double>, largestExtra: Int,
    largestItems: Int
  ) {
    extra = Array(repeating: 0, count: largestExtra + 1)
    weights = Array(repeating: 0, count: largestItems + 1)
    units = weights
    for (consumer, weight) in members.enumerated() {
      extra[counts.hits[consumer]] += weight
      weights[counts.trials[consumer]] += weight
      units[counts.trials[consumer]] += weight * Double(counts.hits[consumer])
    }
    extra = ShareTails.tails(extra)
  }
}

/// The likelihood by logarithms of the mean and the shape.
private struct GammaPoissonLikelihood: PairObjective {
  let tails: UnitTails

  static var bounds: (low: SIMD2<Double>, high: SIMD2<Double>) {
    (
      SIMD2(log(1e-4), log(GammaPoisson.smallestShape)),
      SIMD2(log(100), log(GammaPoisson.largestShape))
    )
  }

  func value(at point: SIMD2<Double>) -> Double {
    let (mean, shape) = (exp(point[0]), exp(point[1]))
    var sum = 0.0
    for (index, weight) in tails.extra.enumerated() where weight > 0 {
      sum += weight * log(shape + Double(index))
    }
    for (items, weight) in tails.weights.enumerated() where weight > 0 {
      let n = Double(items)
      sum -= weight * shape * log1p(n * mean / shape) + tails.units[items] * log(shape / mean + n)
    }
    return sum
  }

  func derivatives(at point: SIMD2<Double>, along axis: Int) -> (first: Double, second: Double) {
    let (mean, shape) = (exp(point[0]), exp(point[1]))
    return axis == 0 ? meanDerivatives(mean, shape) : shapeDerivatives(mean, shape)
  }

  private func meanDerivatives(_ mean: Double, _ shape: Double) -> (Double, Double) {
    var (first, second) = (0.0, 0.0)
    for (items, weight) in tails.weights.enumerated() where weight > 0 {
      let n = Double(items)
      let sum = shape + n * mean
      first += shape * (tails.units[items] - weight * n * mean) / sum
      second -= shape * n * mean * (weight * shape + tails.units[items]) / (sum * sum)
    }
    return (first, second)
  }

  private func shapeDerivatives(_ mean: Double, _ shape: Double) -> (Double, Double) {
    var (first, second) = (0.0, 0.0)
    for (index, weight) in tails.extra.enumerated() where weight > 0 {
      let inverse = 1 / (shape + Double(index))
      first += weight * inverse
      second -= weight * inverse * inverse
    }
    for (items, weight) in tails.weights.enumerated() where weight > 0 {
      let expected = Double(items) * mean
      let sum = shape + expected
      first -= weight * (log1p(expected / shape) - expected / sum) + tails.units[items] / sum
      second -= weight * (expected / (sum * sum) - expected / (shape * sum))
      second += tails.units[items] / (sum * sum)
    }
    return (shape * first, shape * first + shape * shape * second)
  }
}
