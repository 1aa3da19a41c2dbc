import EventSimulation
import Glibc
import MarketModel
import RandomStreams
import Testing

/// Promotions that ask something of a buyer or end early, in markets where everybody buys.
@Suite("promotion mechanics")
struct PromotionMechanicTests {
  @Test("a coupon is worth its amount once per consumer")
  func oncePerConsumer() {
    let run = PromotionShop.run([PromotionShop.coupon()], quantityShares: [0, 1])
    let books = run.ledger.promotions
    let use = books.uses[books.row(promotion: 0, offer: 0, segment: 0)]
    #expect(books.totals[0].uses == use.redemptions)
    #expect(use.redemptions > 700 && use.redemptions <= 1_000)
    // One unit of two is reduced.
    #expect(use.units == use.redemptions && use.saving == use.redemptions * 500_000)
    #expect(run.ledger.sales[0].dealUnits == 2 * use.units)
  }

  @Test("a coupon is handed in with the probability of its segment", arguments: [0.0, 0.3, 1])
  func redemption(probability: Double) {
    let run = PromotionShop.run([PromotionShop.coupon(redemption: probability, perConsumer: 999)])
    let share =
      Double(run.ledger.promotions.totals[0].uses) / Double(run.ledger.sales[0].purchases)
    // Hoeffding with a false alarm below 1e-9 at 1,500 purchases or more.
    #expect(abs(share - probability) < 0.085)
  }

  @Test("an audience is a share of its segments, and contacts cost whether they arrive or not")
  func audience() {
    let channel = PromotionTerms.Channel(reach: 0.5, response: 0.4, costPerContact: Money(0.1))
    let audience = PromotionTerms.Audience(segments: [0], share: 0.6, channel: channel)
    let run = PromotionShop.run([PromotionShop.coupon(audience: audience)], population: 4_000)
    let totals = run.ledger.promotions.totals[0]
    #expect(abs(Double(totals.contacts) - 2_400) < 220)
    #expect(totals.contactCost == totals.contacts * 100_000)
    #expect(run.ledger.offers[0].promotionCost == totals.contactCost)
    // 2,400 contacts, a fifth of whom hold a coupon; 86 % visit within two weeks.
    #expect(abs(Double(totals.uses) - 415) < 110)
  }

  @Test("members pay less, everybody else the shelf's price")
  func loyalty() {
    let club = PromotionShop.promotion("club", .loyalty(members: 0.4), .percentOff(0.25))
    let run = PromotionShop.run([club], population: 2_000)
    let sales = run.ledger.sales[0]
    #expect(abs(Double(sales.dealUnits) / Double(sales.units) - 0.4) < 0.06)
    #expect(sales.gross == sales.units * 2_000_000 - sales.dealUnits * 500_000)
    #expect(run.daily.closingPrices(ofOffer: 0, days: 0..<14).allSatisfy { $0 == 2 })
  }

  @Test("three for the price of two: the third is free, one and two cost what they cost")
  func multiBuy() {
    let deal = PromotionShop.promotion("three", .multiBuy(buy: 3, pay: 2), .percentOff(0))
    let run = PromotionShop.run([deal], quantityShares: [0.5, 0, 0.5])
    let sales = run.ledger.sales[0]
    let use = run.ledger.promotions.uses[0]
    #expect(use.redemptions > 200 && use.units == 3 * use.redemptions)
    #expect(use.saving == 2_000_000 * use.redemptions)
    #expect(sales.units - use.units == sales.purchases - use.redemptions)
  }

  @Test("of two for one nobody takes one")
  func twoForOne() {
    let deal = PromotionShop.promotion("two", .multiBuy(buy: 2, pay: 1), .percentOff(0))
    let sales = PromotionShop.run([deal], quantityShares: [0.9, 0.1]).ledger.sales[0]
    #expect(sales.units == 2 * sales.purchases && sales.purchases > 500)
    #expect(sales.gross == sales.units * 1_000_000)
  }

