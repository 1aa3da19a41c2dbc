import EventSimulation
import Glibc
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// Each mechanism of memory and foresight against a closed form.
@Suite("mechanisms of memory")
struct MechanismTests {
  /// One offer at list 2; visits at the given rate.
  static func market(
    weeks: Int, population: Int, visits: Double = 1, warmUp: Int = 0,
    money: MoneyRules = MoneyRules(),
    stock: StockPlan? = nil, _ change: (inout MemorySettings) -> Void
  ) -> MarketDefinition {
    var market = Fixture.market(
      [Fixture.offer("a", stock: stock)],
      calendar: Fixture.calendar(warmUp: warmUp, weeks: weeks), population: population,
      segments: [Fixture.segment("all", visits: .constant(visits))], money: money)
    change(&market.memory)
    return market
  }

  static func logistic(_ utility: Double) -> Double { 1 / (1 + exp(-utility)) }

  /// Half-width that holds a share except with probability 1e-7 (Hoeffding).
  static func tolerance(_ draws: Int) -> Double { (log(2e7) / (2 * Double(draws))).squareRoot() }

  @Test("a reference price follows r' = carry r + (1 - carry) p")
  func referenceRecursion() {
    let market = Self.market(weeks: 1, population: 1) { _ in }
    var state = ReferencePriceState(
      .init(carry: 0.8, gain: 0.5, loss: 2), market: market, consumers: 1)
    #expect(state.advantage(of: 1.5, offer: 0, consumer: 0) == 0.25)
    #expect(state.advantage(of: 2.5, offer: 0, consumer: 0) == -1)
    let others = market.offers.dropFirst().map(\.listPrice)
    for price in [1.5, 1.5, 1.8] {
      state.see(
        [Money(price)] + others, offers: 0..<1, view: SellerEntrances.everything, consumer: 0)
    }
    let expected = 0.8 * (0.8 * (0.8 * 2 + 0.2 * 1.5) + 0.2 * 1.5) + 0.2 * 1.8
    #expect(abs(state.mean(offer: 0) - expected) < 1e-6)
  }

  @Test(
    "losses and gains move the share of buyers as the logit says", arguments: [1.6, 2.0, 2.4])
  func referenceShares(price: Double) {
    let market = Self.market(weeks: 10, population: 3_000) {
      $0.referencePrice = .init(carry: 0.999_999_9, gain: 0.5, loss: 1.5)
    }
    let replication = Replication(market: market, seed: 11)
    let ledger = replication.finished(
      replication.logit(.logit(alpha: [1.2], slope: 0.9)), focal: RuleStrategy.fixed(price)
    ).ledger
    let advantage = 0.5 * max(0, 2 - price) - 1.5 * max(0, price - 2)
    let expected = Self.logistic(1.2 - 0.9 * price + 0.9 * advantage)
    let occasions = Int(ledger.occasions[0])
    let share = Double(ledger.buyers[0]) / Double(occasions)
    #expect(abs(share - expected) < Self.tolerance(occasions))
  }

  @Test("a stock at home puts the next purchase off until it is used up")
  func homeStockRenewal() {
    // Everybody buys one unit at the first visit with an empty stock: cycles of 1/consumption plus the
    // wait for a visit, 1/rate, by the renewal theorem.
    let market = Self.market(weeks: 200, population: 400, visits: 2, warmUp: 20) {
      $0.homeStock = .init(consumption: .constant(0.5), perUnit: 0, whileStocked: 1_000)
    }
    let replication = Replication(market: market, seed: 12)
    let simulation = replication.finished(replication.logit(.certain(offers: 1)))
    let weekly = Double(simulation.ledger.units(ofOffer: 0)) / (400 * 200)
    // Purchases per consumer have a standard deviation of sqrt(weeks x variance / mean^3) = 1.8.
    #expect(abs(weekly - 1 / (2 + 0.5)) < 6 * 1.8 / (200 * 20))
    let home = simulation.memorySeries.first { $0.measure == .homeStock }?.values ?? []
    // The stock falls evenly from one to nothing in 2 of 2.5 weeks.
    #expect(abs(home.reduce(0, +) / Double(home.count) - 0.4) < 0.01)
  }

