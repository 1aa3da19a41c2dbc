import MarketModel
import PricingStrategies
import RandomStreams

extension ProgramMessages.Season {
  /// Names a strategy's season, with a seed of its own.
  init(
    of strategy: String, scenario: String, seed: UInt64, replication: ReplicationKey,
    market: MarketDefinition
  ) {
    let stream = RandomStream(
      seed: seed, replication: replication, purpose: "external", entity: EntityKey(strategy))
    self.init(
      scenario: scenario, strategy: strategy, currency: market.money.currency,
      start: market.calendar.start.description, weeks: market.calendar.horizonWeeks,
      seed: UInt32(truncatingIfNeeded: stream.bits(at: 0) >> 32))
  }
}

extension ProgramMessages.Question {
  /// Says what a seller sees, and the limits that its rules leave.
  init(
    season: ProgramMessages.Season, decision: Int, observation: Observation,
    market: MarketDefinition
  ) {
    self.init(
      season: season, decision: decision, day: observation.day, hour: observation.hour,
      contribution: observation.contribution?.units ?? 0,
      own: observation.own.map { .init($0, money: observation.money, market: market) },
      rivals: observation.rivals.map {
        .init(
          firm: market.firms[$0.firm].name, product: $0.product, price: $0.price.units,
          available: $0.available)
      })
  }
}

extension ProgramMessages.OwnOffer {
  fileprivate init(
    _ offer: Observation.OwnOffer, money: MoneyRules, market: MarketDefinition
  ) {
    let limits = market.firms[market.focalFirm].rules.limits(
      of: market.offers[offer.offer], previous: offer.posted, money: money)
    self.init(
      product: offer.product, listPrice: offer.listPrice.units, unitCost: offer.unitCost.units,
      unitProfit: money.unitProfit(price: offer.posted.units, cost: offer.unitCost),
      posted: offer.posted.units, lowest: limits.low.units, highest: limits.high?.units,
      stock: offer.stock, recentUnits: offer.recentUnits,
      feedback: offer.feedback.map {
        .init(
          price: $0.price.units, units: $0.units, chances: $0.opportunities,
          censored: $0.isCensored)
      })
  }
}
