import RandomStreams
import ScientificComputing
import Testing

@Suite("contracts")
struct ContractTests {
  @Test("a probability outside the unit interval stops the program")
  func probability() async {
    await #expect(processExitsWith: .failure) {
      _ = Distribution.exponential(mean: 1).quantile(1.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = SpecialFunctions.normalQuantile(-0.1)
    }
    await #expect(processExitsWith: .failure) {
      _ = SpecialFunctions.studentQuantile(2, degreesOfFreedom: 3)
    }
    await #expect(processExitsWith: .failure) {
      _ = SampleStatistics.quantile([1], 1.1)
    }
  }

  @Test("sampling from an invalid gamma or beta stops the program instead of looping")
  func invalidSampling() async {
    await #expect(processExitsWith: .failure) {
      var stream = namedStream(seed: 1, purpose: "contract", entity: 0)
      _ = Distribution.gamma(shape: .nan, scale: 1).sample(from: &stream)
    }
    await #expect(processExitsWith: .failure) {
      var stream = namedStream(seed: 1, purpose: "contract", entity: 0)
      _ = Distribution.beta(a: 0, b: 1).sample(from: &stream)
    }
  }

  @Test("samples that are too small stop the program")
  func smallSamples() async {
    await #expect(processExitsWith: .failure) { _ = SampleStatistics.mean([]) }
    await #expect(processExitsWith: .failure) { _ = SampleStatistics.variance([1]) }
    await #expect(processExitsWith: .failure) { _ = SampleStatistics.correlation([1, 2], [1]) }
  }

  @Test("shapes and ranges that disagree stop the program")
  func shapes() async {
    await #expect(processExitsWith: .failure) {
      _ = try Roots.system(start: [1, 2]) { [$0[0]] }
    }
    await #expect(processExitsWith: .failure) {
      _ = try Minimizer.nelderMead(start: [1], steps: []) { $0[0] }
    }
    await #expect(processExitsWith: .failure) {
      _ = try Minimizer.brent(lower: 1, upper: 1) { $0 }
    }
    await #expect(processExitsWith: .failure) {
      _ = try Minimizer.multistart(lower: [1], upper: [0]) { $0[0] }
    }
  }
}
