import EventSimulation
import MarketModel
import ScientificComputing
import Testing

@Suite("Decisions before visits and after sales")
struct ReviewMomentTests {
  /// Everybody buys the first offer in stock.
  private func simulation(
    _ offers: [Offer], focal: RuleStrategy, rival: RuleStrategy? = nil, chunkSize: Int = 512
  ) -> MarketSimulation {
    let market = Fixture.market(offers, calendar: Fixture.calendar(weeks: 1), population: 30)
    var replication = Replication(market: market, chunkSize: chunkSize)
    if let rival { replication.baselines[1] = rival }
    var simulation = replication.started(
      replication.logit(.certain(offers: offers.count)))
    simulation.log = MarketLog()
    simulation.runMeasured(focal: focal, promotions: [])
    return simulation
  }

  private func strategy(
    _ moments: ReviewMoments, seen: Recorder<Observation>,
    rule: @escaping @Sendable (Observation) -> Money = { $0.own[0].listPrice }
  ) -> RuleStrategy {
    RuleStrategy(
      reviews: ReviewPlan(moments: moments),
      rule: { observation in
        seen.append(observation)
        return observation.own.map { _ in rule(observation) }
      })
  }

  @Test("before every visit: the visitor pays the price decided at that moment")
  func beforeVisits() throws {
    let seen = Recorder<Observation>()
    let focal = strategy(.visit, seen: seen) { Money(2 + Double($0.own[0].stock ?? 0) / 100) }
    let result = simulation([Fixture.offer("tea", stock: StockPlan(initial: 500))], focal: focal)
    let purchases = try #require(result.log?.purchases)
    #expect(purchases.count > 10)
    // The first decision is that of the start.
    #expect(seen.values.dropFirst().map(\.time) == purchases.map(\.time))
    let paid = purchases.map { Money(millionths: $0.unit.gross) }
    #expect(paid == purchases.indices.map { Money(2 + Double(500 - $0) / 100) })
  }

  @Test("after every sale: the next visitor pays the price decided after it")
  func afterSales() throws {
    let seen = Recorder<Observation>()
    let focal = strategy(.sale, seen: seen) { Money(2 + Double($0.own[0].stock ?? 0) / 100) }
    let result = simulation([Fixture.offer("tea", stock: StockPlan(initial: 9))], focal: focal)
    #expect(seen.values.map { $0.own[0].stock } == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    let purchases = try #require(result.log?.purchases)
    #expect(purchases.map { $0.unit.gross } == (0..<9).map { 2_090_000 - Int64($0) * 10_000 })
  }

  @Test("sales of another firm are none of its own")
  func othersSales() {
    let seen = Recorder<Observation>()
    let offers = [Fixture.offer("tea", firm: 1), Fixture.offer("tea", firm: 0)]
    _ = simulation(offers, focal: strategy(.sale, seen: seen))
    #expect(seen.values.count == 1)
  }

  @Test("a rival's answer to a price between visits comes when its latency has passed")
  func rivalAnswers() throws {
    let seen = Recorder<Observation>()
    let focal = strategy(.visit, seen: Recorder()) { Money(2 + Double($0.time % 7) / 100) }
    let rival = RuleStrategy(
      reviews: ReviewPlan(afterRivalChange: .minutes(5)),
      rule: { observation in
        seen.append(observation)
        return observation.own.map(\.listPrice)
      })
    let result = simulation(
      [Fixture.offer("tea"), Fixture.offer("tea", firm: 1)], focal: focal, rival: rival)
    let changes = try #require(result.log?.prices).filter { $0.offer == 0 }.map(\.time)
    let decisions = try #require(result.log?.decisions).map(\.time)
    #expect(decisions == decisions.sorted())
    #expect(seen.values.count > 5)
    for observation in seen.values.dropFirst() {
      #expect(changes.contains(observation.time - 300_000_000))
    }
  }

  @Test("results do not depend on how many occasions are scored at a time", arguments: [1, 3])
  func chunks(chunkSize: Int) {
    let offers = [Fixture.offer("tea", stock: StockPlan(initial: 20)), Fixture.offer("mint")]
    let focal = strategy([.visit, .sale], seen: Recorder()) {
      Money(2 + Double($0.own[0].stock ?? 0) / 100)
    }
    let small = simulation(offers, focal: focal, chunkSize: chunkSize)
    #expect(small.ledger == simulation(offers, focal: focal).ledger)
  }
}
