import EventSimulation
import MarketModel
import ScientificComputing
import Testing

@Suite("Stocks that several offers share, booking limits, and renewals")
struct SharedStockTests {
  /// List prices, and the same limits at every decision.
  struct Limited: PricingStrategy {
    var limits: [Int]
    var information: InformationClass { .seller }
    var reviews = ReviewPlan()

    func prices(for observation: Observation) -> [Money] { observation.own.map(\.listPrice) }
    func bookingLimits(for observation: Observation) -> [Int] { limits }
  }

  /// Two offers on one stock; everybody wants the first, and takes the second where there is none.
  static func run(
    _ plan: StockPlan, limits: [Int] = [], weeks: Int = 1, chunkSize: Int = 512,
    reviews: ReviewPlan = ReviewPlan(), parameters: LogitParameters = .certain(offers: 2)
  ) -> MarketSimulation {
    var market = Fixture.market(
      [Fixture.offer("full", stock: plan), Fixture.offer("saver")],
      calendar: Fixture.calendar(warmUp: 1, weeks: weeks))
    market.stockPools = StockPools(keepers: [0, 0])
    let replication = Replication(market: market, chunkSize: chunkSize)
    return replication.finished(
      replication.logit(parameters), focal: Limited(limits: limits, reviews: reviews))
  }

