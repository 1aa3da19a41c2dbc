import EventSimulation
import Glibc
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// A consumer who needs a unit a week and buys ahead when a deal makes it cheaper.
@Suite("stockpiling")
struct StockpilingTests {
  /// The published cases: deal price, its probability, holding cost, level, mean cost, share on deal.
  struct Case: Sendable {
    var deal: Double
    var probability: Double
    var holding: Double
    var level: Int
    var cost: Double
    var dealShare: Double
    var unitsPerDeal: Double
  }

  static let cases = [
    Case(
      deal: 0.8, probability: 0.25, holding: 0.02, level: 5, cost: 0.88644531,
      dealShare: 0.76269531, unitsPerDeal: 3.050781),
    Case(
      deal: 0.7, probability: 0.2, holding: 0.02, level: 7, cost: 0.82388608,
      dealShare: 0.79028480, unitsPerDeal: 3.951424),
    Case(
      deal: 0.75, probability: 0.3, holding: 0.05, level: 3, cost: 0.87625,
      dealShare: 0.657, unitsPerDeal: 2.19),
  ]

  static func rule(_ example: Case) -> StockpilingRule {
    StockpilingRule(
      regular: 1, deal: example.deal, dealShare: example.probability, holdingCost: example.holding)
  }

  @Test("the level and the mean cost are those of the dynamic program", arguments: cases)
  func levels(example: Case) {
    let rule = Self.rule(example)
    #expect(rule.orderUpTo(at: example.deal) == example.level)
    #expect(rule.orderUpTo(at: 1) == 1)
    #expect(abs(rule.meanCost - example.cost) < 5e-9)
  }

  @Test("no other level costs less", arguments: cases)
  func noBetterLevel(example: Case) {
    let best = Self.cost(level: example.level, example)
    #expect(abs(best - example.cost) < 5e-9)
    for level in 1...12 { #expect(Self.cost(level: level, example) >= best - 1e-12) }
  }

  /// Mean cost a week of raising the stock to `level` at a deal and buying one unit when it is empty.
  ///
  /// Weeks since the last deal are geometric; in week j after it one of the units is used while j is below
  /// the level, and level - 1 - j are carried on.
  static func cost(level: Int, _ example: Case) -> Double {
    let q = example.probability
    let fromDeal = 1 - pow(1 - q, Double(level))
    let carried = (0..<level).reduce(0) {
      $0 + Double(level - 1 - $1) * q * pow(1 - q, Double($1))
    }
    return fromDeal * example.deal + (1 - fromDeal) + example.holding * carried
  }

  @Test("a simulated million of consumer-weeks costs what the closed form says", arguments: cases)
  func simulated(example: Case) {
    var market = Fixture.market(
      [Fixture.offer("tins", list: 1, cost: 0.4)], calendar: Fixture.calendar(weeks: 500),
      population: 1, segments: [Fixture.segment("all", visits: .constant(30))])
    market.memory.stockpiling = .init(
      unitsPerWeek: 1, holdingCost: example.holding, dealDepth: 1 - example.deal,
      dealShare: example.probability)
    var (weeks, paid, onDeal, carried) = (0.0, 0.0, 0.0, 0.0)
    for number in 0..<60 {
      let draws = NamedDraws(seed: 9, replication: ReplicationKey(.rank, number: number))
      let strategy = RuleStrategy(reviews: ReviewPlan(every: .weeks(1))) { observation in
        let week = observation.time / VisitClock.week
        let isDeal = draws.uniform(["deal"], index: week) < example.probability
        return observation.own.map { _ in Money(isDeal ? example.deal : 1) }
      }
      var replication = Replication(market: market, seed: 9)
      replication.key = ReplicationKey(.rank, number: number)
      let simulation = replication.finished(StockpilerIntent(), focal: strategy)
      weeks += 500
      paid += Double(simulation.ledger.sales[0].gross) / 1e6
      onDeal += Double(simulation.ledger.sales[0].dealUnits)
      let home = simulation.memorySeries.first { $0.measure == .homeStock }?.values ?? []
      carried += home.reduce(0, +)
      #expect(home.allSatisfy { $0 >= 0 })
    }
    // Costs follow the deals, of which 30,000 weeks have a share with a standard error of .0026; four of
    // them times the slope of cost in that share, below .5, and the start with an empty stock.
    let cost = (paid + example.holding * carried) / weeks
    #expect(abs(cost - example.cost) < 0.006)
    #expect(abs(onDeal / weeks - example.dealShare) < 0.02)
  }
}
