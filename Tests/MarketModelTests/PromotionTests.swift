import EventSimulation
import MarketModel
import Testing

/// Dated reductions run on whole days.
@Suite("promotions")
struct PromotionTests {
  static func run(
    _ promotions: [Promotion], active: [Int], weeks: Int = 2, focal: RuleStrategy = .list,
    parameters: LogitParameters = .certain(offers: 2)
  ) -> MarketSimulation {
    let market = Fixture.market(
      [Fixture.offer("p"), Fixture.offer("q", firm: 1)], calendar: Fixture.calendar(weeks: weeks),
      promotions: promotions)
    let replication = Replication(market: market)
    return replication.finished(
      replication.logit(parameters), focal: focal, promotions: active)
  }

  static let quarter = Promotion(
    name: "quarter", offers: [0], reduction: .percentOff(0.25), firstDay: 3, lastDay: 5)
  static let half = Promotion(
    name: "half", offers: [0], reduction: .amountOff(Money(1)), firstDay: 5, lastDay: 6)

  @Test("a reduction holds from the first day's midnight to the last day's end")
  func wholeDays() {
    let run = Self.run([Self.quarter], active: [0])
    #expect(run.daily.closingPrices(ofOffer: 0, days: 1..<8) == [2, 2, 1.5, 1.5, 1.5, 2, 2])
    let promoted = (3...5).map { run.daily.units(ofOffer: 0, day: $0) }
    #expect(promoted.allSatisfy { $0 > 100 })
    #expect(run.ledger.sales[0].dealUnits == Int64(promoted.reduce(0, +)))
    #expect(run.ledger.sales[0].discount == run.ledger.sales[0].dealUnits * 500_000)
  }

  @Test("it runs only under a strategy that lists it")
  func onlyWhereListed() {
    let run = Self.run([Self.quarter, Self.half], active: [])
    #expect(run.ledger.sales[0].dealUnits == 0)
  }

  @Test("of two reductions the deeper one counts")
  func deepest() {
    let run = Self.run([Self.quarter, Self.half], active: [0, 1])
    #expect(run.daily.closingPrices(ofOffer: 0, days: 2..<8) == [2, 1.5, 1.5, 1, 1, 2])
  }

  @Test("it reduces the posted price, whatever that is that day")
  func ofThePostedPrice() {
    let rising = RuleStrategy(reviews: ReviewPlan(every: .days(1))) { observation in
      observation.own.map { _ in Money(Double(4 * (1 + observation.day))) }
    }
    let run = Self.run([Self.quarter], active: [0], focal: rising)
    #expect(run.daily.closingPrices(ofOffer: 0, days: 2..<7) == [12, 12, 15, 18, 28])
  }

  @Test("a display raises utility on its days only")
  func display() {
    let display = Promotion(
      name: "display", offers: [0], reduction: .percentOff(0), firstDay: 3, lastDay: 5,
      display: .zero)
    // Without display nobody buys; with it everybody does.
    let run = Self.run(
      [display], active: [0], parameters: .logit(alpha: [-100, -100], slope: 0, display: 200))
    let units = (0..<14).map { run.daily.units(ofOffer: 0, day: $0) }
    #expect(units.indices.filter { units[$0] > 0 } == [3, 4, 5])
    #expect(units.reduce(0, +) == Int(run.ledger.buyers[0]))
  }

  @Test("the warm-up's promotions take turns, one week each")
  func history() {
    let market = Fixture.market(
      [Fixture.offer("p"), Fixture.offer("q", firm: 1)],
      calendar: Fixture.calendar(warmUp: 4, weeks: 1),
      history: HistoryPromotions(everyWeeks: 2, depth: 0.2, display: true))
    let replication = Replication(market: market)
    let daily = replication.finished(replication.logit(.certain(offers: 2))).daily
    let weeks = (-4..<1).map { $0 * 7 + 3 }
    let first = weeks.map { daily.closingPrices(ofOffer: 0, days: $0..<$0 + 1)[0] }
    let second = weeks.map { daily.closingPrices(ofOffer: 1, days: $0..<$0 + 1)[0] }
    #expect(first == [1.6, 2, 1.6, 2, 2])
    #expect(second == [2, 1.6, 2, 1.6, 2])
  }
}
