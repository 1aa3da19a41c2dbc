import EventSimulation
import MarketModel
import PricingStrategies
import ScenarioFiles

/// How many seasons the twins of a comparison take, at most, in each fresh replication.
struct TwinEstimate {
  /// Strategies whose promotions are taken out.
  let strategies: Int
  /// Seasons: each strategy's own again, and two for every removal.
  let seasons: Int

  init(_ scenario: Scenario, scope: IncrementalityScope) {
    let seasons = scenario.strategies.indices.map { Self.seasons($0, scenario: scenario) }
    let baseline = seasons[scenario.baseline]
    let chosen: [Int] =
      switch scope {
      case .none: []
      case .all: seasons
      case .winner:
        [baseline]
          + (seasons.indices.filter { $0 != scenario.baseline }.map { seasons[$0] }.max()
            .map { [$0] } ?? [])
      }
    strategies = chosen.count { $0 > 0 }
    self.seasons = chosen.reduce(0, +)
  }

  private static func seasons(_ index: Int, scenario: Scenario) -> Int {
    guard scenario.canPromote(index) else { return 0 }
    let strategy = scenario.strategies[index]
    let cuts = cuts(strategy.specification, weeks: scenario.market.calendar.horizonWeeks)
    let count = strategy.promotions.count + cuts
    let singly = min(count, SeasonPromotion.singly)
    let together = (count > singly ? 1 : 0) + (count > 1 ? 1 : 0)
    return 1 + 2 * (singly + together)
  }

  /// Posted cuts to expect; more than can be taken out singly where prices follow the market.
  private static func cuts(_ specification: StrategySpecification, weeks: Int) -> Int {
    switch specification {
    case .fixed, .costPlus, .nash, .jointProfit, .referencePriceDP, .fareControl: 0
    case .schedule(let steps): steps.count
    case .highLow(_, let every, _, _):
      Int((Double(weeks) * 604_800e6 / Double(every.microseconds)).rounded(.up))
    default: SeasonPromotion.singly + 1
    }
  }
}
