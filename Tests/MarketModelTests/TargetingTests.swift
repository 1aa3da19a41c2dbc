import EventSimulation
import RandomStreams
import Testing

@testable import MarketModel

/// Coupons for customers that a strategy chooses.
@Suite("targeted coupons")
struct TargetingTests {
  /// List prices; the coupon, promotion 0, for consumers whose row `chosen` admits.
  struct Sender: PricingStrategy {
    var information: InformationClass { .seller }
    var reviews = ReviewPlan(every: .weeks(1))
    let coupons = [0]
    var chosen: @Sendable (CouponObservation, Int) -> Bool

    func prices(for observation: Observation) -> [Money] { observation.own.map(\.listPrice) }

    func assignCoupons(for observation: CouponObservation) -> CouponAssignment? {
      CouponAssignment(
        arms: (0..<observation.customers.count).map { chosen(observation, $0) ? 0 : -1 })
    }
  }

  /// Two brands; the first one's half-price coupon in the second and third week.
  static func market(population: Int = 400, trial: CouponTrial = .none) -> MarketDefinition {
    let coupon = Promotion(
      name: "half", offers: [0], reduction: .percentOff(0.5), firstDay: 7, lastDay: 20,
      terms: PromotionTerms(
        mechanic: .coupon(.init(redemption: [0.8], perConsumer: 1, handling: Money(0.05))),
        audience: .init(channel: .init(reach: 0.9, response: 0.8, costPerContact: Money(0.01)))))
    var market = Fixture.market(
      [Fixture.offer("p"), Fixture.offer("q", firm: 1)],
      calendar: Fixture.calendar(warmUp: 6, weeks: 4, coolDown: 1), population: population,
      money: MoneyRules(taxRate: 0.07, paymentShare: 0.02, paymentPerOrder: Money(0.03)),
      promotions: [coupon], history: HistoryPromotions(everyWeeks: 3, depth: 0.2, display: false))
    market.couponTrial = trial
    return market
  }

  static func run(
    _ market: MarketDefinition, keepsCustomers: Bool = true,
    chosen: @escaping @Sendable (CouponObservation, Int) -> Bool
  ) -> MarketSimulation {
    let replication = Replication(market: market)
    var simulation = replication.started(replication.logit(.logit(alpha: [2, 2])))
    if keepsCustomers { simulation.customers = CustomerBooks(replication.population) }
    simulation.runWarmUp()
    simulation.runMeasured(focal: Sender(chosen: chosen), promotions: [0])
    return simulation
  }

  @Test("the customers' books add up to the ledger, to the millionth")
  func conservation() throws {
    let run = Self.run(Self.market()) { $0.customers.isKnown($1) }
    let books = try #require(run.customers)
    let first = try #require(books.waves.first).before.contribution
    let start = first.reduce(0, +)
    let coupons = run.ledger.promotions.totals[0]
    #expect(coupons.uses > 100 && books.waves.count == 2)
    #expect(books.columns.redemptions.reduce(0) { $0 + Int64($1) } == coupons.uses)
    #expect(
      books.columns.couponCost.reduce(0, +) + coupons.contactCost == coupons.spent)
    // The first week of the season has no coupon; the plain season says what it brought.
    let plain = Self.run(Self.market()) { _, _ in false }
    let end = try #require(plain.customers?.columns.contribution.reduce(0, +))
    let gain = books.columns.contribution.reduce(0, +) - end - coupons.contactCost
    #expect(gain == run.ledger.contribution(ofOffer: 0) - plain.ledger.contribution(ofOffer: 0))
    #expect(start > 0 && gain != 0)
  }

  @Test("coupons for nobody, and books that nobody reads, change no sale")
  func nothing() {
    let plain = Replication(market: Self.market())
    let none = plain.finished(plain.logit(.logit(alpha: [2, 2])))
    let sent = Self.run(Self.market()) { _, _ in false }
    #expect(sent.ledger.sales == none.ledger.sales && sent.daily == none.daily)
    #expect(sent.ledger.promotions.totals[0].contacts == 0)
  }

  @Test("a coupon ends with its wave: who gets none the next time has none left")
  func waves() throws {
    let run = Self.run(Self.market()) { observation, _ in observation.waves.isEmpty }
    let waves = try #require(run.customers?.waves)
    let redeemed = waves.map { $0.growth(\.redemptions).reduce(0, +) }
    #expect(redeemed[0] > 50 && redeemed[1] == 0)
    #expect(waves.map(\.start) == [7, 14].map { $0 * MarketSimulation.day })
    #expect(waves.map(\.end) == [14, 21].map { $0 * MarketSimulation.day })
  }

  @Test("without books of customers no strategy sends anything")
  func noBooks() {
    let run = Self.run(Self.market(), keepsCustomers: false) { _, _ in true }
    #expect(run.ledger.promotions.totals[0].contacts == 0)
  }

  @Test("a trial draws its share of the customers known by then and ends with the warm-up")
  func trial() throws {
    let market = Self.market(
      population: 4_000, trial: CouponTrial(coupons: [0], share: 0.5, weeks: 2))
    let run = Self.run(market) { _, _ in false }
    let trial = try #require(run.customers?.trial)
    let known = (0..<4_000).filter(trial.before.isKnown)
    let treated = known.filter { trial.assignment.arms[$0] == 0 }
    #expect(trial.start == -14 * MarketSimulation.day && trial.end == 0)
    #expect(known.count < 4_000)
    #expect(trial.assignment.arms.count { $0 >= 0 } == treated.count)
    // Hoeffding: half of 3,000 or more within 6.3 % except with probability 1e-9 or less.
    #expect(abs(Double(treated.count) / Double(known.count) - 0.5) < 0.063)
    let redemptions = trial.growth(\.redemptions)
    #expect(treated.contains { redemptions[$0] > 0 })
    #expect(
      redemptions.indices.allSatisfy { trial.assignment.arms[$0] == 0 || redemptions[$0] == 0 })
    #expect(run.ledger.promotions.totals[0].uses == 0)
  }

  @Test("while a trial runs the history's cuts pause: only coupons make deals")
  func pause() throws {
    func deals(weeks: Int) throws -> (before: Int64, during: Int64, coupons: Int64) {
      let market = Self.market(trial: CouponTrial(coupons: [0], share: 0.5, weeks: weeks))
      let trial = try #require(Self.run(market) { _, _ in false }.customers?.trial)
      func sum(_ column: [Int32]) -> Int64 { column.reduce(0) { $0 + Int64($1) } }
      return (
        sum(trial.before.dealUnits), sum(trial.growth(\.dealUnits)),
        sum(trial.growth(\.couponUnits))
      )
    }
    // Every third week is cut: one of the last three, and one of the first three.
    let late = try deals(weeks: 3)
    #expect(late.before > 0 && late.coupons > 0 && late.during == late.coupons)
  }

  @Test("a trial's arms are as likely as each other")
  func arms() {
    let trial = CouponTrial(coupons: [3, 5], share: 0.4, weeks: 1)
    #expect([0.001, 0.199, 0.201, 0.399, 0.401, 0.999].map(trial.arm) == [0, 0, 1, 1, -1, -1])
  }
}
