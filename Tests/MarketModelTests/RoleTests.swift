import EventSimulation
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// Retailers between a brand and its consumers, and marketplaces that take a commission.
@Suite("roles")
struct RoleTests {
  static let money = MoneyRules(
    pricesIncludeTax: true, taxRate: 0.25, paymentShare: 0.02, paymentPerOrder: Money(0.3))

  static func market(_ terms: SellingTerms, promotions: [Promotion] = []) -> MarketDefinition {
    var market = Fixture.market(
      [
        Fixture.offer("a", list: 10, cost: 3, quantityShares: [0.6, 0.4]),
        Fixture.offer("b", firm: 1, list: 10, cost: 3),
      ], calendar: Fixture.calendar(warmUp: 1, weeks: 4, coolDown: 1), population: 300,
      money: money, promotions: promotions)
    market.firms[0].terms = terms
    return market
  }

  static func run(
    _ market: MarketDefinition, focal: RuleStrategy = .list, promotions: [Int] = []
  ) -> MarketSimulation {
    let replication = Replication(market: market, seed: 8)
    return replication.finished(
      replication.logit(.logit(alpha: [4, 4], slope: 0.4)), focal: focal, promotions: promotions)
  }

  @Test("a brand's cut reaches the shelf in part, and the brand funds it")
  func passThrough() {
    let terms = SellingTerms(retailer: .init(margin: 0.3, passThrough: 0.8))
    let run = Self.run(Self.market(terms), focal: .fixed(9))
    // 10 + 0.8 (9 - 10) = 9.20 on the shelf, of which a fifth is tax; 9 / 1.25 x 0.7 for the brand.
    #expect(run.daily.closingPrices(ofOffer: 0, days: 0..<28).allSatisfy { $0 == 9.2 })
    #expect(run.daily.closingPrices(ofOffer: 0, days: 28..<35).allSatisfy { $0 == 10 })
    let cut = run.shelfEconomics(wanted: 9)
    #expect(cut.gross == 9_200_000 && cut.tax == 1_840_000 && cut.net == 5_040_000)
    #expect(cut.retailer == 2_320_000 && cut.payment == 0 && cut.margin == 2_040_000)
  }

  @Test("what consumers pay is tax, the retailer's part and the brand's, to the millionth")
  func identity() {
    let deal = Promotion(
      name: "deal", offers: [0], reduction: .percentOff(0.37), firstDay: 3, lastDay: 16)
    let terms = SellingTerms(retailer: .init(margin: 0.31, passThrough: 1.3))
    let run = Self.run(
      Self.market(terms, promotions: [deal]), focal: .fixed(9.37), promotions: [0])
    for sales in run.ledger.sales {
      #expect(sales.gross == sales.tax + sales.net + sales.retailer)
      #expect(sales.units > 50)
    }
    #expect(run.ledger.sales[0].retailer > 0 && run.ledger.sales[1].retailer == 0)
    #expect(run.ledger.sales[0].selling == 0 && run.ledger.sales[1].selling > 0)
  }

  @Test("a retailer who passes on more than it gets loses money")
  func lossLeader() {
    let terms = SellingTerms(retailer: .init(margin: 0.1, passThrough: 2))
    let run = Self.run(Self.market(terms), focal: .fixed(7))
    // Shelf 4 (net 3.20), brand 7 / 1.25 x 0.9 = 5.04.
    #expect(run.shelfEconomics(wanted: 7).retailer == -1_840_000)
    #expect(run.ledger.sales[0].retailer < 0)
  }

  @Test("a retailer with no margin who passes on everything changes no sale")
  func nobodyBetween() {
    let plain = Self.run(Self.market(SellingTerms()), focal: .fixed(9))
    let between = Self.run(
      Self.market(SellingTerms(retailer: .init(margin: 0))), focal: .fixed(9))
    #expect(between.ledger.sales[0].gross == plain.ledger.sales[0].gross)
    #expect(between.ledger.sales[0].net == plain.ledger.sales[0].net)
    #expect(between.ledger.sales[0].units == plain.ledger.sales[0].units)
    // The retailer bears payment and orders.
    #expect(between.ledger.sales[0].selling == 0 && plain.ledger.sales[0].selling > 0)
  }

  @Test("a commission is a selling cost in proportion to the price paid")
  func commission() {
    let plain = Self.run(Self.market(SellingTerms())).ledger
    let shared = Self.run(Self.market(SellingTerms(commission: 0.15))).ledger
    let (before, after) = (plain.sales[0], shared.sales[0])
    #expect(after.gross == before.gross && after.net == before.net)
    #expect(after.commission == after.units * 1_500_000)
    #expect(after.selling == before.selling + after.commission)
    #expect(shared.sales[1] == plain.sales[1])
    #expect(
      shared.contribution(ofOffer: 0) == plain.contribution(ofOffer: 0) - after.commission)
  }

  @Test("itemised sales bear the commission on what is paid")
  func itemised() {
    let deal = Promotion(
      name: "three", offers: [0], reduction: .percentOff(0.5), firstDay: 0, lastDay: 20,
      terms: PromotionTerms(mechanic: .cut, budget: Money(100)))
    let run = Self.run(
      Self.market(SellingTerms(commission: 0.15), promotions: [deal]), promotions: [0])
    let sales = run.ledger.sales[0]
    #expect(sales.dealUnits > 10 && sales.dealUnits < sales.units)
    #expect(sales.commission == sales.gross / 100 * 15)
  }

  @Test("a firm sees its own terms: margins are after the retailer and the commission")
  func margins() {
    let cases = [SellingTerms(retailer: .init(margin: 0.3)), SellingTerms(commission: 0.15)]
    for terms in cases {
      let market = Self.market(terms)
      let price = market.money(ofFirm: 0).postedPrice(cost: Money(3), margin: 0.25)
      let unit = UnitEconomics(
        offer: market.offers[0], effective: price, wanted: price, posted: price, promotion: nil,
        rules: market.money(ofFirm: 0))
      // 3 is three quarters of 4.
      #expect(abs(unit.net - unit.commission - 4_000_000) <= 2)
      #expect(market.money(ofFirm: 1).terms == SellingTerms())
      let seen = Recorder<MoneyRules>()
      let watching = RuleStrategy { observation in
        seen.append(observation.money)
        return observation.own.map(\.listPrice)
      }
      _ = Self.run(market, focal: watching)
      #expect(seen.values.allSatisfy { $0.terms == terms } && !seen.values.isEmpty)
    }
  }

  @Test("an unused mechanism is left out of what a firm sees")
  func unused() {
    #expect(!SellingTerms().isUsed && !SellerPlan().isUsed)
    #expect(Self.market(SellingTerms()).money(ofFirm: 0) == Self.money)
  }
}

extension MarketSimulation {
  /// What a unit of the first offer brings at a wanted price.
  fileprivate func shelfEconomics(wanted: Double) -> UnitEconomics {
    let rules = market.money(ofFirm: 0)
    let list = market.offers[0].listPrice
    let price = rules.terms.shelfPrice(for: Money(wanted), list: list, tick: rules.tick)
    return UnitEconomics(
      offer: market.offers[0], effective: price, wanted: Money(wanted), posted: Money(wanted),
      promotion: nil, rules: rules)
  }
}
