import EventSimulation
import Glibc
@testable import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@Suite("Consumers who know what a unit is worth to them")
struct WillingnessToPayTests {
  private func finished(
    _ worth: Distribution, offers: [Offer], visits: Int = 1_000, seed: UInt64 = 1,
    segment: Segment = Fixture.segment("all")
  ) -> MarketSimulation {
    var market = Fixture.market(
      offers, calendar: Fixture.calendar(weeks: 1), population: visits, segments: [segment])
    market.willingnessToPay = WillingnessToPay(worth)
    let replication = Replication(market: market, seed: seed)
    var simulation = replication.started(
      WillingnessToPayIntent(market: market, seed: seed, replication: replication.key))
    simulation.log = MarketLog()
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
    return simulation
  }

  @Test("the share of visits that buy is exp(-p / mean)", arguments: zip([0.5, 2, 4], 1...3))
  func exponential(price: Double, seed: Int) {
    let simulation = finished(
      .exponential(mean: 2), offers: [Fixture.offer("seat", list: price)], visits: 20_000,
      seed: UInt64(seed))
    let visits = Double(simulation.ledger.occasions[0])
    let share = Double(simulation.ledger.units(ofOffer: 0)) / visits
    // Hoeffding with a false alarm of 3e-8 per case: a mean off by 5 % moves the shares by more.
    #expect(abs(share - exp(-price / 2)) <= (log(2 / 3e-8) / (2 * visits)).squareRoot())
  }

  @Test("who buys at a high price also buys at a low one: the draw is the visit's")
  func nested() {
    func buyers(_ price: Double) -> Set<[Int64]> {
      let simulation = finished(
        .exponential(mean: 2), offers: [Fixture.offer("seat", list: price)])
      return Set((simulation.log?.purchases ?? []).map { [$0.time, Int64($0.consumer)] })
    }
    let (many, few) = (buyers(1), buyers(3))
    #expect(few.isStrictSubset(of: many) && !few.isEmpty)
  }

  @Test("who would pay exactly the price buys", arguments: [5.49, 500.49, 0.1])
  func tie(price: Double) {
    for (list, buys) in [(price, true), (price + 0.01, false)] {
      let simulation = finished(.constant(price), offers: [Fixture.offer("seat", list: list)])
      let units = simulation.ledger.units(ofOffer: 0)
      #expect(units == (buys ? simulation.ledger.occasions[0] : 0))
    }
  }

  @Test("a product is worth the same everywhere, so the cheaper seller sells all of it")
  func sellers() {
    let simulation = finished(
      .exponential(mean: 3),
      offers: [
        Fixture.offer("seat", list: 2), Fixture.offer("seat", firm: 1, list: 1.99),
        Fixture.offer("stool", firm: 1, list: 2),
      ])
    let units = (0...2).map { simulation.ledger.units(ofOffer: $0) }
    #expect(units[0] == 0 && units[1] > 0 && units[2] > 0)
  }

  @Test("the first choice is counted as lost where it is sold out")
  func soldOut() {
    let simulation = finished(
      .constant(5), offers: [Fixture.offer("seat", stock: StockPlan(initial: 10))])
    #expect(simulation.ledger.units(ofOffer: 0) == 10)
    #expect(simulation.ledger.offers[0].lostUnits == simulation.ledger.occasions[0] - 10)
  }

  @Test("a price sensitivity divides the worth, a utility shift adds to it")
  func segments() {
    var segment = Fixture.segment("all")
    segment.priceSensitivity = 2
    segment.utilityShift = 1
    // Worth 3 + 1 against twice the price.
    for (price, buys) in [(2.0, true), (2.01, false)] {
      let simulation = finished(
        .constant(3), offers: [Fixture.offer("seat", list: price)], segment: segment)
      #expect((simulation.ledger.units(ofOffer: 0) > 0) == buys)
    }
  }
}
