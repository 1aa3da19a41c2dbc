import Foundation
import TensorKernels
import Testing
import TransformerScorer

/// Holds the network to PyTorch's answers on the fixtures of `Scripts/scorer_reference.sh`.
@Suite("Parity with PyTorch")
struct ParityTests {
  @Test(
    "every kernel scores 100 random occasions as PyTorch does, to 1e-4",
    arguments: Kernels.names)
  func kernelsAgree(name: String) throws {
    guard let kernels = Kernels(named: name) else { return }
    let (weights, occasions) = (try Fixture.weights(), try Fixture.occasions())
    var scores = OfferScores()
    var workspace = InferenceWorkspace()
    ScorerInference(weights, kernels: kernels).score(
      try OccasionTable(occasions).tokens, into: &scores, workspace: &workspace)
    try expectAgreement(scores, occasions)
  }

  @Test("the scalar reference scores them as PyTorch does, to 1e-4")
  func referenceAgrees() throws {
    let (weights, occasions) = (try Fixture.weights(), try Fixture.occasions())
    let scores = ScorerReference(weights).score(try OccasionTable(occasions).tokens)
    try expectAgreement(scores, occasions)
  }

  private func expectAgreement(_ scores: OfferScores, _ occasions: SafeTensors) throws {
    let columns = [
      ("reference_alpha", scores.alpha), ("reference_long_slopes", scores.longSlopes),
      ("reference_short_slopes", scores.shortSlopes),
    ]
    for (name, values) in columns {
      let expected = try occasions.floats(name, shape: [values.count])
      let largest = zip(values, expected).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? .infinity
      #expect(largest <= 1e-4, "\(name)")
    }
  }
}

/// The committed fixtures.
enum Fixture {
  static func weights() throws -> ScorerWeights {
    try ScorerWeights(file("random_network"))
  }

  static func occasions() throws -> SafeTensors {
    try file("random_occasions")
  }

  private static func file(_ name: String) throws -> SafeTensors {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/\(name).safetensors"))
    return try SafeTensors(parsing: Array(data))
  }
}
