public import RandomStreams
import ScientificComputing

/// The intent of visitors who know what a unit is worth to them: alpha is that worth, the slope 1.
///
/// Draws are named by (consumer, visit, product): a product is worth the same at every seller, and no
/// policy moves a draw. A segment's `price_sensitivity` divides the worth, its `utility_shift` adds to
/// it, in currency units.
public struct WillingnessToPayIntent: IntentModel {
  /// Price in currency units.
  public let priceTerms = PriceTerms.money
  /// Reads no history.
  public let historyLength = 0
  /// One occasion at every visit.
  public let timing = OccasionTiming.everyVisit
  /// What was drawn decides.
  public let shocks = ChoiceShocks.none

  private let distribution: Distribution
  private let draws: StreamFamily
  private let products: [UInt64]
  private let shifts: [Double]
  private let sensitivities: [Float]

  /// Names the draws of a replication; the market states a distribution.
  public init(market: MarketDefinition, seed: UInt64, replication: ReplicationKey) {
    guard let stated = market.willingnessToPay.distribution else {
      preconditionFailure("a market in which a willingness to pay is stated")
    }
    distribution = stated
    draws = StreamFamily(seed: seed, replication: replication, purpose: "willingness to pay")
    products = market.offers.map { EntityKey("product").child($0.product).bits }
    shifts = market.segments.map(\.utilityShift)
    sensitivities = market.segments.map { Float($0.priceSensitivity) }
  }

  /// Writes what every product is worth at every occasion.
  public func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
    let count = batch.offers.count
    scores.reshape(rows: batch.consumers.count, offers: count, terms: 1)
    for (row, consumer) in batch.consumers.enumerated() {
      let segment = Int(batch.population.segments[Int(consumer)])
      let occasion = EntityKey(bits: batch.occasionKeys[row])
      for (ordinal, offer) in batch.offers.enumerated() {
        let worth = distribution.quantile(
          draws.uniform(entity: occasion, index: products[offer]))
        scores.alpha[row * count + ordinal] = Self.roundedUp(worth + shifts[segment])
        scores.slopes[row * count + ordinal] = sensitivities[segment]
      }
    }
  }

  /// The nearest single-precision number not below: who would pay exactly the price buys.
  static func roundedUp(_ worth: Double) -> Float {
    let nearest = Float(worth)
    return Double(nearest) < worth ? nearest.nextUp : nearest
  }
}
