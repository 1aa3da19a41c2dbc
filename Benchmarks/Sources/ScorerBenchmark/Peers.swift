import Foundation
import TransformerScorer

/// What the peers read.
enum Peers {
  /// Writes occasions and our answers beside them.
  static func write(_ table: OccasionTable, weights: ScorerWeights, to file: URL) throws {
    var scores = OfferScores()
    var workspace = InferenceWorkspace()
    ScorerInference(weights).score(table.tokens, into: &scores, workspace: &workspace)
    var contents = table.safeTensors
    contents.append("marketeer_alpha", scores.alpha, shape: [scores.count])
    contents.append("marketeer_long_slopes", scores.longSlopes, shape: [scores.count])
    contents.append("marketeer_short_slopes", scores.shortSlopes, shape: [scores.count])
    try Data(contents.serialised()).write(to: file)
  }
}
