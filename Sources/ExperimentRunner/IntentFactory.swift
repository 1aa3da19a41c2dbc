import MarketModel
import RandomStreams
import ScenarioFiles
import TransformerScorer

/// Builds the intent model of a population.
struct IntentFactory: Sendable {
  private let source: Source

  private enum Source: Sendable {
    case logit(LogitParameters)
    case transformer(ScorerWeights, TransformerIntent.Popularity)
  }

  /// Takes a scenario and, where it wants them, weights.
  init(_ scenario: Scenario, weights: ScorerWeights?) {
    guard let weights, case .calibrated(let targets) = scenario.intent.source else {
      source = .logit(PreparedMarket.parameters(scenario))
      return
    }
    let market = scenario.market
    let popularity = TransformerIntent.Popularity(
      conversions: market.categories.map { _ in targets.conversion },
      shares: market.categories.indices.flatMap { market.expectedShares(ofCategory: $0) })
    source = .transformer(weights, popularity)
  }

  /// The price terms of its models.
  var priceTerms: PriceTerms {
    switch source {
    case .logit: .money
    case .transformer: .relative
    }
  }

  func intent(
    market: MarketDefinition, population: Population, seed: UInt64, replication: ReplicationKey
  ) -> any IntentModel {
    switch source {
    case .logit(let parameters):
      LogitIntent(
        parameters: parameters, market: market, population: population, seed: seed,
        replication: replication)
    case .transformer(let weights, let popularity):
      TransformerIntent(weights: weights, market: market, popularity: popularity)
    }
  }
}
