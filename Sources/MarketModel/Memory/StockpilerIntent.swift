/// The intent of consumers who plan their stock: no utility and no shocks, one occasion a week.
///
/// What they buy is decided at the shelf, where prices are known (`StockpilingState`).
public struct StockpilerIntent: IntentModel {
  /// Price in currency units.
  public let priceTerms = PriceTerms.money
  /// Reads no history.
  public let historyLength = 0
  /// One occasion a week.
  public let timing = OccasionTiming.onePerPeriod

  /// Creates the model; its numbers are in `MemorySettings.Stockpiling`.
  public init() {}

  /// Writes zeros.
  public func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
    scores.reshape(rows: batch.consumers.count, offers: batch.offers.count, terms: 1)
    for cell in 0..<batch.consumers.count * batch.offers.count {
      scores.alpha[cell] = 0
      scores.slopes[cell] = 0
    }
  }
}