  @Test("what one offer sells is gone for the other, and its keeper's books say when")
  func sharedStock() {
    let run = Self.run(StockPlan(initial: 500))
    #expect(run.ledger.units(ofOffer: 0) == 500 && run.ledger.units(ofOffer: 1) == 0)
    #expect(run.stock(ofOffer: 0) == 0 && run.stock(ofOffer: 1) == nil)
    #expect(run.ledger.offers[0].stockOutTime > 0 && run.ledger.offers[1].stockOutTime == 0)
    #expect(
      run.daily.stock.enumerated().allSatisfy { $0.offset.isMultiple(of: 2) || $0.element == -1 })
  }

  @Test("an offer at its limit is not available, whatever the size of chunks", arguments: [1, 512])
  func limits(chunkSize: Int) {
    let run = Self.run(StockPlan(initial: 500), limits: [200, .max], chunkSize: chunkSize)
    #expect(run.ledger.units(ofOffer: 0) == 200 && run.ledger.units(ofOffer: 1) == 300)
    #expect(run.ledger.offers[0].lostUnits == run.ledger.occasions[0] - 200)
    #expect(run.ledger == Self.run(StockPlan(initial: 500), limits: [200, .max]).ledger)
  }

  @Test("a limit holds until the next decision, and 0 closes an offer")
  func newLimits() {
    let run = Self.run(
      StockPlan(initial: 5_000), limits: [10, 0], reviews: ReviewPlan(every: .days(1)))
    #expect((0..<7).allSatisfy { run.daily.units(ofOffer: 0, day: $0) == 10 })
    #expect(run.ledger.units(ofOffer: 1) == 0)
  }

  @Test("without limits and pools results are those of offers with stocks of their own")
  func nothingUsed() {
    let plain = StockTests.run([StockPlan(initial: 500), nil], weeks: 1, warmUp: 1)
    let market = Fixture.market(
      [Fixture.offer("p0", stock: StockPlan(initial: 500)), Fixture.offer("p1")],
      calendar: Fixture.calendar(warmUp: 1, weeks: 1))
    let replication = Replication(market: market)
    let limited = replication.finished(
      replication.logit(.certain(offers: 2)), focal: Limited(limits: [.max, .max]))
    #expect(plain.ledger == limited.ledger)
  }

  @Test("a renewed stock is sold again, and what was left is written off once")
  func renewal() {
    var plan = StockPlan(initial: 100, salvage: Money(0.25))
    plan.renewal.every = .weeks(1)
    let full = Self.run(plan, weeks: 3)
    #expect(full.ledger.units(ofOffer: 0) == 300)
    #expect(full.ledger.offers[0].expiredUnits == 0 && full.stock(ofOffer: 0) == 0)
    let empty = Self.run(plan, weeks: 3, parameters: .logit(alpha: [-1_000, -1_000]))
    #expect(empty.ledger.offers[0].expiredUnits == 200 && empty.stock(ofOffer: 0) == 100)
    // Three hundred units at a cost of 1 and a worth of 0.25.
    #expect(empty.ledger.contribution(ofOffer: 0) == -225_000_000)
  }

  // MARK: - Requests

  static func requests(_ arrival: FareRequests.Arrival, epochs: Int) -> MarketDefinition {
    var plan = StockPlan(initial: 10, salvage: .zero)
    plan.renewal.every = .weeks(epochs)
    var market = Fixture.market(
      [Fixture.offer("full", cost: 0, stock: plan), Fixture.offer("saver", cost: 0)],
      calendar: Fixture.calendar(warmUp: epochs, weeks: 50 * epochs), population: 0)
    market.stockPools = StockPools(keepers: [0, 0])
    market.aggregate = AggregateDemand(
      requests: FareRequests(arrival, epochs: epochs), offerCount: 2, every: .weeks(1))
    return market
  }

  static func sold(_ market: MarketDefinition, _ focal: any PricingStrategy) -> MarketSimulation {
    let replication = Replication(market: market)
    return replication.finished(replication.logit(.certain(offers: 2)), focal: focal)
  }

  static let cheapFirst = requests(
    .byClass([
      .init(offer: 1, units: .constant(7.6)), .init(offer: 0, units: .constant(4)),
    ]), epochs: 2)

  @Test("classes ask in turn for rounded units of what is left of the stock")
  func byClass() {
    let run = Self.sold(Self.cheapFirst, RuleStrategy.list)
    #expect(run.ledger.units(ofOffer: 1) == 50 * 8 && run.ledger.units(ofOffer: 0) == 50 * 2)
    #expect(run.ledger.offers[0].lostUnits == 50 * 2)
  }

  @Test("above its list price nobody takes a class")
  func aboveList() {
    let run = Self.sold(Self.cheapFirst, RuleStrategy.fixed(2.01))
    #expect(run.ledger.units(ofOffer: 0) + run.ledger.units(ofOffer: 1) == 0)
  }

  @Test("a strategy that reads epochs sees supply and sales of its own offers, warm-up included")
  func epochSales() throws {
    let seen = Recorder<EpochSales?>()
    _ = Self.sold(Self.cheapFirst, Reader(seen: seen))
    let sales = try #require(seen.values.last ?? nil)
    #expect(sales.firstEpoch == -2 && sales.epochCount == 101)
    #expect(Array(sales.units.prefix(4)) == [0, 8, 2, 0])
    #expect(Array(sales.supply.prefix(4)) == [10, 10, 2, 2])
    #expect(sales.isCensored(0, epoch: 1) && !sales.isCensored(1, epoch: 0))
  }

  struct Reader: PricingStrategy {
    let seen: Recorder<EpochSales?>
    var information: InformationClass { .seller }
    var reviews: ReviewPlan { ReviewPlan(every: .weeks(1)) }
    var readsEpochs: Bool { true }

    func prices(for observation: Observation) -> [Money] {
      seen.append(observation.epochs)
      return observation.own.map(\.listPrice)
    }
  }

  @Test("one request an epoch falls to each class as often as stated")
  func byEpoch() {
    var market = Self.requests(.byEpoch([0.3, 0.6]), epochs: 1)
    market.calendar.horizonWeeks = 520
    let run = Self.sold(market, RuleStrategy.list)
    // Four standard errors of 30 % and of 60 % of 520.
    #expect((156 - 41...156 + 41).contains(run.ledger.units(ofOffer: 0)))
    #expect((312 - 44...312 + 44).contains(run.ledger.units(ofOffer: 1)))
  }

  @Test("what is bought depends on what is on sale")
  func byChoice() {
    let table = FareChoiceTable(offerCount: 2, probabilities: [0, 0, 1, 0, 0, 1, 0, 1])
    let market = Self.requests(.byChoice(table), epochs: 2)
    let open = Self.sold(market, RuleStrategy.list)
    #expect(open.ledger.units(ofOffer: 0) == 0 && open.ledger.units(ofOffer: 1) == 100)
    let closed = Self.sold(market, Limited(limits: [.max, 0]))
    #expect(closed.ledger.units(ofOffer: 0) == 100 && closed.ledger.units(ofOffer: 1) == 0)
  }
}
