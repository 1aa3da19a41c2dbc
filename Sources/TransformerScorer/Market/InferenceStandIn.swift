/// Stands in for the fast inference.
struct ScorerInference: Sendable {
  private let reference: ScorerReference
  init(_ weights: ScorerWeights) { reference = ScorerReference(weights) }
  func score(
    _ tokens: TokenBatch, into scores: inout OfferScores, workspace: inout InferenceWorkspace
  ) { scores = reference.score(tokens) }
}
struct InferenceWorkspace: Sendable {}