  @Test("a flash sale holds in its hours and until its units are gone")
  func flashSale() {
    let hour: Int64 = 3_600_000_000
    var flash = PromotionShop.promotion("flash", .cut, .percentOff(0.5), days: 3...3)
    flash.terms?.startOffset = 18 * hour
    flash.terms?.endOffset = 22 * hour
    let whole = PromotionShop.run([flash], population: 4_000).ledger
    // A visit a week: four hours of it see 4000 x 4 / 168 = 95 visits.
    #expect(abs(Double(whole.sales[0].dealUnits) - 95) < 60)
    #expect(whole.promotions.totals[0].stop == nil)
    flash.terms?.unitLimit = 7
    let short = PromotionShop.run([flash], population: 4_000)
    #expect(short.ledger.sales[0].dealUnits == 7)
    #expect(short.ledger.promotions.totals[0].stop == .units)
    #expect(short.ledger.promotions.totals[0].stoppedAt / hour - 3 * 24 < 22)
    #expect(short.daily.closingPrices(ofOffer: 0, days: 2..<5) == [2, 2, 2])
  }

  @Test("promotions that do not stack give the better one, those that do apply in order")
  func stacking() {
    let club = PromotionShop.promotion("club", .loyalty(members: 1), .percentOff(0.1))
    var coupon = PromotionShop.coupon(perConsumer: 999)
    func saving(_ promotions: [Promotion]) -> Int64 {
      let ledger = PromotionShop.run(promotions).ledger
      return (ledger.sales[0].units * 2_000_000 - ledger.sales[0].gross) / ledger.sales[0].units
    }
    #expect(saving([club, coupon]) == 500_000)
    coupon.terms?.stacksWith = ["club"]
    #expect(saving([club, coupon]) == 700_000)
    // The coupon takes a share of what the members' price leaves.
    coupon.reduction = .percentOff(0.5)
    #expect(saving([club, coupon]) == 1_100_000)
  }

  @Test("a basket that reaches the threshold is rewarded once")
  func threshold() {
    let reached = PromotionShop.basket(spend: 4, reach: 0)
    let sales = reached.ledger.sales
    #expect(sales[0].purchases == sales[1].purchases)
    let use = reached.ledger.promotions.uses
    #expect(use[0].redemptions + use[1].redemptions == sales[0].purchases)
    #expect(use[0].saving + use[1].saving == 1_000_000 * sales[0].purchases)
    #expect(sales[0].gross + sales[1].gross == 3_000_000 * sales[0].purchases)
    #expect(PromotionShop.basket(spend: 4.01, reach: 0).ledger.promotions.totals[0].uses == 0)
  }

  @Test("who is within reach of it buys a declined offer that is worth its price less the reward")
  func reach() {
    // The second offer is worth 1.50 to everybody, give or take no shock that matters: at 2.00 it
    // is declined, at 2.00 less 1.00 it is taken.
    let without = PromotionShop.basket(spend: 4, reach: 0, second: 150)
    #expect(without.ledger.sales[1].units == 0 && without.ledger.promotions.totals[0].uses == 0)
    let within = PromotionShop.basket(spend: 4, reach: 2, second: 150)
    #expect(within.ledger.sales[1].purchases == within.ledger.sales[0].purchases)
    #expect(within.ledger.promotions.totals[0].uses == within.ledger.sales[0].purchases)
    #expect(within.ledger.buyers[0] == within.ledger.buyers[1])
    #expect(PromotionShop.basket(spend: 4, reach: 1.9, second: 150).ledger.sales[1].units == 0)
  }

  @Test("a bundle sells its parts together, and not at all once a part is sold out")
  func bundle() {
    let pair = PromotionShop.promotion(
      "pair", .bundle(price: Money(3)), .percentOff(0), offers: [0, 1])
    let run = PromotionShop.bundles([pair], stock: 50)
    let books = run.ledger.promotions
    let parts = (0..<2).map { books.uses[books.row(promotion: 0, offer: $0, segment: 0)] }
    #expect(parts[0].units == 50 && parts[1].units == 50 && books.totals[0].uses == 50)
    #expect(parts[0].saving + parts[1].saving == 50 * 1_000_000)
    #expect(run.stock(ofOffer: 1) == 0)
  }

