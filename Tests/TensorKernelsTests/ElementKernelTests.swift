import Foundation
import TensorKernels
import Testing

/// Numbers that reach every branch: both tails, subnormal results and the middle, closely spaced.
private let arguments: [Float] = stride(from: Float(-95), through: 95, by: 0.0371).map { $0 }

@Suite("Kernels of one number")
struct ElementKernels {
  @Test("the exponential is right to 2.5e-7 of itself", arguments: availableKernels)
  func exponential(name: String) throws {
    let kernels = try #require(Kernels(named: name))
    var results = arguments
    var span = results.mutableSpan
    kernels.exponential(&span)
    for (x, result) in zip(arguments, results) {
      let exact = x < -87 ? 0 : exp(Double(min(x, 88)))
      // Half a unit in the last place is 6e-8; the last sum, the last product and the polynomial
      // each add at most about as much.
      #expect(abs(Double(result) - exact) <= 2.5e-7 * exact, "\(x)")
    }
  }

  @Test("the exponential of 0 is 1", arguments: availableKernels)
  func exponentialOfZero(name: String) throws {
    let kernels = try #require(Kernels(named: name))
    var results: [Float] = [0, -0]
    var span = results.mutableSpan
    kernels.exponential(&span)
    #expect(results == [1, 1])
  }

  @Test("the GELU is right to 5e-7 of max(|x|, 0.1)", arguments: availableKernels)
  func gelu(name: String) throws {
    let kernels = try #require(Kernels(named: name))
    let inputs = arguments.map { $0 / 8 } + [0, -0, 1e4, -1e4, 1e-20]
    var results = inputs
    var span = results.mutableSpan
    kernels.gelu(&span)
    for (x, result) in zip(inputs, results) {
      let exact = ScalarKernels.gelu(Double(x))
      #expect(abs(Double(result) - exact) <= 5e-7 * max(abs(Double(x)), 0.1), "\(x)")
    }
  }

  @Test("a number's place and company do not change its bits", arguments: availableKernels)
  func placeDoesNotMatter(name: String) throws {
    let kernels = try #require(Kernels(named: name))
    for size in tailSizes {
      var numbers = RandomNumbers(seed: UInt64(size))
      let inputs = numbers.list(size)
      var (together, gelus) = (inputs, inputs)
      var span = together.mutableSpan
      kernels.exponential(&span)
      var geluSpan = gelus.mutableSpan
      kernels.gelu(&geluSpan)
      for index in inputs.indices {
        var (alone, gelu) = ([inputs[index]], [inputs[index]])
        var one = alone.mutableSpan
        kernels.exponential(&one)
        var oneGELU = gelu.mutableSpan
        kernels.gelu(&oneGELU)
        #expect(alone == [together[index]] && gelu == [gelus[index]])
      }
    }
  }
}
