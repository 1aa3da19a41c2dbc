import MarketModel
import RandomStreams

/// The choice kernel alone, on mixed-logit scores of eight offers that are all in stock.
///
/// Timed are shocks, utilities and the best of nine alternatives; scores are made before, as the
/// peer's are.
func mixedLogitChoices(_ name: String, chunks: Int, rounds: Int) -> Benchmark {
  Benchmark(name: name, unit: "choice") {
    var choices = MixedLogitChoices(chunks: chunks)
    return { choices.resolve(rounds: rounds) }
  }
}

private struct MixedLogitChoices {
  /// As many as `MarketSimulation` resolves at a time.
  private static let rows = 512

  private let kernel: ChoiceKernel
  private let prices: ChoiceKernel.Prices
  private var scores: [ScoreTable] = []
  private let visitKeys: [[UInt64]]
  private var chosen = [Int32](repeating: -1, count: rows)
  private var wanted = [Int32](repeating: -1, count: rows)

  init(chunks: Int) {
    let market = MixedLogitMarket(consumers: chunks * Self.rows, weeks: 1)
    let offers = market.definition.offers
    kernel = ChoiceKernel(
      offerKeys: offers.map { EntityKey("offer").child($0.product).bits },
      outsideKey: EntityKey("outside").bits,
      family: StreamFamily(
        seed: MixedLogitMarket.seed, replication: MixedLogitMarket.replication, purpose: "choice"))
    prices = ChoiceKernel.Prices(
      shift: offers.map { _ in 0 }, first: offers.map(\.listPrice.units),
      second: offers.map { _ in 0 }, available: offers.map { _ in true })
    let chunkRows = (0..<chunks).map { $0 * Self.rows..<($0 + 1) * Self.rows }
    visitKeys = chunkRows.map { Array(market.population.keys[$0]) }
    scores = chunkRows.map { Self.scores(of: $0, in: market) }
  }

  private static func scores(of consumers: Range<Int>, in market: MixedLogitMarket) -> ScoreTable {
    let offers = market.definition.offers
    let batch = ScoringBatch(
      category: 0, period: 0, consumers: consumers.map(Int32.init),
      occasionKeys: Array(market.population.keys[consumers]), offers: offers.indices,
      flags: offers.map { _ in OfferFlags() }, population: market.population,
      histories: PurchaseHistories(
        consumers: market.population.count, items: offers.count, length: 0))
    var scores = ScoreTable()
    market.intent.score(batch, into: &scores)
    return scores
  }

  mutating func resolve(rounds: Int) -> Int {
    for _ in 0..<rounds {
      for (table, keys) in zip(scores, visitKeys) {
        kernel.resolve(
          0..<keys.count, visitKeys: keys, scores: table, prices: prices, chosen: &chosen,
          wanted: &wanted)
      }
    }
    return rounds * visitKeys.count * Self.rows
  }
}