  @Test("satiation halves in its half-life")
  func satiationDecay() {
    let market = Self.market(weeks: 1, population: 1) { _ in }
    var state = SatiationState(
      .init(perUnit: 0.5, halfLifeWeeks: 3, isPerProduct: false), market: market,
      productIndices: [0], consumers: 1, start: 0)
    state.add(2, offer: 0, consumer: 0, at: 0)
    #expect(abs(state.level(offer: 0, consumer: 0, at: 3 * VisitClock.week) - 1) < 1e-12)
    #expect(abs(state.utility(offer: 0, consumer: 0, at: 6 * VisitClock.week) + 0.25) < 1e-12)
    state.add(1, offer: 0, consumer: 0, at: 3 * VisitClock.week)
    #expect(abs(state.level(offer: 0, consumer: 0, at: 3 * VisitClock.week) - 2) < 1e-6)
  }

  @Test("reviews arrive after their delay, as many and as good as stated")
  func reviewsArrive() {
    let market = Self.market(weeks: 12, population: 2_000) {
      $0.reviews = .init(
        share: 0.25, delayWeeks: .constant(3), ratings: [3], deviation: 0.8, priorMean: 4,
        priorCount: 50, perStar: 0, perLogCount: 0)
    }
    let replication = Replication(market: market, seed: 13)
    let simulation = replication.finished(replication.logit(.certain(offers: 1)))
    func series(_ measure: MemorySeries.Measure) -> [Double] {
      simulation.memorySeries.first { $0.measure == measure }?.values ?? []
    }
    // A review bought on day d is there at the start of day d + 21: after week w all those of the first
    // w - 3 weeks and one day less.
    #expect(series(.reviews)[..<3].allSatisfy { $0 == 0 })
    let bought = (0..<(9 * 7 - 1)).reduce(0) { $0 + simulation.daily.units(ofOffer: 0, day: $1) }
    let count = series(.reviews)[11]
    #expect(abs(count / Double(bought) - 0.25) < Self.tolerance(bought))
    // Rounding a normal of mean 3 and cutting at 1 and 5 is symmetric about 3.
    #expect(abs(series(.rating)[11] - 3) < 5 * 0.9 / count.squareRoot())
  }

  @Test("few reviews are believed less than many")
  func reviewsShrink() {
    var state = ReviewState(
      .init(
        share: 1, delayWeeks: .constant(0.1), ratings: [5], deviation: 0, priorMean: 4,
        priorCount: 9, perStar: 2, perLogCount: 0.5),
      products: ["a"], firstDay: 0, scale: 1,
      family: StreamFamily(seed: 1, replication: Fixture.ranking, purpose: "reviews"))
    state.noteBuyer(product: 0, visitKey: 1, day: 0)
    state.advance(to: 0)
    #expect(state.utilities == [0])
    state.advance(to: 1)
    #expect(abs(state.utilities[0] - (2 * (41.0 / 10 - 4) + 0.5 * log(2))) < 1e-12)
    #expect(state.rating(product: 0) == 5)
  }

  @Test("nobody spends more than the budget, and it is spent where demand is strong")
  func budgets() {
    let market = Self.market(weeks: 8, population: 200, visits: 3) {
      $0.budget = .init(amounts: [Money(7)], periodWeeks: 2)
    }
    let replication = Replication(market: market, seed: 14)
    var simulation = replication.started(replication.logit(.certain(offers: 1)))
    simulation.occasions = OccasionRecord()
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
    let record = simulation.occasions ?? OccasionRecord()
    var spent = Array(repeating: 0, count: 200 * 4)
    for row in record.consumers.indices {
      spent[Int(record.consumers[row]) * 4 + Int(record.weeks[row]) / 2] +=
        2 * Int(record.units[row])
    }
    #expect(spent.allSatisfy { $0 <= 7 })
    #expect(spent.count { $0 == 6 } > 600)
    #expect(simulation.ledger.offers[0].lostUnits == 0)
  }

