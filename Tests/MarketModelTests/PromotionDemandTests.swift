import Foundation
import MarketModel
import Testing

/// What promotions do to demand, against closed forms.
@Suite("promotion demand")
struct PromotionDemandTests {
  static let shares = [0.6, 0.3, 0.1]

  /// One offer at 2.00 in a logit with utility `alpha` and slope 1.
  static func run(_ promotions: [Promotion], alpha: Double) -> Ledger {
    let market = Fixture.market(
      [Fixture.offer("p", quantityShares: shares, quantityResponse: 0.8)],
      calendar: Fixture.calendar(weeks: 2), population: 20_000, promotions: promotions)
    let replication = Replication(market: market)
    return replication.finished(
      replication.logit(.logit(alpha: [alpha])), promotions: Array(promotions.indices)
    ).ledger
  }

  /// The quantity log-sum of the market model, section 3, term by term, and mean units.
  static func expected(_ unitPrices: [Double?], alpha: Double) -> (buyers: Double, units: Double) {
    let weights = unitPrices.enumerated().map { index, price -> Double in
      guard let price else { return 0 }
      return shares[index] * exp(-price / 0.3 - 0.8 * log(Double(index + 1)) * (price - 2))
    }
    let total = weights.reduce(0, +)
    let utility = alpha + 0.3 * log(total)
    let units = weights.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element } / total
    return (exp(utility) / (1 + exp(utility)), units)
  }

  static let cases: [(mechanic: PromotionTerms.Mechanic, prices: [Double?])] = [
    // Three for two: one and two cost 2.00 each, three cost 4.00, as two do: two are dropped.
    (.multiBuy(buy: 3, pay: 2), [2, nil, 4.0 / 3]),
    // Two for one: the second is free; three cost 4.00.
    (.multiBuy(buy: 2, pay: 1), [nil, 1, 4.0 / 3]),
    // 0.80 off one unit.
    (
      .coupon(PromotionTerms.Coupon(redemption: [1], perConsumer: 9_999)),
      [1.2, 1.6, 5.2 / 3]
    ),
    // 0.80 off each unit.
    (.loyalty(members: 1), [1.2, 1.2, 1.2]),
  ]

  @Test("buyers and units are those of the quantity log-sum", arguments: 0..<4)
  func logSum(number: Int) {
    let (mechanic, prices) = Self.cases[number]
    let promotion = PromotionShop.promotion("deal", mechanic, .amountOff(Money(0.8)))
    let ledger = Self.run([promotion], alpha: 1)
    let closed = Self.expected(prices, alpha: 1)
    let occasions = Double(ledger.occasions[0])
    #expect(occasions > 35_000)
    // Hoeffding: 0.02 is passed with probability below 1e-11 at 35,000 occasions; units, between
    // one and three, likewise at 10,000 purchases and 0.07.
    #expect(abs(Double(ledger.buyers[0]) / occasions - closed.buyers) < 0.02)
    let units = Double(ledger.sales[0].units) / Double(ledger.sales[0].purchases)
    #expect(ledger.buyers[0] > 10_000 && abs(units - closed.units) < 0.07)
  }

  @Test("two for one never makes an offer worse, however seldom somebody takes two")
  func neverWorse() {
    func buyers(_ promotions: [Promotion]) -> Int64 {
      let market = Fixture.market(
        [Fixture.offer("p", quantityShares: [0.999_999, 0.000_001])],
        calendar: Fixture.calendar(weeks: 2), population: 2_000, promotions: promotions)
      let replication = Replication(market: market)
      return replication.finished(
        replication.logit(.logit(alpha: [2])), promotions: Array(promotions.indices)
      ).ledger.buyers[0]
    }
    let deal = PromotionShop.promotion("deal", .multiBuy(buy: 2, pay: 1), .percentOff(0))
    #expect(buyers([deal]) >= buyers([]))
  }

  @Test("coupons, multi-buys and members' prices leave the expected price alone, cuts do not")
  func expectedPrice() {
    func later(_ promotions: [Promotion]) -> [Int] {
      let market = Fixture.market(
        [Fixture.offer("p", quantityShares: [0.5, 0.5])], calendar: Fixture.calendar(weeks: 6),
        population: 4_000, promotions: promotions)
      let replication = Replication(market: market)
      let daily = replication.finished(
        SlopedIntent(alpha: -1, slopes: (1, 3)), promotions: Array(promotions.indices)
      ).daily
      return (14..<42).map { daily.units(ofOffer: 0, day: $0) }
    }
    let none = later([])
    let coupon = PromotionTerms.Coupon(redemption: [1], perConsumer: 9)
    for mechanic in [
      PromotionTerms.Mechanic.coupon(coupon), .multiBuy(buy: 2, pay: 1), .loyalty(members: 1),
    ] {
      #expect(later([PromotionShop.promotion("deal", mechanic, .percentOff(0.3))]) == none)
    }
    let cut = later([PromotionShop.promotion("deal", .cut, .percentOff(0.3))])
    #expect(cut.reduce(0, +) < none.reduce(0, +))
  }
}
