import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ScientificComputing

/// Two Q-learning firms in the logit duopoly of Calvano and others (2020), 15 prices each, from the first
/// period on: exploration fades, then plans settle.
func qLearningDuopoly(_ name: String, periods: Int64) -> Benchmark {
  Benchmark(name: name, unit: "period") {
    var session = QLearningDuopoly.session()
    return {
      session.play(untilStable: .max, limit: periods)
      return Int(session.period)
    }
  }
}

private enum QLearningDuopoly {
  static func session() -> FastQLearningSession {
    let grid = PriceLadder.around(
      nash: 1.47292666, jointProfit: 1.92498092, margin: 0.1, points: 15
    ).map { Money($0) }
    let game = StageGame(market: market, players: [0, 1], grids: [grid, grid])
    let draws = NamedDraws(seed: 1, replication: ReplicationKey(.rank, number: 0))
    return FastQLearningSession(
      game: game, learners: [0, 1].map { game.learner(of: $0, rule: .baseline) },
      numbers: ["ours", "theirs"].map { draws.stream(["q_learning", $0, "good"]) }, start: 0)
  }

  private static var market: MarketDefinition {
    var market = MarketDefinition(
      categories: [Category(name: "good", purchase: .repeat)],
      firms: ["ours", "theirs"].map { Firm(name: $0, role: .brand) }, focalFirm: 0,
      offers: [0, 1].map { firm in
        Offer(
          product: "good", name: "good", brand: "", category: 0, firm: firm,
          listPrice: Money(1.6), unitCost: Money(1.0))
      }, segments: [Segment(name: "market", share: 1, visitRate: .constant(0))], population: 0,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 0), warmUpWeeks: 0, horizonWeeks: 1, coolDownWeeks: 0),
      money: MoneyRules(), promotions: [], history: .none)
    market.aggregate = AggregateDemand(
      logitShares: [8, 8], slope: 4, outside: 0, size: 1e6, every: .days(1))
    return market
  }
}
