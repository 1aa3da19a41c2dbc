import EventSimulation
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// What consumers pay is what firms, suppliers, services and the state receive, to the millionth.
@Suite("conservation")
struct ConservationTests {
  /// A random market with every mechanism of supply, traffic and shocks.
  static func market(_ number: Int) -> MarketDefinition {
    var stream = RandomStream(
      seed: 77, replication: Fixture.ranking, purpose: "random market",
      entity: EntityKey("case").child(UInt64(number)))
    func pick(_ low: Int, _ high: Int) -> Int {
      low + Int(stream.nextUniform() * Double(high - low + 1))
    }
    let offers = (0..<4).map { index -> Offer in
      var plan = StockPlan(
        initial: pick(0, 80),
        replenishment: index == 3
          ? nil : .init(every: .days(pick(1, 4)), upTo: pick(20, 90), leadTime: .days(pick(0, 5))),
        holdingPerDay: Money(0.013), salvage: pick(0, 1) == 0 ? nil : Money(0.37))
      plan.supply = SupplyTerms(
        orderCost: Money(1.17), minimumOrder: pick(0, 15),
        leadTimeWeeks: pick(0, 1) == 0 ? nil : .gamma(shape: 2, scale: 0.3),
        shelfLifeDays: pick(0, 1) == 0 ? nil : pick(2, 12))
      return Fixture.offer(
        "p\(index)", firm: index % 2, list: 2.99, cost: 1.11, stock: index == 1 ? nil : plan,
        quantityShares: [0.5, 0.3, 0.2])
    }
    var market = Fixture.market(
      offers, calendar: Fixture.calendar(warmUp: 2, weeks: 6, coolDown: 2), population: 150,
      money: MoneyRules(
        pricesIncludeTax: true, taxRate: 0.19, paymentShare: 0.019, paymentPerOrder: Money(0.3)))
    market.firms[0].fulfilment = FulfilmentLimit(unitsPerDay: pick(5, 40))
    market.shocks = ShockPlan([
      MarketShock(
        name: "walk", effect: .costWalk(offers: [0, 1, 2], deviation: 0.08),
        timing: .dated(firstDay: 0, lastDay: 55)),
      MarketShock(
        name: "strike", effect: .traffic(change: -0.4),
        timing: .random(firstDay: 0, chancePerWeek: 0.3, lasting: .days(5))),
      MarketShock(
        name: "closed", effect: .absence(offers: [1, 3]),
        timing: .random(firstDay: 0, chancePerWeek: 0.2, lasting: .days(3))),
    ])
    market.advertising = AdvertisingPlan([
      Advertising(
        name: "radio", firm: 1, firstDay: -5, lastDay: 20, costPerWeek: Money(33.33),
        lift: TrafficLift(change: 0.6, halfLife: .days(5)))
    ])
    return market
  }

  static func run(_ number: Int) -> MarketSimulation {
    let replication = Replication(market: market(number), seed: UInt64(number))
    return replication.finished(
      replication.logit(.logit(alpha: [2, 2, 1.5, 1.5])), focal: RuleStrategy.fixed(2.49))
  }

  @Test("every millionth is accounted for", arguments: 0..<12)
  func money(number: Int) {
    let run = Self.run(number)
    let ledger = run.ledger
    for offer in run.market.offers.indices {
      let rows = (0..<ledger.segmentCount).map { ledger.sales[offer * ledger.segmentCount + $0] }
      func sum(_ column: KeyPath<Ledger.Sales, Int64>) -> Int64 {
        rows.reduce(0) { $0 + $1[keyPath: column] }
      }
      let totals = ledger.offers[offer]
      #expect(sum(\.gross) == sum(\.tax) + sum(\.net))
      // Goods: what was there and what came is sold, expired or left.
      let left = run.stockValue(ofOffer: offer)
      let paid = run.paidToSupplier(ofOffer: offer)
      #expect(totals.openingValue + paid == sum(\.goods) + totals.expiry + left)
      // The firm: what consumers pay goes to the state, the supplier and services; the rest is its
      // contribution, its stock counted at what is left of it.
      let services =
        sum(\.selling) + totals.promotionCost + totals.advertising + totals.holding
        + totals.ordering
      let cash = sum(\.gross) - sum(\.tax) + sum(\.funding) - paid - services
      #expect(
        cash + left - totals.writeOff - totals.openingValue
          == ledger.contribution(ofOffer: offer))
    }
  }

  @Test("stock is never negative, and units in are units out", arguments: 0..<12)
  func units(number: Int) {
    let run = Self.run(number)
    #expect(run.daily.stock.allSatisfy { $0 >= -1 })
    for offer in run.market.offers.indices where run.market.offers[offer].stock != nil {
      #expect((run.stock(ofOffer: offer) ?? -1) >= 0)
      let first = run.daily.stock.indices.filter { $0 % 4 == offer }
      #expect(first.allSatisfy { run.daily.stock[$0] >= 0 })
    }
  }
}
