import TensorKernels
import Testing
import TransformerScorer

/// The networks to test: the default, the raw-history one, and other sizes.
enum TestedShape: String, CaseIterable, CustomTestStringConvertible {
  case full, rawHistory, wide, oneBlock, threeBlocks

  var testDescription: String { rawValue }

  var shape: ScorerShape {
    var shape = self == .rawHistory ? ScorerShape.rawHistory : .full
    switch self {
    case .full, .rawHistory: break
    case .wide:
      shape.width = 64
      shape.hidden = 80
    case .oneBlock: shape.blocks = 1
    case .threeBlocks:
      shape.blocks = 3
      shape.width = 16
      shape.heads = 1
    }
    return shape
  }
}

/// Every set of kernels that this CPU can run.
let availableKernels = Kernels.names.filter { Kernels(named: $0) != nil }

@Test(
  "the kernels score as the scalar reference does, on ragged batches of random numbers",
  arguments: TestedShape.allCases, availableKernels)
func inferenceAgreesWithReference(tested: TestedShape, name: String) throws {
  var fixture = InferenceFixture(seed: 21)
  let weights = fixture.weights(tested.shape)
  let batch = fixture.raggedBatch(rows: 60)
  let kernels = try #require(Kernels(named: name))
  let fast = scores(ScorerInference(weights, kernels: kernels), batch)
  let exact = ScorerReference(weights).score(batch)
  #expect(fast.count == batch.offerItems.count)
  #expect(largestDifference(fast.alpha, exact.alpha) <= 1e-5)
  #expect(largestDifference(fast.longSlopes, exact.longSlopes) <= 1e-5)
  #expect(largestDifference(fast.shortSlopes, exact.shortSlopes) <= 1e-5)
}

/// Relative to numbers above 1.
private func largestDifference(_ x: [Float], _ y: [Float]) -> Float {
  zip(x, y).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
}
