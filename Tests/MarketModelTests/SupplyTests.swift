import EventSimulation
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// Orders, deliveries, ageing goods and limits of shipping.
@Suite("supply")
struct SupplyTests {
  static func run(
    _ plan: StockPlan, weeks: Int = 4, population: Int = 70, seed: UInt64 = 3,
    change: (inout MarketDefinition) -> Void = { _ in }
  ) -> MarketSimulation {
    var market = Fixture.market(
      [Fixture.offer("p", stock: plan)], calendar: Fixture.calendar(weeks: weeks),
      population: population)
    change(&market)
    let replication = Replication(market: market, seed: seed)
    return replication.finished(replication.logit(.certain(offers: 1)))
  }

  static func plan(
    initial: Int, every: Int = 1, upTo: Int, lead: Int = 0, terms: SupplyTerms
  ) -> StockPlan {
    var plan = StockPlan(
      initial: initial,
      replenishment: .init(every: .days(every), upTo: upTo, leadTime: .days(lead)))
    plan.supply = terms
    return plan
  }

  @Test("nothing is ordered until the smallest order is needed, and each order has its cost")
  func minimumOrder() {
    let terms = SupplyTerms(orderCost: Money(5), minimumOrder: 50)
    let run = Self.run(Self.plan(initial: 100, upTo: 100, terms: terms))
    let totals = run.ledger.offers[0]
    #expect(totals.ordering > 0 && totals.receivedUnits >= 50 * totals.ordering / 5_000_000)
    #expect(totals.receivedUnits % 1 == 0 && totals.received == totals.receivedUnits * 1_000_000)
  }

  @Test("goods that expire are written off at cost, the oldest sold first")
  func expiry() {
    var plan = StockPlan(initial: 500)
    plan.supply = SupplyTerms(shelfLifeDays: 3)
    let run = Self.run(plan, weeks: 1)
    let sold = run.ledger.units(ofOffer: 0)
    #expect((0..<7).filter { run.daily.units(ofOffer: 0, day: $0) > 0 } == [0, 1, 2])
    #expect(run.ledger.offers[0].expiredUnits == 500 - sold)
    #expect(run.ledger.offers[0].expiry == (500 - sold) * 1_000_000)
    #expect(run.stock(ofOffer: 0) == 0)
    #expect(run.ledger.offers[0].stockOutTime == 4 * StockTests.day)
  }

  @Test("lots are taken first in, first out")
  func firstInFirstOut() {
    var lots = StockLots()
    lots.add(.init(units: 3, unitCost: Money(1), expiryDay: 5))
    lots.add(.init(units: 4, unitCost: Money(2), expiryDay: 6))
    #expect(lots.take(5) == 7_000_000)
    #expect(lots.value == 4_000_000)
    let expired = lots.expire(day: 6)
    #expect(expired.units == 2 && expired.cost == 4_000_000 && lots.lots.isEmpty)
  }

  @Test("a firm ships no more than its limit a day, and what is beyond is lost and counted")
  func limit() {
    let run = Self.run(StockPlan(initial: 100_000), population: 700) {
      $0.firms[0].fulfilment = FulfilmentLimit(unitsPerDay: 40)
    }
    let days = (0..<28).map { run.daily.units(ofOffer: 0, day: $0) }
    #expect(days == Array(repeating: 40, count: 28))
    let totals = run.ledger.offers[0]
    #expect(totals.limitedUnits == run.ledger.occasions[0] - 28 * 40)
    #expect(totals.limitedUnits == totals.lostUnits)
  }

