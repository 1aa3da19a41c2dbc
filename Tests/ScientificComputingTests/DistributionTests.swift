import Foundation
import ScientificComputing
import Testing

@Suite("distributions")
struct DistributionTests {
  @Test("cumulative undoes quantile", arguments: continuous)
  func cumulativeUndoesQuantile(distribution: Distribution) {
    for probability in [1e-6, 0.001, 0.025, 0.3, 0.5, 0.77, 0.975, 0.999, 1 - 1e-6] {
      let value = distribution.quantile(probability)
      #expect(abs(distribution.cumulative(value) - probability) < 1e-9, "at \(probability)")
    }
  }

  @Test("quantiles of thousands of trials, where GSL's inverse does not always converge")
  func manyTrials() {
    for shape in stride(from: 4_000.0, through: 8_000, by: 40) {
      for distribution in [
        Distribution.beta(a: shape, b: 5.6 * shape), .gamma(shape: shape, scale: 1),
      ] {
        for probability in [0.025, 0.1, 0.9, 0.975] {
          let value = distribution.quantile(probability)
          #expect(abs(distribution.cumulative(value) - probability) < 1e-11)
        }
      }
    }
  }

  @Test("a discrete quantile is the smallest value that reaches the probability", arguments: counts)
  func discreteQuantile(distribution: Distribution) {
    for probability in [1e-9, 0.001, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9] {
      let value = distribution.quantile(probability)
      #expect(distribution.cumulative(value) >= probability)
      #expect(value == 0 || distribution.cumulative(value - 1) < probability)
    }
  }

  @Test("the density integrates to the cumulative probability", arguments: continuous)
  func densityIntegrates(distribution: Distribution) throws {
    let start = distribution.quantile(0.01)
    for probability in [0.1, 0.5, 0.99] {
      let end = distribution.quantile(probability)
      let integral = try Quadrature.adaptive(lower: start, upper: end, distribution.density)
      #expect(abs(integral - (probability - 0.01)) < 1e-9)
    }
  }

