import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

extension ReplicationRun {
  /// Runs a strategy's season, then its twins without each promotion, and keeps the differences.
  func incrementality(
    strategy index: Int, rivals: RivalConduct = .reacting, digest: String
  ) throws -> IncrementalityRecord {
    let named = scenario.strategies[index]
    var season = snapshot
    season.log = MarketLog()
    try measure(named, rivals: rivals, in: &season)
    let finder = PromotionFinder(
      market: market, paths: season.log?.pricePaths(offers: market.offers.count) ?? [],
      dated: named.promotions, longest: scenario.promotionMaxDuration,
      countsCuts: named.specification.offersCutsAsDeals)
    let removals = try SeasonPromotion.removals(finder.promotions).map {
      try compared(season, without: $0, strategy: named, rivals: rivals)
    }
    return IncrementalityRecord(
      digest: digest, strategy: named.name, part: replication.part.rawValue,
      family: replication.family, number: replication.number, removals: removals)
  }

  private func compared(
    _ season: MarketSimulation, without promotion: SeasonPromotion,
    strategy named: Scenario.NamedStrategy, rivals: RivalConduct
  ) throws -> IncrementalityRecord.Removal {
    let rows = try IncrementalityRecord.Twin.allCases.flatMap { kind in
      TwinDifference(
        season: season,
        twin: try twin(
          kind, of: season, without: promotion.removal, strategy: named, rivals: rivals),
        without: promotion.removal, market: market
      ).rows(twin: kind)
    }
    return IncrementalityRecord.Removal(
      name: promotion.name, kind: promotion.kind,
      firstDay: Int(promotion.start.floorDivided(by: MarketSimulation.day)),
      lastDay: Int((promotion.end - 1).floorDivided(by: MarketSimulation.day)),
      products: promotion.offers.map { market.offers[$0].product }, rows: rows)
  }

  private func twin(
    _ kind: IncrementalityRecord.Twin, of season: MarketSimulation,
    without removal: PromotionRemoval, strategy named: Scenario.NamedStrategy,
    rivals: RivalConduct
  ) throws -> MarketSimulation {
    var twin = snapshot
    twin.log = MarketLog()
    switch kind {
    case .direct:
      twin.runReplay(
        of: season.log ?? MarketLog(), promotions: named.promotions,
        advertising: named.advertising, without: removal)
    case .total:
      try measure(named, rivals: rivals, in: &twin, without: removal)
    }
    return twin
  }
}