  @Test("those who would take both parts buy the bundle by the log-sum of its parts")
  func bundleShare() {
    let run = PromotionShop.bundleSeason([PromotionShop.bundle(price: 3)])
    let occasions = run.ledger.occasions[0]
    // Every part at 1.50 instead of 2.00; half of the visitors take two units.
    let sum = exp(1 - 1.5) + exp(0.5 - 1.5)
    let expected = 0.5 * sum / (1 + sum)
    let share = Double(run.ledger.promotions.totals[0].uses) / Double(occasions)
    #expect(abs(share - expected) < MechanismTests.tolerance(Int(occasions)))
  }

  @Test(
    "a bundle that saves a cent makes nobody buy, and of equal bundles the cheaper one is bought")
  func bundleWithoutShock() {
    let plain = PromotionShop.bundleSeason([])
    let cent = PromotionShop.bundleSeason([PromotionShop.bundle(price: 3.99)])
    let extra = cent.ledger.buyers[0] - plain.ledger.buyers[0]
    #expect(extra >= 0 && Double(extra) < 0.004 * Double(plain.ledger.buyers[0]))
    #expect(cent.ledger.promotions.totals[0].uses > 0)
    let two = PromotionShop.bundleSeason([
      PromotionShop.bundle(price: 3.5), PromotionShop.bundle(price: 3),
    ])
    let one = PromotionShop.bundleSeason([PromotionShop.bundle(price: 3)])
    #expect(two.ledger.promotions.totals[0].uses == 0)
    #expect(two.ledger.promotions.totals[1].uses == one.ledger.promotions.totals[0].uses)
  }

  @Test("promotions of one kind that stack apply in the order in which they are declared")
  func declaredOrder() {
    var share = PromotionShop.promotion("share", .cut, .percentOff(0.2))
    var amount = PromotionShop.promotion("amount", .cut, .amountOff(Money(0.5)))
    share.terms?.stacks = true
    amount.terms?.stacks = true
    func gross(_ promotions: [Promotion]) -> Double {
      let sales = PromotionShop.run(promotions).ledger.sales[0]
      return Double(sales.gross) / Double(sales.units) / 1e6
    }
    #expect(abs(gross([share, amount]) - 1.1) < 1e-9)
    #expect(abs(gross([amount, share]) - 1.2) < 1e-9)
  }

  @Test("a coupon on a multi-buy takes off its whole amount: prices paid are whole cents")
  func wholeCents() {
    var multi = PromotionShop.promotion("multi", .multiBuy(buy: 3, pay: 2), .percentOff(0))
    multi.terms?.stacksWith = ["coupon"]
    let coupon = PromotionShop.coupon(perConsumer: 10)
    let run = PromotionShop.run([multi, coupon], quantityShares: [0, 0, 1])
    let totals = run.ledger.promotions.totals[1]
    #expect(totals.uses > 0)
    #expect(run.ledger.sales[0].gross % 10_000 == 0)
    let uses = run.ledger.promotions.uses[
      run.ledger.promotions.row(promotion: 1, offer: 0, segment: 0)]
    #expect(uses.saving == totals.uses * 500_000)
  }

  @Test("a bundle that saves nothing is not offered")
  func dearBundle() {
    let pair = PromotionShop.promotion(
      "pair", .bundle(price: Money(4)), .percentOff(0), offers: [0, 1])
    #expect(PromotionShop.bundles([pair], stock: 50).ledger.promotions.totals[0].uses == 0)
  }
}

/// Small markets with promotions of every kind.
enum PromotionShop {
  static let money = MoneyRules(
    pricesIncludeTax: true, taxRate: 0.07, paymentShare: 0.013, paymentPerOrder: Money(0.05))

