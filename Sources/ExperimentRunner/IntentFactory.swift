import MarketModel
import RandomStreams
import ScenarioFiles
import TransformerScorer

/// Builds the intent model of a population.
struct IntentFactory: Sendable {
  private var source: Source

  private enum Source: Sendable {
    case stockpiler
    case willingnessToPay
    case logit(LogitParameters)
    case transformer(
      ScorerWeights, TransformerIntent.Popularity, TransformerIntent.MarketMemory)
  }

  /// Takes a scenario and, where it wants them, weights.
  init(_ scenario: Scenario, weights: ScorerWeights?) {
    if case .stockpiler = scenario.intent.source {
      source = .stockpiler
      return
    }
    if case .willingnessToPay = scenario.intent.source {
      source = .willingnessToPay
      return
    }
    guard let weights, case .calibrated(let targets) = scenario.intent.source else {
      source = .logit(PreparedMarket.parameters(scenario))
      return
    }
    let market = scenario.market
    let popularity = TransformerIntent.Popularity(
      conversions: market.categories.map { _ in targets.conversion },
      shares: market.categories.indices.flatMap { market.expectedShares(ofCategory: $0) })
    let settings = scenario.intent.transformer
    source = .transformer(
      weights, popularity,
      TransformerIntent.MarketMemory(
        dealLoyalty: Float(settings?.dealLoyalty ?? 1),
        isPopularityAdaptive: settings?.isPopularityAdaptive ?? false))
  }

  /// The price terms of its models.
  var priceTerms: PriceTerms {
    switch source {
    case .logit, .stockpiler, .willingnessToPay: .money
    case .transformer: .relative
    }
  }

  /// The Transformer's weights; `nil` with other models.
  var weights: ScorerWeights? {
    guard case .transformer(let weights, _, _) = source else { return nil }
    return weights
  }

  /// The same models with popularity at its expected values, for simulations of parts of a
  /// population: consumers do not meet in them.
  var withFrozenPopularity: IntentFactory {
    guard case .transformer(let weights, let popularity, var memory) = source else { return self }
    memory.isPopularityAdaptive = false
    var copy = self
    copy.source = .transformer(weights, popularity, memory)
    return copy
  }

  func intent(
    market: MarketDefinition, population: Population, seed: UInt64, replication: ReplicationKey
  ) -> any IntentModel {
    switch source {
    case .stockpiler: StockpilerIntent()
    case .willingnessToPay:
      WillingnessToPayIntent(market: market, seed: seed, replication: replication)
    case .logit(let parameters):
      LogitIntent(
        parameters: parameters, market: market, population: population, seed: seed,
        replication: replication)
    case .transformer(let weights, let popularity, let memory):
      TransformerIntent(
        weights: weights, market: market, popularity: popularity, memory: memory)
    }
  }
}
