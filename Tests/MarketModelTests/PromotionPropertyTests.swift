import MarketModel
import RandomStreams
import Testing

/// What holds for every mix of promotions, caps and intent models.
@Suite("promotion properties")
struct PromotionPropertyTests {
  /// A mix of every mechanic with caps and budgets drawn by the case's number.
  static func mix(_ number: UInt64) -> [Promotion] {
    var stream = RandomStream(
      seed: number, replication: Fixture.ranking, purpose: "mix", entity: EntityKey("case"))
    func draw(_ choices: [Double]) -> Double {
      choices[Int(stream.nextUniform() * Double(choices.count))]
    }
    let mechanics: [(PromotionTerms.Mechanic, [Int])] = [
      (.cut, [0]), (.multiBuy(buy: 2, pay: 1), [0, 1]), (.multiBuy(buy: 3, pay: 2), [1]),
      (.loyalty(members: 0.4), [0, 1, 3]), (.bundle(price: nil), [0, 1]),
      (.threshold(spend: Money(5), reach: Money(2)), [0, 1, 3]),
      (
        .coupon(
          PromotionTerms.Coupon(
            redemption: [0.7, 0.2], perConsumer: 2, total: Int(draw([0, 1, 9, 1e6])),
            units: 2, handling: Money(0.03))), [0, 3]
      ),
    ]
    return mechanics.enumerated().map { index, part in
      var terms = PromotionTerms(mechanic: part.0)
      let budget = draw([-1, 0, 0.000_001, 1, 37.77, 1e6])
      if budget >= 0 { terms.budget = Money(budget) }
      let limit = draw([-1, -1, 0, 1, 5, 1e6])
      if limit >= 0 { terms.unitLimit = Int(limit) }
      terms.stacks = draw([0, 1]) == 1
      if draw([0, 1]) == 1 {
        terms.audience = PromotionTerms.Audience(
          share: 0.7,
          channel: PromotionTerms.Channel(reach: 0.8, costPerContact: Money(0.011)))
      }
      return Promotion(
        name: "m\(index)", offers: part.1, reduction: .percentOff(draw([0, 0.1, 1.0 / 3])),
        firstDay: Int(draw([0, 2, 9])), lastDay: 20,
        funding: .shareOfDiscount(draw([0, 0.5])), terms: terms)
    }
  }

  /// Two categories, three own offers and a rival's, quantities up to three, stock that runs out.
  static func market(_ promotions: [Promotion]) -> MarketDefinition {
    let shares = [0.6, 0.3, 0.1]
    return Fixture.market(
      [
        Fixture.offer("a", quantityShares: shares, quantityResponse: 1.5),
        Fixture.offer(
          "b", list: 3.33, stock: StockPlan(initial: 400), quantityShares: shares,
          quantityResponse: 1.5),
        Fixture.offer("c", firm: 1, quantityShares: shares),
        Fixture.offer("d", category: 1, list: 2.49),
      ],
      calendar: Fixture.calendar(warmUp: 1, weeks: 3, coolDown: 1), population: 300,
      segments: [Fixture.segment("x", share: 0.5), Fixture.segment("y", share: 0.5)],
      purchases: [.repeat, .repeat],
      money: MoneyRules(
        pricesIncludeTax: true, taxRate: 0.07, paymentShare: 0.013, paymentPerOrder: Money(0.05)),
      promotions: promotions)
  }

  enum Model: CaseIterable { case logit, mixedLogit, histories }

  static func run(
    _ promotions: [Promotion], model: Model, chunkSize: Int = 512
  ) -> MarketSimulation {
    var replication = Replication(market: market(promotions), seed: 3)
    replication.chunkSize = chunkSize
    let dearer = RuleStrategy { $0.own.map { $0.listPrice.scaled(by: 1.04) } }
    let active = Array(promotions.indices)
    let alpha = [2.4, 3.6, 2, 2.2]
    switch model {
    case .logit:
      return replication.finished(
        replication.logit(.logit(alpha: alpha)), focal: dearer, promotions: active)
    case .mixedLogit:
      return replication.finished(
        replication.logit(.logit(alpha: alpha, logDeviation: 0.4, tastes: 0.5)), focal: dearer,
        promotions: active)
    case .histories:
      return replication.finished(
        HistoryIntent(warmUpWeeks: 1), focal: dearer, promotions: active)
    }
  }

