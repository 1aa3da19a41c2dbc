import EventSimulation
import MarketModel
import Testing

/// Stock, sell-outs, orders and what is left.
@Suite("stock")
struct StockTests {
  static let day: Int64 = 86_400_000_000

  static func run(
    _ plans: [StockPlan?], weeks: Int = 4, warmUp: Int = 0, population: Int = 1_000,
    parameters: LogitParameters? = nil, quantityShares: [Double] = [1]
  ) -> MarketSimulation {
    let offers = plans.enumerated().map {
      Fixture.offer("p\($0)", stock: $1, quantityShares: quantityShares)
    }
    let market = Fixture.market(
      offers, calendar: Fixture.calendar(warmUp: warmUp, weeks: weeks), population: population)
    let replication = Replication(market: market)
    return replication.finished(replication.logit(parameters ?? .certain(offers: plans.count)))
  }

  static let nobody = LogitParameters.logit(alpha: [-1_000])

  @Test("exactly the stock is sold, and every later wish is lost")
  func sellOut() {
    let run = Self.run([StockPlan(initial: 500)])
    #expect(run.ledger.units(ofOffer: 0) == 500)
    #expect(run.ledger.offers[0].lostUnits == run.ledger.occasions[0] - 500)
    #expect(run.stock(ofOffer: 0) == 0)
    // 1,000 visits a week: the 500th falls on the day whose closing stock is the first zero.
    let sellOutDay = Int64(run.daily.stock.firstIndex(of: 0) ?? -1)
    let range = (28 - sellOutDay - 1) * Self.day...(28 - sellOutDay) * Self.day
    #expect(range.contains(run.ledger.offers[0].stockOutTime))
  }

  @Test("the last buyer takes what is left, and the rest is lost")
  func partialSale() {
    let run = Self.run([StockPlan(initial: 3)], quantityShares: [0, 1])
    #expect(run.ledger.units(ofOffer: 0) == 3)
    #expect(run.ledger.sales[0].purchases == 2)
    #expect(run.ledger.offers[0].lostUnits == 2 * run.ledger.occasions[0] - 3)
  }

  @Test("orders go up to the level and arrive after the lead time")
  func replenishment() {
    let rule = StockPlan.Replenishment(every: .days(7), upTo: 10, leadTime: .days(2))
    let run = Self.run([StockPlan(initial: 10, replenishment: rule)])
    #expect((0..<28).filter { run.daily.units(ofOffer: 0, day: $0) > 0 } == [0, 9, 16, 23])
    #expect(run.ledger.units(ofOffer: 0) == 40)
  }

  @Test("goods on their way count towards the level")
  func onOrder() {
    let rule = StockPlan.Replenishment(every: .days(7), upTo: 10, leadTime: .days(10))
    let run = Self.run([StockPlan(initial: 10, replenishment: rule)], weeks: 5)
    #expect((0..<35).filter { run.daily.units(ofOffer: 0, day: $0) > 0 } == [0, 17, 31])
    #expect(run.ledger.units(ofOffer: 0) == 30)
  }

  @Test("a stock-out ends when the goods arrive")
  func stockOutTime() {
    let rule = StockPlan.Replenishment(every: .days(7), upTo: 5, leadTime: .hours(50))
    let run = Self.run([StockPlan(initial: 0, replenishment: rule)], parameters: Self.nobody)
    #expect(run.ledger.offers[0].stockOutTime == 50 * 3_600_000_000)
    #expect(run.daily.stock.prefix(4) == [0, 0, 5, 5])
  }

  @Test("a stock-out that began in the warm-up counts from time 0")
  func stockOutOverTimeZero() {
    let rule = StockPlan.Replenishment(every: .days(14), upTo: 5, leadTime: .days(10))
    let run = Self.run(
      [StockPlan(initial: 0, replenishment: rule)], warmUp: 1, parameters: Self.nobody)
    #expect(run.ledger.offers[0].stockOutTime == 3 * Self.day)
  }

  @Test("a season's stock that was gone in the warm-up is back at time 0")
  func restoredStock() {
    let run = Self.run([StockPlan(initial: 20_000)], weeks: 4, warmUp: 30)
    #expect(run.daily.stock.prefix(210).last == 0)
    #expect(run.ledger.offers[0].stockOutTime == 0)
    #expect(run.stock(ofOffer: 0) == 20_000 - Int(run.ledger.units(ofOffer: 0)))
  }

  @Test("buyers of a sold-out offer behave as if it had never been on the shelf")
  func substitution() {
    let parameters = LogitParameters.logit(alpha: [2.5, 2, 1.5])
    let full = Self.run([nil, nil, nil], parameters: parameters).ledger
    let short = Self.run([StockPlan(initial: 0), nil, nil], parameters: parameters).ledger
    let without = Replication(
      market: Fixture.market(
        [Fixture.offer("p1"), Fixture.offer("p2")], calendar: Fixture.calendar(weeks: 4)))
    let pair = without.finished(without.logit(.logit(alpha: [2, 1.5]))).ledger
    #expect(short.offers[0].lostUnits == full.units(ofOffer: 0))
    #expect(short.units(ofOffer: 1) == pair.units(ofOffer: 0))
    #expect(short.units(ofOffer: 2) == pair.units(ofOffer: 1))
    #expect(short.buyers == pair.buyers)
    #expect(short.units(ofOffer: 1) > full.units(ofOffer: 1))
  }

  @Test("a season's stock is complete at time 0, a replenished stock goes on")
  func seasonStock() {
    let rule = StockPlan.Replenishment(every: .weeks(52), upTo: 0, leadTime: .days(1))
    let plans = [
      StockPlan(initial: 300), StockPlan(initial: 400, replenishment: rule),
    ]
    let run = Self.run(plans, weeks: 1, warmUp: 1, population: 200)
    let warmUpUnits = run.daily.units(ofOffer: 0, before: 0, days: 7)
    #expect(warmUpUnits > 150)
    #expect(run.stock(ofOffer: 0) == 300 - Int(run.ledger.units(ofOffer: 0)))
    #expect(run.ledger.units(ofOffer: 1) == 0)
    let second = Self.run(Array(plans.reversed()), weeks: 1, warmUp: 1, population: 200)
    let sold = second.daily.units(ofOffer: 0, before: 7, days: 14)
    #expect(second.stock(ofOffer: 0) == 400 - sold)
  }

  @Test(
    "left-over stock is written off to its salvage value, or kept at cost",
    arguments: [(0.4, 600_000), (1.2, -200_000), (nil, 0)] as [(Double?, Int64)])
  func writeOff(salvage: Double?, perUnit: Int64) {
    let plan = StockPlan(initial: 70, salvage: salvage.map { Money($0) })
    let run = Self.run([plan], parameters: Self.nobody)
    #expect(run.ledger.offers[0].writeOff == 70 * perUnit)
    #expect(run.ledger.contribution(ofOffer: 0) == -70 * perUnit)
  }

  @Test("holding is charged on each day's closing stock")
  func holding() {
    let run = Self.run([StockPlan(initial: 5_000, holdingPerDay: Money(0.01))])
    let closing = run.daily.stock.reduce(0) { $0 + Int64($1) }
    #expect(closing > 0 && closing < 28 * 5_000)
    #expect(run.ledger.offers[0].holding == closing * 10_000)
  }
}
