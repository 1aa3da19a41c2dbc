import ResultsStore
import Testing
import TransformerScorer

@Test("the shipped weights are the file that their digest names")
func defaultWeightsMatchTheirDigest() throws {
  #expect(SHA256Digest.hex(ofBytes: DefaultScorer.bytes) == DefaultScorer.digest)
  let weights = try DefaultScorer.weights()
  #expect(weights.shape == .full && weights.card.categoryKinds == ["repeat"])
}
