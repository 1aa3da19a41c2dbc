import MarketModel

/// A stand-in for a scorer: relative price terms with the slopes that were fitted on real shopping
/// data, equal liking of every offer plus what the test states.
struct SlopedIntent: IntentModel {
  let priceTerms = PriceTerms.relative
  let historyLength = 0
  let timing = OccasionTiming.onePerPeriod
  var alpha: Float = -3
  var slopes: (first: Float, second: Float) = (0.73, 0.83)
  /// Added to alpha for every other consumer.
  var eager: Float = 0

  func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
    let count = batch.offers.count
    scores.reshape(rows: batch.consumers.count, offers: count, terms: 2)
    for (row, consumer) in batch.consumers.enumerated() {
      for offer in 0..<count {
        let cell = row * count + offer
        scores.alpha[cell] =
          alpha + (consumer.isMultiple(of: 2) ? eager : 0)
          + 0.3 * batch.flags[offer].display
        scores.slopes[2 * cell] = slopes.first
        scores.slopes[2 * cell + 1] = slopes.second
      }
    }
  }
}
