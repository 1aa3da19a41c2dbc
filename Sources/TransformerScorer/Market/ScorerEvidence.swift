public import MarketModel

/// What the network reads of some occasions of a market, to be changed and scored again.
public struct ScorerEvidence: Sendable {
  /// The tokens; rows and offers must stay as they are, events may go.
  public var tokens: TokenBatch
  /// Each offer token's offer, counted from 0 inside its category.
  public let offers: [Int]
  /// What the market adds to the network's alpha: the segment's shift, and on large shelves the
  /// correction for sampling; one per offer token.
  let additions: [Float]
  /// The segment's factor on both slopes; one per offer token.
  let sensitivities: [Float]
}

extension TransformerIntent {
  /// Returns the tokens of a batch; on a shelf above the network's capacity each row has the offers
  /// that its consumer considers.
  public func evidence(_ batch: ScoringBatch) -> ScorerEvidence {
    var scratch = ScorerScratch(eventCapacity: historyLength)
    writeTokens(batch, into: &scratch)
    let tokens = scratch.tokens
    let isLarge = shelves[batch.category].isLarge
    var offers: [Int] = []
    var additions: [Float] = []
    var sensitivities: [Float] = []
    for (row, consumer) in batch.consumers.enumerated() {
      let segment = Int(batch.population.segments[Int(consumer)])
      let range = Int(tokens.offerStarts[row])..<Int(tokens.offerStarts[row + 1])
      for token in range {
        offers.append(isLarge ? Int(scratch.considered[token]) : token - range.lowerBound)
        additions.append(shifts[segment] + (isLarge ? scratch.corrections[token] : 0))
        sensitivities.append(self.sensitivities[segment])
      }
    }
    return ScorerEvidence(
      tokens: tokens, offers: offers, additions: additions, sensitivities: sensitivities)
  }

  /// Returns alpha and slopes as the market uses them, one per offer token.
  public func score(_ evidence: ScorerEvidence) -> OfferScores {
    var scores = OfferScores()
    var workspace = InferenceWorkspace()
    inference.score(evidence.tokens, into: &scores, workspace: &workspace)
    for token in evidence.offers.indices {
      scores.alpha[token] += evidence.additions[token]
      scores.longSlopes[token] *= evidence.sensitivities[token]
      scores.shortSlopes[token] *= evidence.sensitivities[token]
    }
    return scores
  }
}
