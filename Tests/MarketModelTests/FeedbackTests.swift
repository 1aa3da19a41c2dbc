import EventSimulation
import MarketModel
import ScientificComputing
import Testing

/// What strategies that learn are told of their sales.
@Suite("feedback")
struct FeedbackTests {
  /// Posts 2 in even weeks and 3 in odd ones, and notes what it is told.
  struct Learner: PricingStrategy {
    var information: InformationClass { .seller }
    var reviews = ReviewPlan(every: .weeks(1))
    var readsFeedback = true
    let log: Recorder<OfferFeedback?>

    func prices(for observation: Observation) -> [Money] {
      observation.own.map {
        log.append($0.feedback)
        return Money((observation.day / 7).isMultiple(of: 2) ? 2 : 3)
      }
    }
  }

  /// Sells 10 - 2 p units at the start of every week.
  static func aggregateMarket(
    stock: StockPlan? = nil, warmUp: Int = 0, weeks: Int = 3, every: SimulationDuration = .weeks(1)
  ) -> MarketDefinition {
    var market = Fixture.market(
      [Fixture.offer("p", stock: stock)], calendar: Fixture.calendar(warmUp: warmUp, weeks: weeks),
      population: 0, segments: [Fixture.segment("market", visits: .constant(0))])
    market.aggregate = AggregateDemand(form: .linear, intercepts: [10], slopes: [-2], every: every)
    return market
  }

  static func told(_ market: MarketDefinition) -> [OfferFeedback?] {
    let log = Recorder<OfferFeedback?>()
    let replication = Replication(market: market)
    _ = replication.finished(
      replication.logit(.certain(offers: 1)), focal: Learner(log: log))
    return log.values
  }

  static func feedback(
    _ price: Double, _ units: Int, chances: Double = 1, isCensored: Bool = false
  ) -> OfferFeedback {
    OfferFeedback(
      price: Money(price), units: units, opportunities: chances, isCensored: isCensored)
  }

  @Test("an epoch's sales are told at the next decision, with their price")
  func epochs() {
    #expect(
      Self.told(Self.aggregateMarket()) == [nil, Self.feedback(2, 6), Self.feedback(3, 4)])
  }

  @Test("several epochs between decisions are several chances")
  func severalEpochs() {
    let told = Self.told(Self.aggregateMarket(weeks: 2, every: .days(1)))
    #expect(told == [nil, Self.feedback(2, 42, chances: 7)])
  }

  @Test("a sold-out epoch is marked, and one without stock is no chance")
  func censored() {
    let told = Self.told(Self.aggregateMarket(stock: StockPlan(initial: 4)))
    #expect(
      told == [
        nil, Self.feedback(2, 4, isCensored: true),
        Self.feedback(3, 0, chances: 0, isCensored: true),
      ])
  }

  @Test("visits are chances, by the share of the time with stock")
  func visits() throws {
    let market = Fixture.market(
      [Fixture.offer("p", stock: StockPlan(initial: 500))], calendar: Fixture.calendar(weeks: 3))
    let log = Recorder<OfferFeedback?>()
    let replication = Replication(market: market)
    let run = replication.finished(
      replication.logit(.certain(offers: 1)), focal: Learner(log: log))
    let first = try #require(log.values[1])
    #expect(first.units == 500 && first.isCensored)
    // About half of the first week's visits; they come evenly, so the rest of the time says how many.
    #expect(abs(first.opportunities - 500) < 75)
    #expect(log.values[2] == Self.feedback(3, 0, chances: 0, isCensored: true))
    #expect(run.ledger.units(ofOffer: 0) == 500)
  }

  @Test("a rival that learns goes on across time 0")
  func acrossTimeZero() {
    let log = Recorder<OfferFeedback?>()
    var market = Self.aggregateMarket(warmUp: 2, weeks: 2)
    market.firms.append(Firm(name: "f1", role: .brand))
    market.offers.append(Fixture.offer("q", firm: 1))
    market.aggregate.intercepts = [10, 10]
    market.aggregate.slopes = [-2, 0, 0, -2]
    let replication = Replication(market: market)
    var simulation = MarketSimulation(
      market: market, population: replication.population,
      intent: replication.logit(.certain(offers: 2)),
      adjustment: UtilityAdjustment(shifts: [0, 0]),
      strategies: [RuleStrategy.list, Learner(log: log)], seed: 1, replication: Fixture.ranking)
    simulation.runWarmUp()
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
    // Weeks -2 to 1: prices 2, 3, 2, 3.
    #expect(
      log.values == [nil, Self.feedback(2, 6), Self.feedback(3, 4), Self.feedback(2, 6)])
  }

  @Test("a strategy that doesn't learn is told nothing")
  func unread() {
    let log = Recorder<OfferFeedback?>()
    let watcher = RuleStrategy(reviews: ReviewPlan(every: .weeks(1))) { observation in
      for offer in observation.own { log.append(offer.feedback) }
      return observation.own.map(\.listPrice)
    }
    let replication = Replication(market: Self.aggregateMarket())
    _ = replication.finished(replication.logit(.certain(offers: 1)), focal: watcher)
    #expect(log.values == [nil, nil, nil])
  }
}
