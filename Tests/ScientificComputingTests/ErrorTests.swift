import Foundation
import ScientificComputing
import Testing

@Suite("errors")
struct ErrorTests {
  private struct Refusal: Error, Equatable {
    let point: Double
  }

  @Test("each invalid parameter is named with its value", arguments: invalid)
  func validation(distribution: Distribution, text: String) {
    #expect(message { try distribution.validate() } == text)
  }

  @Test("valid distributions pass", arguments: continuous + counts)
  func validPasses(distribution: Distribution) throws {
    try distribution.validate()
  }

  @Test("an interval without a sign change is refused with the values at its ends")
  func noSignChange() {
    let text = message { _ = try Roots.brent(lower: 0, upper: 1) { $0 + 2 } }
    #expect(text == "no sign change between 0.0 and 1.0; function values there are 2.0 and 3.0")
  }

  @Test("a system without a root says how far it got")
  func systemWithoutRoot() {
    let text = message { _ = try Roots.system(start: [0.5], { [$0[0] * $0[0] + 1] }) }
    #expect(text.hasPrefix("no root after "))
    #expect(text.hasSuffix("tolerance 1e-10"))
  }

  @Test("an iteration limit is reported with residual and tolerance")
  func iterationLimits() {
    let root = message {
      _ = try Roots.system(start: [3], iterations: 0) { [$0[0] - 1] }
    }
    #expect(root == "no root after 0 iterations; residual 2.0, tolerance 1e-10")
    let scalar = message {
      _ = try Roots.brent(lower: 0, upper: 4, iterations: 0) { $0 - 1 }
    }
    #expect(scalar == "no root after 0 iterations; residual 1.0, tolerance 1e-12")
    let simplex = message {
      _ = try Minimizer.nelderMead(start: [3], steps: [1], iterations: 2) { $0[0] * $0[0] }
    }
    #expect(simplex.hasPrefix("no minimum after 2 iterations; residual "))
    let slope = message {
      _ = try Minimizer.bfgs(
        start: [3], iterations: 0, { $0[0] * $0[0] }, gradient: { [2 * $0[0]] })
    }
    #expect(slope == "no minimum after 0 iterations; residual 6.0, tolerance 1e-05")
    let integral = message {
      _ = try Quadrature.adaptive(lower: 0, upper: 1, intervals: 1) { sin(300 * $0) }
    }
    #expect(integral.hasPrefix("no integral after 1 iterations; residual "))
  }

  @Test("a value that is not finite ends every routine with the place it came from")
  func notFinite() {
    let nan = "function value is nan at (0.5)"
    #expect(message { _ = try Roots.system(start: [0.5], { _ in [.nan] }) } == nan)
    #expect(message { _ = try Quadrature.adaptive(lower: 0, upper: 1) { _ in .nan } } == nan)
    let infinite = message {
      _ = try Minimizer.nelderMead(start: [1, 2], steps: [1, 1]) { _ in -.infinity }
    }
    #expect(infinite == "function value is -inf at (1.0, 2.0)")
    let brent = message { _ = try Minimizer.brent(lower: 0, upper: 1) { log($0) } }
    #expect(brent == "function value is -inf at (0.0)")
    let slope = message {
      _ = try Minimizer.bfgs(start: [2], { $0[0] }, gradient: { _ in [.nan] })
    }
    #expect(slope == "function value is nan at (2.0)")
    let multistart = message { _ = try Minimizer.multistart(lower: [0], upper: [1]) { _ in .nan } }
    #expect(multistart == nan)
  }

  @Test("an error thrown by the caller's function comes out unchanged, and ends the calls")
  func callerErrors() {
    var calls = 0
    #expect(throws: Refusal(point: 0.5)) {
      try Quadrature.adaptive(lower: 0, upper: 1) { point in
        calls += 1
        throw Refusal(point: point)
      }
    }
    #expect(calls == 1)
    #expect(throws: Refusal(point: 2)) {
      try Roots.system(start: [2]) { throw Refusal(point: $0[0]) }
    }
    #expect(throws: Refusal(point: 2)) {
      try Minimizer.multistart(lower: [0], upper: [4]) { throw Refusal(point: $0[0]) }
    }
  }

  @Test("Lambert's W below its branch point is refused")
  func lambertDomain() {
    let text = message { _ = try SpecialFunctions.lambertW(-0.5) }
    #expect(text == "Lambert W: argument is -0.5 but must be at least -1/e")
  }

  @Test("more than 40 Sobol dimensions are refused")
  func sobolLimit() {
    let text = message { _ = try Sobol.points(count: 1, dimensions: 41) }
    #expect(text == "Sobol points: 41 dimensions asked for, at most 40 possible")
  }

  @Test("solvers may run inside each other and on many threads at once")
  func reentrancy() async throws {
    let roots = try await withThrowingTaskGroup(of: Double.self) { group in
      for index in 0..<64 {
        group.addTask {
          try Roots.brent(lower: 0, upper: 10) { point in
            let inner = try Quadrature.adaptive(lower: 0, upper: point) { 2 * $0 }
            return inner - Double(index)
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }.sorted()
    }
    #expect(roots.enumerated().allSatisfy { abs($1 - Double($0).squareRoot()) < 1e-9 })
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)"
    }
  }
}

private let invalid: [(Distribution, String)] = [
  (
    .normal(mean: 1, standardDeviation: -2),
    "normal distribution: standard deviation is -2.0 but must be above 0 and finite"
  ),
  (.constant(.nan), "constant: value is nan but must be finite"),
  (.uniform(low: 3, high: 2), "uniform distribution: high is 2.0 but must be above low, 3.0"),
  (
    .lognormal(logMean: .infinity, logStandardDeviation: 1),
    "lognormal distribution: log mean is inf but must be finite"
  ),
  (.gamma(shape: 0, scale: 1), "gamma distribution: shape is 0.0 but must be above 0 and finite"),
  (.exponential(mean: -1), "exponential distribution: mean is -1.0 but must be above 0 and finite"),
  (.beta(a: 1, b: 0), "beta distribution: b is 0.0 but must be above 0 and finite"),
  (
    .gumbel(location: 0, scale: .nan),
    "Gumbel distribution: scale is nan but must be above 0 and finite"
  ),
  (
    .poisson(mean: 2e9),
    "Poisson distribution: mean is 2000000000.0 but must be above 0 and at most 1e9"
  ),
  (
    .negativeBinomial(successes: 2, probability: 1.5),
    "negative binomial distribution: probability is 1.5 but must be above 0 and at most 1"
  ),
  (
    .empirical(values: [1, 2], weights: [1]),
    "empirical distribution: 2 values but 1 weights"
  ),
  (
    .empirical(values: [1, 1], weights: [1, 1]),
    "empirical distribution: value 2 is 1.0 but must be above the value before it"
  ),
  (
    .empirical(values: [1, 2], weights: [0, 0]),
    "empirical distribution: sum of weights is 0.0 but must be above 0 and finite"
  ),
]
