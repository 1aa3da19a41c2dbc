import EventSimulation
import MarketModel
import Testing

/// The ledger in whole millionths, checked by hand.
@Suite("money flows")
struct MoneyFlowTests {
  static let fees = MoneyRules(
    pricesIncludeTax: true, taxRate: 0.19, paymentShare: 0.019, paymentPerOrder: Money(0.30),
    fulfilmentPerOrder: Money(4.90))

  static func run(
    money: MoneyRules, promotion: Promotion? = nil, price: Double = 2, weeks: Int = 3
  ) -> Ledger {
    let market = Fixture.market(
      [Fixture.offer("p", quantityShares: [0.5, 0.5]), Fixture.offer("q")],
      calendar: Fixture.calendar(weeks: weeks), population: 100, money: money,
      promotions: promotion.map { [$0] } ?? [])
    let replication = Replication(market: market)
    return replication.finished(
      replication.logit(.certain(offers: 2)), focal: RuleStrategy.fixed(price),
      promotions: promotion == nil ? [] : [0]
    ).ledger
  }

  /// What each unit adds, in millionths.
  func expectPerUnit(
    _ row: Ledger.Sales, gross: Int64, tax: Int64, net: Int64, payment: Int64, order: Int64
  ) {
    #expect(row.units > row.purchases && row.purchases > 200)
    #expect(row.gross == gross * row.units)
    #expect(row.tax == tax * row.units)
    #expect(row.net == net * row.units)
    #expect(row.goods == 1_000_000 * row.units)
    #expect(row.selling == payment * row.units + order * row.purchases)
    #expect(row.gross == row.net + row.tax)
  }

  @Test("a price that includes tax is split once per unit and adds up to the millionth")
  func taxInclusive() {
    // 2 / 1.19 = 1.680672269.
    let row = Self.run(money: Self.fees).sales[0]
    expectPerUnit(
      row, gross: 2_000_000, tax: 319_328, net: 1_680_672, payment: 38_000, order: 5_200_000)
    #expect(row.discount == 0 && row.funding == 0 && row.dealUnits == 0)
  }

  @Test("a price without tax gains the tax, and payment is charged on both")
  func taxExclusive() {
    var money = Self.fees
    money.pricesIncludeTax = false
    expectPerUnit(
      Self.run(money: money).sales[0], gross: 2_380_000, tax: 380_000, net: 2_000_000,
      payment: 45_220, order: 5_200_000)
  }

  @Test(
    "a supplier pays a share of the net discount or an amount per unit",
    arguments: [
      (Promotion.Funding.none, 0), (.shareOfDiscount(0.6), 201_680),
      (.perUnit(Money(0.2)), 200_000),
    ] as [(Promotion.Funding, Int64)])
  func funding(_ funding: Promotion.Funding, perUnit: Int64) {
    let promotion = Promotion(
      name: "deal", offers: [0], reduction: .percentOff(0.2), firstDay: 0, lastDay: 20,
      funding: funding)
    let row = Self.run(money: Self.fees, promotion: promotion).sales[0]
    // 1.6 / 1.19 = 1.344537815; discount .336135; 60 % of .336134 (of the rounded nets).
    expectPerUnit(
      row, gross: 1_600_000, tax: 255_462, net: 1_344_538, payment: 30_400, order: 5_200_000)
    #expect(row.discount == 336_134 * row.units)
    #expect(row.funding == perUnit * row.units)
    #expect(row.dealUnits == row.units)
  }

  @Test("contribution is net revenue and funding less every cost")
  func contribution() {
    let promotion = Promotion(
      name: "deal", offers: [0], reduction: .amountOff(Money(0.5)), firstDay: 3, lastDay: 9,
      display: Money(10), mailer: Money(3), funding: .perUnit(Money(0.1)))
    let ledger = Self.run(money: Self.fees, promotion: promotion)
    let row = ledger.sales[0]
    #expect(row.dealUnits > 0 && row.dealUnits < row.units)
    #expect(row.funding == 100_000 * row.dealUnits)
    #expect(ledger.offers[0].promotionCost == 13_000_000)
    #expect(
      ledger.contribution(ofOffer: 0)
        == row.net + row.funding - row.goods - row.selling - 13_000_000)
    #expect(ledger.contribution(ofOffer: 1) == 0)
  }

  @Test(
    "a display of so many days costs that many sevenths of a week",
    arguments: [(1, 1_428_571), (7, 10_000_000), (14, 20_000_000), (20, 28_571_428)]
      as [(Int, Int64)])
  func displayDays(_ days: Int, cost: Int64) {
    let promotion = Promotion(
      name: "deal", offers: [0], reduction: .percentOff(0.2), firstDay: 1, lastDay: days,
      display: Money(10))
    let ledger = Self.run(money: MoneyRules(), promotion: promotion)
    #expect(ledger.offers[0].promotionCost == cost)
  }

  @Test("a price above list is no negative discount")
  func priceAboveList() {
    let row = Self.run(money: MoneyRules(), price: 2.5).sales[0]
    #expect(row.units > 0)
    #expect(row.discount == 0 && row.dealUnits == 0)
  }
}
