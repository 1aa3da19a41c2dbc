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
  arguments: TestedShape.allCases)
func inferenceAgreesWithReference(tested: TestedShape) {
  var fixture = InferenceFixture(seed: 21)
  let weights = fixture.weights(tested.shape)
  let batch = fixture.raggedBatch(rows: 20)
  let exact = ScorerReference(weights).score(batch)
  for kernels in Kernels.names.compactMap({ Kernels(named: $0) }) {
    let fast = scores(ScorerInference(weights, kernels: kernels), batch)
    #expect(fast.count == batch.offerItems.count)
    #expect(largestDifference(fast.alpha, exact.alpha) <= 1e-5)
    #expect(largestDifference(fast.longSlopes, exact.longSlopes) <= 1e-5)
    #expect(largestDifference(fast.shortSlopes, exact.shortSlopes) <= 1e-5)
  }
}

@Test(
  "the kernels' quantity chances are the scalar reference's, in any batch",
  arguments: availableKernels, [Float(-0.7), 0])
func quantityAgreesWithReference(name: String, logRegular: Float) throws {
  var fixture = InferenceFixture(seed: 25)
  let weights = fixture.weights(.full)
  let batch = fixture.raggedBatch(rows: 4)
  let inference = ScorerInference(weights, kernels: try #require(Kernels(named: name)))
  var workspace = InferenceWorkspace()
  for row in 0..<batch.rows {
    let offer = Int(batch.offerStarts[row + 1] - batch.offerStarts[row]) - 1
    var (fast, alone) = ([Float](), [Float]())
    inference.quantityProbabilities(
      batch, row: row, offer: offer, logRegular: logRegular, into: &fast, workspace: &workspace)
    inference.quantityProbabilities(
      batch.rows([row]), row: 0, offer: offer, logRegular: logRegular, into: &alone,
      workspace: &workspace)
    let exact = ScorerReference(weights).quantityProbabilities(
      batch, row: row, offer: offer, logRegular: logRegular)
    #expect(fast == alone)
    #expect(fast.count == 6 && largestDifference(fast, exact) <= 1e-5)
  }
}

@Test("a lower price moves the quantity up")
func quantityFallsInThePrice() {
  var fixture = InferenceFixture(seed: 26)
  let reference = ScorerReference(fixture.weights(.full))
  let batch = fixture.raggedBatch(rows: 1)
  let means = [Float(0), -0.2, -0.7].map { logRegular in
    reference.quantityProbabilities(batch, row: 0, offer: 0, logRegular: logRegular)
      .enumerated().reduce(0) { $0 + Float($1.offset + 1) * $1.element }
  }
  #expect(means[0] < means[1] && means[1] < means[2])
}

/// Relative to numbers above 1.
private func largestDifference(_ x: [Float], _ y: [Float]) -> Float {
  zip(x, y).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
}
