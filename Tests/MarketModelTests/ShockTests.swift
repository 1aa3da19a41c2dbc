import EventSimulation
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// What happens to a market whatever its firms do.
@Suite("shocks")
struct ShockTests {
  static func market(_ shocks: [MarketShock], weeks: Int = 4, warmUp: Int = 0) -> MarketDefinition {
    var market = Fixture.market(
      [Fixture.offer("p", stock: StockPlan(initial: 1_000_000)), Fixture.offer("q", firm: 1)],
      calendar: Fixture.calendar(warmUp: warmUp, weeks: weeks), population: 2_000)
    market.shocks = ShockPlan(shocks)
    return market
  }

  static func run(
    _ market: MarketDefinition, _ parameters: LogitParameters = .certain(offers: 2),
    focal: RuleStrategy = .list, key: ReplicationKey = Fixture.ranking
  ) -> MarketSimulation {
    var replication = Replication(market: market)
    replication.key = key
    return replication.finished(replication.logit(parameters), focal: focal)
  }

  static let preferRival = LogitParameters.logit(alpha: [100, 200], slope: 0)

  @Test("a rival that is closed sells nothing, and its customers come over")
  func absence() {
    let shock = MarketShock(
      name: "closed", effect: .absence(offers: [1]), timing: .dated(firstDay: 7, lastDay: 13))
    let run = Self.run(Self.market([shock]), Self.preferRival)
    for day in 0..<28 {
      #expect((run.daily.units(ofOffer: 1, day: day) > 0) == !(7...13).contains(day))
      #expect((run.daily.units(ofOffer: 0, day: day) > 0) == (7...13).contains(day))
    }
  }

  @Test("a rival that enters late is not there in the warm-up either")
  func entry() {
    let shock = MarketShock(
      name: "entry", effect: .absence(offers: [1]), timing: .dated(firstDay: -7, lastDay: 6))
    let run = Self.run(Self.market([shock], warmUp: 1), Self.preferRival)
    #expect((-7..<28).filter { run.daily.units(ofOffer: 1, day: $0) > 0 } == Array(7..<28))
  }

  @Test("a rival's price falls while the shock lasts")
  func price() {
    let shock = MarketShock(
      name: "sale", effect: .price(offers: [1], change: -0.25),
      timing: .dated(firstDay: 7, lastDay: 13))
    let run = Self.run(Self.market([shock]))
    #expect(
      run.daily.closingPrices(ofOffer: 1, days: 6..<15) == [2] + Array(repeating: 1.5, count: 7) + [
        2
      ])
  }

  @Test("a changed cost is what strategies see and new goods cost; goods in stock keep theirs")
  func cost() {
    let seen = Recorder<Money>()
    let watcher = RuleStrategy(rule: {
      seen.append($0.own[0].unitCost)
      return $0.own.map(\.listPrice)
    })
    let shock = MarketShock(
      name: "beans", effect: .cost(offers: [0, 1], change: 0.5),
      timing: .dated(firstDay: 14, lastDay: 27))
    let run = Self.run(Self.market([shock]), focal: watcher)
    #expect(seen.values == [Money(1), Money(1.5)])
    #expect(run.ledger.sales[0].goods == run.ledger.units(ofOffer: 0) * 1_000_000)
    var unlimited = Self.market([shock])
    unlimited.offers[0].stock = nil
    let other = Self.run(unlimited)
    let late = (14..<28).reduce(0) { $0 + other.daily.units(ofOffer: 0, day: $1) }
    #expect(
      other.ledger.sales[0].goods == other.ledger.units(ofOffer: 0) * 1_000_000 + Int64(late)
        * 500_000)
  }

  @Test("a shock of demand shifts every offer's utility")
  func demand() {
    let shock = MarketShock(
      name: "heat", effect: .demand(category: 0, utility: -1_000),
      timing: .dated(firstDay: 7, lastDay: 27))
    let run = Self.run(Self.market([shock]))
    #expect((0..<28).filter { run.daily.units(ofOffer: 0, day: $0) > 0 } == Array(0..<7))
  }

  @Test("weekly noise of traffic has mean one and the stated spread")
  func noise() {
    let shock = MarketShock(
      name: "noise", effect: .trafficNoise(deviation: 0.3),
      timing: .dated(firstDay: 0, lastDay: 7 * 4_000 - 1))
    let course = ShockCourse(
      market: Self.market([shock], weeks: 4_000), seed: 1, replication: Fixture.ranking)
    let logs = course.trafficSources.map { lnOf(1 + $0.change) }
    #expect(logs.count == 4_000)
    #expect(abs(SampleStatistics.mean(logs) + 0.045) < 4 * 0.3 / 4_000.0.squareRoot())
    // The variance of a normal sample's variance is 2 sigma^4 / n.
    #expect(abs(SampleStatistics.variance(logs) - 0.09) < 4 * 0.09 * (2 / 4_000.0).squareRoot())
  }

  @Test("random spells start in the stated share of weeks, never two at once")
  func chance() {
    let shock = MarketShock(
      name: "strike", effect: .traffic(change: -0.3),
      timing: .random(firstDay: 0, chancePerWeek: 0.1, lasting: .days(7)))
    let spells = ShockCourse(
      market: Self.market([shock], weeks: 5_000), seed: 2, replication: Fixture.ranking
    ).spells
    for (one, two) in zip(spells, spells.dropFirst()) { #expect(one.end <= two.start) }
    // A start is missed only when the week before had one that still lasts: between 0.09 and 0.1.
    let share = Double(spells.count) / 5_000
    let error = 4 * (0.09 / 5_000).squareRoot()
    #expect(share > 0.09 - error && share < 0.1 + error)
  }

  @Test("shocks are the same under every strategy, and another shock moves none of them")
  func named() {
    let strike = MarketShock(
      name: "strike", effect: .traffic(change: -0.3),
      timing: .random(firstDay: 0, chancePerWeek: 0.2, lasting: .days(4)))
    let walk = MarketShock(
      name: "walk", effect: .costWalk(offers: [0], deviation: 0.05),
      timing: .dated(firstDay: 0, lastDay: 69))
    func spells(_ shocks: [MarketShock], of name: String) -> [ShockCourse.Spell] {
      let market = Self.market(shocks, weeks: 10)
      let course = ShockCourse(market: market, seed: 9, replication: Fixture.ranking)
      return course.spells.filter { shocks[$0.shock].name == name }.map {
        var spell = $0
        spell.shock = 0
        return spell
      }
    }
    #expect(spells([strike], of: "strike") == spells([walk, strike], of: "strike"))
    #expect(spells([walk], of: "walk") == spells([strike, walk], of: "walk"))
    #expect(spells([walk], of: "walk").count == 10)
  }
}