  @Test(
    "list price is net revenue, tax and all reductions, to the millionth",
    arguments: Model.allCases, [1, 2, 3, 4] as [UInt64])
  func addsUp(model: Model, number: UInt64) {
    let promotions = Self.mix(number)
    let ledger = Self.run(promotions, model: model).ledger
    let market = Self.market(promotions)
    let books = ledger.promotions
    for offer in market.offers.indices {
      let list = market.money.split(market.offers[offer].listPrice).gross.millionths
      for segment in 0..<2 {
        let sales = ledger.sales[2 * offer + segment]
        let savings = (0...promotions.count).reduce(Int64(0)) {
          $0 + books.uses[books.row(promotion: $1, offer: offer, segment: segment)].saving
        }
        #expect(sales.units > 0 && sales.gross == sales.net + sales.tax)
        #expect(list * sales.units == sales.gross + savings)
      }
    }
    #expect(books.totals.contains { $0.uses > 0 })
  }

  @Test(
    "budgets, unit limits and coupon caps are never exceeded",
    arguments: Model.allCases, [1, 2, 3, 4, 5, 6] as [UInt64])
  func capsHold(model: Model, number: UInt64) {
    let promotions = Self.mix(number)
    let books = Self.run(promotions, model: model).ledger.promotions
    for (index, promotion) in promotions.enumerated() {
      let totals = books.totals[index]
      let discount = books.uses[
        books.row(
          promotion: index, offer: 0, segment: 0)..<books.row(
            promotion: index + 1, offer: 0, segment: 0)
      ].reduce(Int64(0)) { $0 + $1.discount }
      #expect(totals.spent == discount + totals.contactCost + totals.handlingCost)
      #expect(totals.spent <= promotion.terms?.budget?.millionths ?? .max)
      #expect(totals.units <= promotion.terms?.unitLimit ?? .max)
      if case .coupon(let coupon)? = promotion.terms?.mechanic {
        #expect(totals.uses <= coupon.total ?? .max)
      }
    }
  }

  @Test("nothing is sold that is not there", arguments: [1, 2, 3, 4] as [UInt64])
  func stockHolds(number: UInt64) {
    let run = Self.run(Self.mix(number), model: .mixedLogit)
    #expect(run.ledger.units(ofOffer: 1) + Int64(run.stock(ofOffer: 1) ?? -1) == 400)
  }

  @Test(
    "visits resolved in chunks or one by one end in the same books",
    arguments: Model.allCases, [1, 2, 3, 4] as [UInt64])
  func chunks(model: Model, number: UInt64) {
    let promotions = Self.mix(number)
    let runs = [512, 1, 7].map { Self.run(promotions, model: model, chunkSize: $0) }
    #expect(runs[1].ledger == runs[0].ledger && runs[2].ledger == runs[0].ledger)
    #expect(runs[1].daily == runs[0].daily && runs[2].daily == runs[0].daily)
  }

  @Test("promotions that reduce nothing change nothing", arguments: Model.allCases)
  func nothing(model: Model) {
    let coupon = PromotionTerms.Coupon(redemption: [1, 1], perConsumer: 9)
    let mechanics: [PromotionTerms.Mechanic] = [
      .cut, .loyalty(members: 0.5), .coupon(coupon), .bundle(price: nil),
      .threshold(spend: Money(1), reach: Money(5)),
    ]
    let empty = mechanics.enumerated().map { index, mechanic in
      Promotion(
        name: "e\(index)", offers: [0, 1], reduction: .percentOff(0), firstDay: 0, lastDay: 20,
        funding: .perUnit(Money(0.2)), terms: PromotionTerms(mechanic: mechanic))
    }
    let with = Self.run(empty, model: model)
    let without = Self.run([], model: model)
    #expect(with.ledger.sales == without.ledger.sales)
    #expect(with.ledger.offers == without.ledger.offers)
    #expect(with.daily == without.daily)
  }

  @Test("itemising changes no sale: a plain cut beside a promotion that nobody runs")
  func unlisted() {
    let cut = Promotion(
      name: "cut", offers: [0], reduction: .percentOff(0.2), firstDay: 3, lastDay: 9,
      funding: .shareOfDiscount(0.4))
    let plain = Self.run([cut], model: .histories)
    let replication = Replication(market: Self.market([cut, PromotionShop.coupon()]), seed: 3)
    let dearer = RuleStrategy { $0.own.map { $0.listPrice.scaled(by: 1.04) } }
    let other = replication.finished(
      HistoryIntent(warmUpWeeks: 1), focal: dearer, promotions: [0])
    #expect(other.ledger.sales == plain.ledger.sales)
    #expect(other.daily == plain.daily)
  }
}
