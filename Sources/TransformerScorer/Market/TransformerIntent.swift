public import MarketModel
import Synchronization

/// Purchase intent by the Transformer scorer: tokens from what consumers bought, scores from the
/// network.
///
/// Popularity is frozen unless asked otherwise: an offer's share of sales and the category's purchases
/// per occasion are the ones expected under the baseline, whatever the simulated consumers buy. In the
/// data they stand for quality; fed from simulated sales they make a bandwagon. A shelf of more offers than the
/// network takes is cut to a `ConsiderationSet` per consumer.
public struct TransformerIntent: IntentModel {
  /// psi(p / regular) and ln(p / expected).
  public let priceTerms = PriceTerms.relative
  /// Events that the network reads.
  public let historyLength: Int
  /// One occasion per consumer, category and period, as in training.
  public let timing = OccasionTiming.onePerPeriod

  /// Elasticity of units given purchase at the regular price, from a regression on the data that the
  /// built-in weights were trained on: buyers respond with -1.42, units with -1.84.
  public static let quantityElasticity = -0.43

  private let shape: ScorerShape
  let inference: ScorerInference
  let shelves: [ScorerShelf]
  let shifts: [Float]
  let sensitivities: [Float]
  private let firstPeriod: Int
  private let memory: MarketMemory

  /// Takes a network and the market that it scores.
  ///
  /// - Parameters:
  ///   - weights: The network.
  ///   - market: The market; brands, types and list prices describe its offers.
  ///   - popularity: Expected purchases per occasion and shares.
  ///   - memory: How deals and the market's sales enter.
  public init(
    weights: ScorerWeights, market: MarketDefinition, popularity: Popularity,
    memory: MarketMemory = MarketMemory()
  ) {
    self.memory = memory
    shape = weights.shape
    inference = ScorerInference(weights)
    historyLength = weights.shape.eventCapacity
    shelves = market.categories.indices.map {
      ScorerShelf(
        market: market, category: $0, popularity: popularity,
        capacity: weights.shape.offerCapacity)
    }
    shifts = market.segments.map { Float($0.utilityShift) }
    sensitivities = market.segments.map { Float($0.priceSensitivity) }
    firstPeriod = -market.calendar.warmUpWeeks
  }

  /// What a purchase on deal weighs in a consumer's memory of the item.
  public var dealLoyalty: Float { memory.dealLoyalty }
  /// Whether popularity follows the simulated sales.
  public var readsRecentSales: Bool { memory.isPopularityAdaptive }

  /// How deals and the market's sales enter what the network reads.
  public struct MarketMemory: Sendable, Hashable {
    /// What a purchase on deal weighs in a consumer's memory of the item, next to 1 for another; above
    /// zero.
    public var dealLoyalty: Float
    /// Whether shares and the purchase rate are those of the simulated weeks before.
    public var isPopularityAdaptive: Bool

    /// Gathers the parts; without arguments as the weights were trained, with frozen popularity.
    public init(dealLoyalty: Float = 1, isPopularityAdaptive: Bool = false) {
      self.dealLoyalty = dealLoyalty
      self.isPopularityAdaptive = isPopularityAdaptive
    }
  }

  /// What is expected to be bought under the baseline.
  public struct Popularity: Sendable, Hashable {
    /// Purchases per occasion, by category.
    public var conversions: [Double]
    /// Share of the category's purchases, by offer of the market; above zero.
    public var shares: [Double]

    /// Gathers the parts.
    public init(conversions: [Double], shares: [Double]) {
      self.conversions = conversions
      self.shares = shares
    }
  }

  /// Writes alpha and the slopes of every row and offer; alpha is -infinity where a consumer does not
  /// consider an offer.
  public func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
    scores.reshape(rows: batch.consumers.count, offers: batch.offers.count, terms: 2)
    let buffers =
      scores.scratch as? ScorerBuffers ?? ScorerBuffers(eventCapacity: historyLength)
    scores.scratch = buffers
    buffers.scratch.withLock { scratch in
      writeTokens(batch, into: &scratch)
      inference.score(scratch.tokens, into: &scratch.scores, workspace: &scratch.workspace)
      spread(scratch, batch: batch, into: &scores)
    }
  }

  func writeTokens(_ batch: ScoringBatch, into scratch: inout ScorerScratch) {
    let period = batch.period - firstPeriod
    let shelf = shelves[batch.category].following(batch.recentSales, before: period)
    scratch.begin(shelf.facts, flags: batch.flags)
    for (row, consumer) in batch.consumers.enumerated() {
      if shelf.isLarge {
        shelf.consider(
          key: batch.occasionKeys[row], flags: batch.flags, histories: batch.histories,
          consumer: Int(consumer), into: &scratch)
      }
      scratch.write(
        consumer: Int(consumer), period: period, histories: batch.histories, shelf: shelf)
    }
  }

  /// Copies the network's scores to the shelf's offers, with the segments' differences.
  private func spread(
    _ scratch: borrowing ScorerScratch, batch: ScoringBatch, into scores: inout ScoreTable
  ) {
    let count = batch.offers.count
    let isLarge = shelves[batch.category].isLarge
    if isLarge {
      for cell in 0..<batch.consumers.count * count { scores.setUnconsidered(cell) }
    }
    var token = 0
    for (row, consumer) in batch.consumers.enumerated() {
      let segment = Int(batch.population.segments[Int(consumer)])
      let considered = isLarge ? shape.offerCapacity : count
      for position in 0..<considered {
        let offer = isLarge ? Int(scratch.considered[token]) : position
        let cell = row * count + offer
        scores.alpha[cell] =
          scratch.scores.alpha[token] + shifts[segment]
          + (isLarge ? scratch.corrections[token] : 0)
        scores.slopes[2 * cell] = scratch.scores.longSlopes[token] * sensitivities[segment]
        scores.slopes[2 * cell + 1] = scratch.scores.shortSlopes[token] * sensitivities[segment]
        token += 1
      }
    }
  }
}

extension ScoreTable {
  /// Marks an offer that its row's consumer does not consider.
  fileprivate mutating func setUnconsidered(_ cell: Int) {
    alpha[cell] = -.infinity
    slopes[2 * cell] = 0
    slopes[2 * cell + 1] = 0
  }
}