  @Test("probabilities of counts sum to the cumulative probability", arguments: counts)
  func probabilitiesSum(distribution: Distribution) {
    var sum = 0.0
    for count in 0...60 {
      sum += distribution.density(Double(count))
      #expect(abs(sum - distribution.cumulative(Double(count))) < 1e-10)
      #expect(
        distribution.cumulative(Double(count) + 0.5) == distribution.cumulative(Double(count)))
    }
    #expect(distribution.density(1.5) == 0)
    #expect(distribution.cumulative(-0.5) == 0)
  }

  @Test("mean and variance are those of the quantile function", arguments: continuous)
  func momentsMatchQuantiles(distribution: Distribution) throws {
    let mean = try Quadrature.adaptive(lower: 0, upper: 1, tolerance: 1e-7) {
      distribution.quantile($0)
    }
    let square = try Quadrature.adaptive(lower: 0, upper: 1, tolerance: 1e-7) {
      pow(distribution.quantile($0) - distribution.mean, 2)
    }
    #expect(abs(mean - distribution.mean) < 1e-5 * (1 + abs(mean)))
    #expect(abs(square - distribution.variance) < 1e-4 * (1 + square))
  }

  @Test("mean and variance of counts are their sums", arguments: counts)
  func momentsOfCounts(distribution: Distribution) {
    let last = Int(distribution.quantile(1 - 1e-13))
    let mean = (0...last).reduce(0.0) { $0 + Double($1) * distribution.density(Double($1)) }
    let square = (0...last).reduce(0.0) {
      $0 + pow(Double($1) - distribution.mean, 2) * distribution.density(Double($1))
    }
    #expect(abs(mean - distribution.mean) < 1e-7 * distribution.mean)
    #expect(abs(square - distribution.variance) < 1e-6 * distribution.variance)
  }

  @Test("the standard Gumbel has Euler's constant as mean and pi squared over six as variance (O9)")
  func gumbelMoments() {
    let gumbel = Distribution.gumbel(location: 0, scale: 1)
    #expect(abs(gumbel.mean - 0.57721566) < 1e-8)
    #expect(abs(gumbel.variance - 1.64493407) < 1e-8)
  }

  @Test("normal and exponential probabilities are GSL's moment tests (O9)")
  func momentTests() {
    let normal = Distribution.normal(mean: 0, standardDeviation: 1)
    #expect(abs(normal.cumulative(1) - normal.cumulative(-1) - 0.6826895) < 1e-7)
    #expect(abs(normal.cumulative(3.5) - normal.cumulative(3) - 0.0011172689) < 1e-10)
    #expect(abs(Distribution.exponential(mean: 2).cumulative(1) - (1 - exp(-0.5))) < 1e-15)
  }

  @Test("an empirical distribution is its table")
  func empiricalTable() {
    let table = Distribution.empirical(values: [1, 2, 5], weights: [59, 40, 1])
    #expect(abs(table.mean - 1.44) < 1e-15)
    #expect(
      abs(table.variance - (0.59 * 0.44 * 0.44 + 0.4 * 0.56 * 0.56 + 3.56 * 3.56 / 100)) < 1e-15)
    #expect([0, 0.59, 0.6, 0.99, 0.995, 1].map(table.quantile) == [1, 1, 2, 2, 5, 5])
    #expect([0.9, 1, 4.9, 5].map(table.cumulative) == [0, 0.59, 0.99, 1])
    #expect([1, 3].map(table.density) == [0.59, 0])
  }

  @Test("a constant is its value")
  func constant() {
    let three = Distribution.constant(3)
    #expect(three.quantile(0.2) == 3 && three.mean == 3 && three.variance == 0)
    #expect([2.9, 3].map(three.cumulative) == [0, 1])
  }

  @Test("the best order is the critical quantile of demand (O6)")
  func newsvendorByQuantile() {
    let first = Newsvendor(price: 10, cost: 6, salvage: 2, mean: 100, deviation: 20)
    #expect(abs(first.demand.quantile(first.criticalRatio) - 100) < 1e-9)
    #expect(abs(first.profit(order: 100) - 336.169235) < 1e-6)
    let second = Newsvendor(price: 12, cost: 4, salvage: 1, mean: 100, deviation: 30)
    let order = second.demand.quantile(second.criticalRatio)
    #expect(abs(order - 118.137560) < 1e-6)
    #expect(abs(second.profit(order: order) - 690.339152) < 1e-6)
    #expect(Distribution.poisson(mean: 50).quantile(0.5) == 50)
  }

  @Test("expected newsvendor profit under Poisson demand is O6's, order by order")
  func newsvendorPoisson() {
    let demand = Distribution.poisson(mean: 50)
    let expected = [176.718464, 177.319531, 177.469997, 177.169864, 176.427966]
    for (order, profit) in zip([48.0, 49, 50, 51, 52], expected) {
      let mean = (0...200).reduce(0.0) { sum, count in
        let sales = min(Double(count), order)
        return sum + demand.density(Double(count)) * (10 * sales + 2 * (order - sales) - 6 * order)
      }
      #expect(abs(mean - profit) < 1e-6)
    }
  }

  @Test("Littlewood's protection levels are demand quantiles (O4)")
  func littlewood() {
    let normal = Distribution.normal(mean: 60, standardDeviation: 20)
    #expect(abs(normal.quantile(1 - 60.0 / 100) - 54.933058) < 1e-6)
    #expect(Distribution.poisson(mean: 20).quantile(1 - 150.0 / 400) == 21)
  }
}

let continuous: [Distribution] = [
  .uniform(low: -2, high: 5), .normal(mean: 3, standardDeviation: 2),
  .lognormal(logMean: 0.7, logStandardDeviation: 0.5), .gamma(shape: 0.3, scale: 2),
  .gamma(shape: 1.2, scale: 7), .gamma(shape: 250, scale: 0.1), .exponential(mean: 4),
  .beta(a: 0.5, b: 0.5), .beta(a: 2, b: 30), .gumbel(location: 1, scale: 0.25),
]

let counts: [Distribution] = [
  .poisson(mean: 0.01), .poisson(mean: 3.5), .poisson(mean: 50), .poisson(mean: 12_345),
  .negativeBinomial(successes: 2.5, probability: 0.3),
  .negativeBinomial(successes: 100, probability: 0.9),
]
