import Glibc
import ScientificComputing
import Testing

@testable import ConsumerSegments

@Suite("Distributions of a class")
struct DistributionTests {
  private func choose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
  }

  @Test("with a = b = 1 every number of hits is equally likely")
  func uniform() {
    let table = BetaBinomial(mean: 0.5, precision: 2).table(largest: 9)
    for hits in 0...9 {
      let probability = exp(table.logProbability(hits, of: 9) + choose(9, hits))
      #expect(abs(probability - 0.1) < 1e-12)
    }
  }

  @Test("a large precision gives the binomial")
  func binomial() {
    let table = BetaBinomial(mean: 0.3, precision: 1e9).table(largest: 6)
    for hits in 0...6 {
      let expected = Double(hits) * log(0.3) + Double(6 - hits) * log(0.7)
      #expect(abs(table.logProbability(hits, of: 6) - expected) < 1e-6)
    }
  }

  @Test("extra units are negative binomial", arguments: [0, 1, 4, 11])
  func negativeBinomial(extra: Int) throws {
    let (mean, shape, items) = (0.7, 2.5, 3)
    let units = GammaPoisson(mean: mean, shape: shape)
    let table = units.table(largestExtra: 11, largestItems: items)
    let constant = Double(extra) * log(Double(items)) - lgamma(Double(extra + 1))
    let oracle = try Distribution.negativeBinomial(
      successes: shape, probability: shape / (shape + Double(items) * mean))
    let expected = oracle.density(Double(extra))
    #expect(abs(exp(table.logProbability(extra, of: items) + constant) - expected) < 1e-12)
  }

  @Test("steps lead to the mean and the precision of the sample")
  func betaBinomialFit() {
    // 1,000 consumers with 9 trials, spread as a = b = 1 says: 100 with each number of hits.
    let hits = (0..<1000).map { $0 % 10 }
    let counts = ShareCounts(hits: hits, trials: hits.map { _ in 9 })
    let tails = ShareTails(counts, weights: hits.map { _ in 1 }, largest: 9)
    var fit = BetaBinomial(mean: 0.2, precision: 30)
    for _ in 0..<40 { fit = fit.improved(tails) }
    #expect(abs(fit.mean - 0.5) < 1e-6)
    // The sample asks for 2, which lies below the bound.
    #expect(abs(fit.precision - BetaBinomial.smallestPrecision) < 1e-9)
  }

  @Test("with one item each, the mean of the extra units is that of the sample")
  func gammaPoissonFit() {
    let extra = (0..<600).map { [0, 0, 1, 0, 3, 2][$0 % 6] }
    let counts = ShareCounts(hits: extra, trials: extra.map { _ in 1 })
    let tails = UnitTails(counts, weights: extra.map { _ in 1 }, largestExtra: 3, largestItems: 1)
    var fit = GammaPoisson(mean: 0.1, shape: 20)
    for _ in 0..<60 { fit = fit.improved(tails) }
    #expect(abs(fit.mean - 1) < 1e-6)
    #expect(fit.shape > 1 && fit.shape < 10)
  }
}