  @Test("the ledger of returns is exact", arguments: [0.0, 1.0])
  func returnsLedger(restocked: Double) {
    let money = MoneyRules(
      pricesIncludeTax: true, taxRate: 0.19, paymentShare: 0.02, fulfilmentPerOrder: Money(0.3))
    let market = Self.market(
      weeks: 6, population: 300, warmUp: 2, money: money, stock: StockPlan(initial: 100_000)
    ) {
      $0.returns = .init(
        rate: 1, delayWeeks: .gamma(shape: 2, scale: 1), cost: Money(0.45),
        restockedShare: restocked)
    }
    let replication = Replication(market: market, seed: 15)
    let simulation = replication.finished(replication.logit(.certain(offers: 1)))
    let (sales, back) = (simulation.ledger.sales[0], simulation.ledger.offers[0].returns)
    #expect(sales.units > 1_000)
    #expect(back.units == sales.units && back.gross == sales.gross && back.tax == sales.tax)
    #expect(back.handling == sales.purchases * 450_000)
    #expect(back.goods == (restocked == 1 ? sales.goods : 0))
    let lostGoods = restocked == 1 ? 0 : sales.goods
    #expect(
      simulation.ledger.contribution(ofOffer: 0) == -sales.selling - back.handling - lostGoods)
    if restocked == 1 {
      #expect(simulation.stock(ofOffer: 0).map { $0 >= 100_000 } ?? false)
    } else {
      #expect(simulation.stock(ofOffer: 0) == 100_000 - Int(sales.units))
    }
  }

  @Test("waiting lowers the share of buyers by the option's value", arguments: [0.4, 0.9])
  func optionValue(patience: Double) {
    let market = Self.market(weeks: 24, population: 4_000, warmUp: 4) {
      $0.waiting = .init(expectations: .adaptive(weeks: 4), patience: [patience])
    }
    // One week in four at 1.5 instead of 2, so every four weeks show a deal of that depth once.
    let cycle = RuleStrategy(reviews: ReviewPlan(every: .weeks(1))) { observation in
      let isDeal = observation.day.floorDivided(by: 7) % 4 == 0
      return observation.own.map { _ in Money(isDeal ? 1.5 : 2) }
    }
    var replication = Replication(market: market, seed: 16)
    replication.baselines = [0: cycle]
    var simulation = replication.started(replication.logit(.logit(alpha: [3], slope: 1.5)))
    simulation.occasions = OccasionRecord()
    simulation.runWarmUp()
    simulation.runMeasured(focal: cycle, promotions: [])
    let record = simulation.occasions ?? OccasionRecord()
    let value = patience * 0.25 * log(1 + exp(3 - 1.5 * 1.5))
    for (price, isDeal) in [(1.5, true), (2.0, false)] {
      let rows = record.weeks.indices.filter {
        record.weeks[$0] >= 0 && (record.weeks[$0] % 4 == 0) == isDeal
      }
      let share = Double(rows.count { record.offers[$0] == 0 }) / Double(rows.count)
      let expected = Self.logistic(3 - 1.5 * price - value)
      #expect(abs(share - expected) < Self.tolerance(rows.count))
    }
  }

  @Test("an announced sale empties the weeks before it, and is forgotten when it begins")
  func announcedSale() {
    func units(_ waiting: MemorySettings.Waiting?) -> [Double] {
      var market = Self.market(weeks: 9, population: 4_000) { $0.waiting = waiting }
      market.promotions = [
        Promotion(
          name: "sale", offers: [0], reduction: .percentOff(0.25), firstDay: 42, lastDay: 48)
      ]
      let replication = Replication(market: market, seed: 17)
      let daily = replication.finished(
        replication.logit(.logit(alpha: [1], slope: 1.2)), promotions: [0]
      ).daily
      return (0..<9).map { week in
        (week * 7..<week * 7 + 7).reduce(0) { $0 + Double(daily.units(ofOffer: 0, day: $1)) }
      }
    }
    let (waiting, plain) = (
      units(.init(expectations: .announced(weeksAhead: 2), patience: [0.9])), units(nil)
    )
    #expect(waiting[..<4] == plain[..<4] && waiting[6...] == plain[6...])
    #expect(waiting[4] < 0.9 * plain[4] && waiting[5] < waiting[4])
  }
}