  static func promotion(
    _ name: String, _ mechanic: PromotionTerms.Mechanic, _ reduction: Promotion.Reduction,
    offers: [Int] = [0], days: ClosedRange<Int> = 0...13, budget: Money? = nil
  ) -> Promotion {
    Promotion(
      name: name, offers: offers, reduction: reduction, firstDay: days.lowerBound,
      lastDay: days.upperBound, terms: PromotionTerms(mechanic: mechanic, budget: budget))
  }

  static func coupon(
    redemption: Double = 1, perConsumer: Int = 1, total: Int? = nil, budget: Money? = nil,
    audience: PromotionTerms.Audience? = nil, handling: Money = .zero
  ) -> Promotion {
    let coupon = PromotionTerms.Coupon(
      redemption: [redemption, redemption], perConsumer: perConsumer, total: total,
      handling: handling)
    var result = promotion("coupon", .coupon(coupon), .amountOff(Money(0.5)), budget: budget)
    result.terms?.audience = audience
    return result
  }

  /// Two offers at 2.00 in two weeks; everybody buys the first one at each visit, one a week.
  static func run(
    _ promotions: [Promotion], quantityShares: [Double] = [1], population: Int = 1_000
  ) -> MarketSimulation {
    let market = Fixture.market(
      [Fixture.offer("p", quantityShares: quantityShares), Fixture.offer("q", firm: 1)],
      calendar: Fixture.calendar(weeks: 2), population: population, money: money,
      promotions: promotions)
    let replication = Replication(market: market)
    return replication.finished(
      replication.logit(.certain(offers: 2)), promotions: Array(promotions.indices))
  }

  /// Two categories with an offer at 2.00 each; 1.00 off a basket of `spend`.
  ///
  /// Everybody buys the first; `second` is the worth of the second in hundredths.
  static func basket(spend: Double, reach: Double, second: Double = 10_000) -> MarketSimulation {
    let threshold = promotion(
      "fill", .threshold(spend: Money(spend), reach: Money(reach)), .amountOff(Money(1)),
      offers: [0, 1])
    let market = Fixture.market(
      [Fixture.offer("p"), Fixture.offer("q", category: 1)], calendar: Fixture.calendar(weeks: 2),
      population: 200, purchases: [.repeat, .repeat], money: money, promotions: [threshold])
    let replication = Replication(market: market)
    return replication.finished(
      replication.logit(.logit(alpha: [10_000, second], slope: 100)), promotions: [0])
  }

  /// Both offers of `bundleSeason` together.
  static func bundle(price: Double) -> Promotion {
    promotion("pair at \(price)", .bundle(price: Money(price)), .percentOff(0), offers: [0, 1])
  }

  /// Two offers at 2.00 in two weeks; half of the visitors take two units.
  static func bundleSeason(_ promotions: [Promotion]) -> MarketSimulation {
    let market = Fixture.market(
      [
        Fixture.offer("p", quantityShares: [0.5, 0.5]),
        Fixture.offer("q", quantityShares: [0.5, 0.5]),
      ],
      calendar: Fixture.calendar(weeks: 2), population: 4_000, money: money,
      promotions: promotions)
    let replication = Replication(market: market)
    return replication.finished(
      replication.logit(.logit(alpha: [1, 0.5], slope: 1)),
      promotions: Array(promotions.indices))
  }

  /// Two offers of one category, the second with little stock; every other buyer takes two units.
  static func bundles(_ promotions: [Promotion], stock: Int) -> MarketSimulation {
    let market = Fixture.market(
      [
        Fixture.offer("p", quantityShares: [0.5, 0.5]),
        Fixture.offer("q", stock: StockPlan(initial: stock), quantityShares: [0.5, 0.5]),
      ], calendar: Fixture.calendar(weeks: 2), money: money, promotions: promotions)
    let replication = Replication(market: market)
    return replication.finished(
      replication.logit(.logit(alpha: [100, -100], slope: 10)),
      promotions: Array(promotions.indices))
  }
}
