import EventSimulation
import MarketModel
import Testing

/// What the rules leave of a wish, seen on the shelf and in the ledger.
@Suite("business rules")
struct BusinessRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rules: BusinessRules
    var wish: Double
    var posted: Double
    var isBound: Bool
    var money = MoneyRules()
  }

  static let ends99 = [Money(0.99)]

  /// List 2, cost 1; the step is taken from list.
  static let cases = [
    Case(
      testDescription: "floor", rules: BusinessRules(floor: 0.9), wish: 1.5, posted: 1.8,
      isBound: true),
    Case(
      testDescription: "ceiling", rules: BusinessRules(ceiling: 1.1), wish: 3, posted: 2.2,
      isBound: true),
    Case(
      testDescription: "step up", rules: BusinessRules(maximumStep: 0.1), wish: 3, posted: 2.2,
      isBound: true),
    Case(
      testDescription: "step down", rules: BusinessRules(maximumStep: 0.1), wish: 1, posted: 1.8,
      isBound: true),
    Case(
      testDescription: "floor wins over step", rules: BusinessRules(floor: 1.5, maximumStep: 0.1),
      wish: 1, posted: 3, isBound: true),
    // 1 / (1 - .26) = 1.35135 would round down to a margin of 25.9 %.
    Case(
      testDescription: "margin rounds up", rules: BusinessRules(minimumMargin: 0.26), wish: 1,
      posted: 1.36, isBound: true),
    // 1.19 / .74 = 1.60811.
    Case(
      testDescription: "margin on the net price", rules: BusinessRules(minimumMargin: 0.26),
      wish: 1, posted: 1.61, isBound: true, money: MoneyRules(pricesIncludeTax: true, taxRate: 0.19)
    ),
    Case(
      testDescription: "margin wins over ceiling",
      rules: BusinessRules(ceiling: 1.1, minimumMargin: 0.6), wish: 1, posted: 2.5, isBound: true),
    Case(
      testDescription: "tick", rules: BusinessRules(), wish: 1.234, posted: 1.23, isBound: false),
    Case(
      testDescription: "nearest ending", rules: BusinessRules(endings: ends99), wish: 2.3,
      posted: 1.99, isBound: false),
    Case(
      testDescription: "nearest of two endings",
      rules: BusinessRules(endings: [Money(0.99), Money(0.49)]), wish: 2.3, posted: 2.49,
      isBound: false),
    Case(
      testDescription: "ending above the floor", rules: BusinessRules(floor: 1, endings: ends99),
      wish: 1.5, posted: 2.99, isBound: true),
    Case(
      testDescription: "ending above the margin",
      rules: BusinessRules(minimumMargin: 0.52, endings: ends99), wish: 2.2, posted: 2.99,
      isBound: false),
    Case(
      testDescription: "ending below the ceiling",
      rules: BusinessRules(ceiling: 1.45, endings: ends99), wish: 2.8, posted: 1.99, isBound: false
    ),
    Case(
      testDescription: "no ending between the limits",
      rules: BusinessRules(floor: 1, ceiling: 1.2, endings: ends99), wish: 2.345, posted: 2.35,
      isBound: false),
  ]

  @Test("a limit binds, rounding never breaks one", arguments: cases)
  func rule(_ example: Case) {
    let market = Fixture.market(
      [Fixture.offer("p")], calendar: Fixture.calendar(weeks: 1), population: 1,
      rules: example.rules, money: example.money)
    let replication = Replication(market: market)
    let run = replication.finished(
      replication.logit(.certain(offers: 1)), focal: RuleStrategy.fixed(example.wish))
    #expect(run.daily.closingPrices(ofOffer: 0, days: 0..<1) == [example.posted])
    #expect(run.ledger.offers[0].decisions == 1)
    #expect(run.ledger.offers[0].priceChanges == 1)
    #expect(run.ledger.offers[0].ruleBound == (example.isBound ? 1 : 0))
  }

  @Test("a freeze holds prices from its first day to its last and counts as a bound")
  func freeze() {
    let rising = RuleStrategy(reviews: ReviewPlan(every: .days(1))) { observation in
      observation.own.map { _ in Money(Double(3 + observation.day)) }
    }
    let market = Fixture.market(
      [Fixture.offer("p")], calendar: Fixture.calendar(weeks: 1), population: 1,
      rules: BusinessRules(freezes: [2...4]))
    let replication = Replication(market: market)
    let run = replication.finished(replication.logit(.certain(offers: 1)), focal: rising)
    #expect(run.daily.closingPrices(ofOffer: 0, days: 0..<7) == [3, 4, 4, 4, 4, 8, 9])
    #expect(run.ledger.offers[0].decisions == 7)
    #expect(run.ledger.offers[0].ruleBound == 3)
    #expect(run.ledger.offers[0].priceChanges == 4)
  }
}
