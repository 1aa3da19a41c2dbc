import EventSimulation
import MarketModel
import Testing

/// Warm-up, measured weeks and cool-down each book their own days and no others.
@Suite("phase boundaries")
struct PhaseBoundaryTests {
  static let promotion = Promotion(
    name: "last week", offers: [0], reduction: .percentOff(0.25), firstDay: 7, lastDay: 13,
    display: Money(70), funding: .none)

  static func market(
    coolDown: Int, warmUp: Int = 2, stock: StockPlan? = nil, history: HistoryPromotions = .none
  ) -> MarketDefinition {
    Fixture.market(
      [Fixture.offer("p", stock: stock)],
      calendar: Fixture.calendar(warmUp: warmUp, weeks: 2, coolDown: coolDown), population: 10,
      promotions: [promotion], history: history)
  }

  @Test("the last measured day closes at the strategy's price, the day after at list")
  func closingPrices() {
    let replication = Replication(market: Self.market(coolDown: 1), baselines: [0: .fixed(3)])
    let run = replication.finished(
      replication.logit(.certain(offers: 1)), focal: RuleStrategy.fixed(4))
    #expect(run.daily.closingPrices(ofOffer: 0, days: -2..<1) == [3, 3, 4])
    #expect(run.daily.closingPrices(ofOffer: 0, days: 12..<16) == [4, 4, 2, 2])
  }

  @Test("the warm-up's last day closes at its promotion's price")
  func closingHistoryPrice() {
    let history = HistoryPromotions(everyWeeks: 1, depth: 0.2, display: false)
    let replication = Replication(market: Self.market(coolDown: 0, history: history))
    let run = replication.finished(replication.logit(.certain(offers: 1)))
    #expect(
      run.daily.closingPrices(ofOffer: 0, days: -14..<2) == [Double](repeating: 1.6, count: 14) + [
        2, 2,
      ])
  }

  @Test("a display that ends with the measured weeks is charged in full", arguments: [0, 1])
  func displayOnTheLastDay(coolDown: Int) {
    let replication = Replication(market: Self.market(coolDown: coolDown))
    let run = replication.finished(replication.logit(.certain(offers: 1)), promotions: [0])
    #expect(run.ledger.offers[0].promotionCost == 70_000_000)
  }

  @Test("holding is charged for every measured day once and for no day of the warm-up")
  func holdingDays() {
    let stock = StockPlan(initial: 100, holdingPerDay: Money(0.5))
    let replication = Replication(market: Self.market(coolDown: 1, stock: stock))
    let nobody = replication.logit(.logit(alpha: [-1_000]))
    #expect(replication.finished(nobody).ledger.offers[0].holding == 21 * 100 * 500_000)
  }
}
