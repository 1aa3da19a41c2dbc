import Foundation
import RandomStreams
import ScientificComputing
import Testing

@Suite("sampling (O9)")
struct SamplingTests {
  private static let draws = 50_000

  @Test("samples fit the distribution by chi-square and Kolmogorov-Smirnov", arguments: seeded)
  func continuousSamplesFit(distribution: Distribution, seed: UInt64) {
    let sample = samples(of: distribution, seed: seed, count: Self.draws)
    var counts = [Int](repeating: 0, count: 100)
    var distance = 0.0
    for (index, value) in sample.sorted().enumerated() {
      let probability = distribution.cumulative(value)
      counts[min(99, Int(probability * 100))] += 1
      let gap = max(
        probability - Double(index) / Double(sample.count),
        Double(index + 1) / Double(sample.count) - probability)
      distance = max(distance, gap)
    }
    let fit = chiSquareProbability(counts, [Double](repeating: 0.01, count: 100))
    #expect(fit > 1e-4 && fit < 1 - 1e-4)
    #expect(distance * Double(sample.count).squareRoot() < 1.95)
  }

  @Test("samples of counts fit their probabilities by chi-square", arguments: seededCounts)
  func countsFit(distribution: Distribution, seed: UInt64) {
    let sample = samples(of: distribution, seed: seed, count: Self.draws)
    let first = max(1, Int(distribution.quantile(0.01)))
    let last = Int(distribution.quantile(0.99))
    var probabilities = (first...last).map { distribution.density(Double($0)) }
    probabilities.insert(distribution.cumulative(Double(first - 1)), at: 0)
    probabilities.append(1 - distribution.cumulative(Double(last)))
    var counts = [Int](repeating: 0, count: probabilities.count)
    for value in sample { counts[min(max(Int(value) - first + 1, 0), last - first + 2)] += 1 }
    let fit = chiSquareProbability(counts, probabilities)
    #expect(fit > 1e-4 && fit < 1 - 1e-4)
  }

  @Test("sample mean and variance are within four standard errors", arguments: seeded)
  func momentsFit(distribution: Distribution, seed: UInt64) throws {
    let sample = samples(of: distribution, seed: seed, count: Self.draws)
    let count = Double(sample.count)
    let meanError = (distribution.variance / count).squareRoot()
    #expect(abs(SampleStatistics.mean(sample) - distribution.mean) < 4 * meanError)
    let fourth = try Quadrature.adaptive(lower: 0, upper: 1, tolerance: 1e-6) {
      pow(distribution.quantile($0) - distribution.mean, 4)
    }
    let varianceError = ((fourth - distribution.variance * distribution.variance) / count)
      .squareRoot()
    #expect(abs(SampleStatistics.variance(sample) - distribution.variance) < 4 * varianceError)
  }

  @Test("an empirical distribution is drawn with its weights; weight 0 never comes")
  func empiricalSamples() {
    let table = Distribution.empirical(values: [1, 2, 3, 5], weights: [59, 40, 0, 1])
    let sample = samples(of: table, seed: 31, count: Self.draws)
    let counts = [1.0, 2, 5].map { value in sample.count { $0 == value } }
    #expect(counts.reduce(0, +) == sample.count)
    let fit = chiSquareProbability(counts, [0.59, 0.40, 0.01])
    #expect(fit > 1e-4 && fit < 1 - 1e-4)
  }

  @Test("streams of different names are uncorrelated, whatever part of the name differs")
  func streamsAreIndependent() {
    let count = 40_000
    let base = uniforms(seed: 1, purpose: "taste", entity: 1, count: count)
    let others = [
      uniforms(seed: 2, purpose: "taste", entity: 1, count: count),
      uniforms(seed: 1, purpose: "visits", entity: 1, count: count),
      uniforms(seed: 1, purpose: "taste", entity: 2, count: count),
      Array(uniforms(seed: 1, purpose: "taste", entity: 1, count: count + 1).dropFirst()),
    ]
    for other in others {
      let correlation = SampleStatistics.correlation(base, other)
      #expect(abs(correlation) < 4 / Double(count).squareRoot())
    }
  }

  @Test("a sample that is a quantile uses one draw; gamma and beta go through GSL")
  func drawsPerSample() {
    var stream = namedStream(seed: 5, purpose: "draws", entity: 0)
    let untouched = stream
    let sample = Distribution.poisson(mean: 50).sample(from: &stream)
    #expect(sample == Distribution.poisson(mean: 50).quantile(untouched.uniform(at: 0)))
    #expect(stream.nextBits() == untouched.bits(at: 1))
  }
}

private func samples(of distribution: Distribution, seed: UInt64, count: Int) -> [Double] {
  var stream = namedStream(seed: seed, purpose: "sampling", entity: 0)
  return (0..<count).map { _ in distribution.sample(from: &stream) }
}

private func uniforms(seed: UInt64, purpose: String, entity: UInt64, count: Int) -> [Double] {
  var stream = namedStream(seed: seed, purpose: purpose, entity: entity)
  return (0..<count).map { _ in stream.nextUniform() }
}

func namedStream(seed: UInt64, purpose: String, entity: UInt64) -> RandomStream {
  RandomStream(
    seed: seed, replication: ReplicationKey(.rank, number: 0), purpose: purpose,
    entity: EntityKey("test").child(entity))
}

/// Returns the chi-square distribution's cumulative probability of the counts' misfit.
private func chiSquareProbability(_ counts: [Int], _ probabilities: [Double]) -> Double {
  let total = Double(counts.reduce(0, +))
  let misfit = zip(counts, probabilities).reduce(0.0) { sum, cell in
    let expected = total * cell.1
    return sum + (Double(cell.0) - expected) * (Double(cell.0) - expected) / expected
  }
  // Chi-square with k degrees of freedom is gamma with shape k / 2 and scale 2.
  return Distribution.gamma(shape: Double(counts.count - 1) / 2, scale: 2).cumulative(misfit)
}

private let seeded: [(Distribution, UInt64)] = continuous.flatMap {
  [($0, UInt64(21)), ($0, UInt64(22))]
}

private let seededCounts: [(Distribution, UInt64)] = [
  .poisson(mean: 3.5), .poisson(mean: 50), .poisson(mean: 400),
  .negativeBinomial(successes: 2.5, probability: 0.3),
].flatMap { [($0, UInt64(23)), ($0, UInt64(24))] }
