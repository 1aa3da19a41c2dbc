import Foundation
import ScientificComputing
import Testing

@Suite("quadrature, quasi-random points, special functions")
struct QuadratureTests {
  @Test("64 Gauss-Hermite nodes give the standard normal's moments exactly")
  func hermiteMoments() throws {
    let rule = try Quadrature.standardNormal(count: 64)
    // Moments of even order 2k are 1 x 3 x ... x (2k - 1).
    for (order, moment) in [(0, 1.0), (1, 0), (2, 1), (3, 0), (4, 3), (6, 15), (8, 105)] {
      let sum = rule.reduce(0.0) { $0 + $1.probability * pow($1.node, Double(order)) }
      #expect(abs(sum - moment) < 1e-12 * max(1, moment))
    }
    #expect(rule.count == 64 && rule.allSatisfy { $0.probability > 0 })
  }

  @Test("Gauss-Hermite gives the lognormal mean")
  func hermiteLognormalMean() throws {
    let mean = try Quadrature.standardNormal(count: 64).reduce(0.0) {
      $0 + $1.probability * exp(0.7 + 0.5 * $1.node)
    }
    #expect(abs(mean - exp(0.825)) < 1e-13)
  }

  @Test("mixed logit shares at O2.1's equilibrium prices are O2.1's")
  func mixedLogitShares() throws {
    let prices = [1.736088, 1.863230, 1.610490, 1.373663]
    let rule = try Quadrature.standardNormal(count: 64)
    var shares = [0.0, 0, 0, 0]
    for (node, probability) in rule {
      let sensitivity = exp(0.7 + 0.5 * node)
      let weights = zip([2, 2.2, 1.8, 1.5], prices).map { exp($0 - sensitivity * $1) }
      for index in 0..<4 {
        shares[index] += probability * weights[index] / weights.reduce(1, +)
      }
    }
    #expect(
      zip(shares, [0.112122, 0.112376, 0.112251, 0.123613]).allSatisfy { abs($0 - $1) < 2e-6 })
  }

  @Test("adaptive quadrature stands an integrable singularity")
  func singularIntegral() throws {
    let integral = try Quadrature.adaptive(lower: 0, upper: 1) { log($0) / $0.squareRoot() }
    #expect(abs(integral + 4) < 1e-9)
  }

  @Test("Sobol points integrate far better than random ones", arguments: [2, 8, 40])
  func sobolIntegrates(dimensions: Int) throws {
    let count = 1 << 12
    let points = try Sobol.points(count: count, dimensions: dimensions)
    #expect(points.allSatisfy { $0.allSatisfy { $0 > 0 && $0 < 1 } && $0.count == dimensions })
    let mean = points.reduce(0.0) { $0 + $1.reduce(0, +) } / Double(count)
    let randomError = (Double(dimensions) / 12 / Double(count)).squareRoot()
    #expect(abs(mean - Double(dimensions) / 2) < randomError / 10)
  }

  @Test("the discrepancy of Sobol points falls about as 1 / n")
  func sobolConverges() throws {
    func error(_ count: Int) throws -> Double {
      let sum = try Sobol.points(count: count, dimensions: 3).reduce(0.0) { sum, point in
        sum + point.reduce(1) { $0 * (1 + ($1 - 0.5)) }
      }
      return abs(sum / Double(count) - 1)
    }
    // Random points at 2^14 would err by about 0.5 / 128 = 4e-3.
    #expect(try error(1 << 14) < 4e-4)
    #expect(try error(1 << 14) < error(1 << 8) / 16)
  }

  @Test("Student's quantiles are O8.3's, and cumulative undoes them")
  func studentQuantiles() {
    for (degrees, quantile) in [(9.0, 2.26215716), (19, 2.09302405), (29, 2.04522964)] {
      let value = SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: degrees)
      #expect(abs(value - quantile) < 1e-8)
      let back = SpecialFunctions.studentCumulative(value, degreesOfFreedom: degrees)
      #expect(abs(back - 0.975) < 1e-12)
    }
  }

  @Test("normal quantiles and probabilities are the tabled ones")
  func normalQuantiles() {
    #expect(abs(SpecialFunctions.normalQuantile(0.975) - 1.959_963_984_540_054) < 1e-12)
    #expect(abs(SpecialFunctions.normalCumulative(1) - 0.841_344_746_068_542_9) < 1e-14)
  }

  @Test("sample statistics are those of textbook data")
  func sampleStatistics() {
    let sample: [Double] = [2, 4, 4, 4, 5, 5, 7, 9]
    #expect(SampleStatistics.mean(sample) == 5)
    #expect(abs(SampleStatistics.variance(sample) - 32.0 / 7) < 1e-14)
    #expect(SampleStatistics.quantile([3, 1, 4, 2], 0.5) == 2.5)
    #expect(SampleStatistics.quantile([3, 1, 4, 2], 0.25) == 1.75)
    #expect(abs(SampleStatistics.correlation([1, 2, 3], [6, 4, 2]) + 1) < 1e-15)
  }
}