  @Test("random lead times have their distribution and do not depend on the policy")
  func leadTimes() {
    let terms = SupplyTerms(leadTimeWeeks: .uniform(low: 1, high: 3))
    let plan = Self.plan(initial: 0, every: 1, upTo: 10, terms: terms)
    var market = Fixture.market(
      [Fixture.offer("p", stock: plan)], calendar: Fixture.calendar(weeks: 1))
    let rule = StockPlan.Replenishment(every: .days(1), upTo: 10, leadTime: .zero)
    func times() -> [Double] {
      let replication = Replication(market: market)
      let simulation = replication.started(replication.logit(.certain(offers: 1)))
      return (0..<2_000).map {
        Double(simulation.leadTime(0, at: Int64($0) * StockTests.day, rule))
          / Double(VisitClock.week)
      }
    }
    let drawn = times()
    #expect(drawn.allSatisfy { (1...3).contains($0) })
    // A uniform's variance is width squared / 12.
    #expect(abs(SampleStatistics.mean(drawn) - 2) < 4 * (4.0 / 12 / 2_000).squareRoot())
    market.population = 5
    #expect(times() == drawn)
  }

  /// The stationary mean of a chain of stock levels at the start of days, by iteration.
  private func reorderChain(
    low: Int, high: Int, demand: [Double]
  ) -> (sales: Double, orders: Double) {
    var level = (0...high).map { $0 == high ? 1.0 : 0 }
    var (sales, orders) = (0.0, 0.0)
    for _ in 0..<4_000 {
      var next = [Double](repeating: 0, count: high + 1)
      (sales, orders) = (0, 0)
      for (stock, weight) in level.enumerated() where weight > 0 {
        for (asked, chance) in demand.enumerated() {
          let left = max(0, stock - asked)
          sales += weight * chance * Double(stock - left)
          orders += left <= low ? weight * chance : 0
          next[left <= low ? high : left] += weight * chance
        }
      }
      level = next
    }
    return (sales, orders)
  }

  @Test("an (s, S) rule sells and orders as the chain of its stock levels says")
  func reorderPoint() {
    let terms = SupplyTerms(orderCost: Money(64), reorderAt: 6)
    let days = 7 * 2_000
    let run = Self.run(
      Self.plan(initial: 40, upTo: 40, terms: terms), weeks: 2_000, population: 70)
    let poisson = Distribution.poisson(mean: 10)
    let chain = reorderChain(low: 6, high: 40, demand: (0..<60).map { poisson.density(Double($0)) })
    let orders = Double(run.ledger.offers[0].ordering) / 64e6
    // Daily sales have a variance below 10; the share of days with an order is a mean of values of
    // variance below 1 / 4. Both are averages over dependent days, whose variance is smaller here
    // because each order brings the stock back to the same level.
    let sales = Double(run.ledger.units(ofOffer: 0))
    #expect(abs(sales / Double(days) - chain.sales) < 4 * (10.0 / Double(days)).squareRoot())
    #expect(abs(orders / Double(days) - chain.orders) < 4 * (0.25 / Double(days)).squareRoot())
  }

  @Test("the newsvendor's profit comes out, and the best order is the known one")
  func newsvendor() {
    // p = 10, c = 6, salvage 2, Poisson(50): ORACLES O6; 500 seasons of a week each.
    func profit(_ units: Int) -> Double {
      let seasons = 1_000
      let total = (0..<seasons).reduce(Int64(0)) { sum, number in
        let offer = Fixture.offer(
          "p", list: 10, cost: 6, stock: StockPlan(initial: units, salvage: Money(2)))
        let market = Fixture.market(
          [offer], calendar: Fixture.calendar(weeks: 1), population: 50)
        var replication = Replication(market: market)
        replication.key = ReplicationKey(.rank, number: number)
        let run = replication.finished(replication.logit(.certain(offers: 1)))
        return sum + run.ledger.contribution(ofOffer: 0)
      }
      return Double(total) / 1e6 / Double(seasons)
    }
    // min(D, 50) of a Poisson(50) has a standard deviation of 4.2, a unit sold instead of left is worth 8.
    let tolerance = 4 * 8 * 4.2 / 1_000.0.squareRoot()
    #expect(abs(profit(50) - 177.469997) < tolerance)
    #expect(profit(50) > profit(44) && profit(50) > profit(56))
  }
}
