import EventSimulation
import MarketModel
import Testing

/// What a focal strategy that learns is told of the warm-up.
@Suite("past sales")
struct PastSalesTests {
  struct Learner: PricingStrategy {
    var information: InformationClass { .seller }
    var reviews = ReviewPlan(every: .weeks(1))
    var readsFeedback = true
    let log: Recorder<[OfferFeedback]>
    var rivalLog = Recorder<[Money]>()

    func prices(for observation: Observation) -> [Money] {
      for offer in observation.own { log.append(offer.past) }
      for offer in observation.rivals { rivalLog.append(offer.pastPrices) }
      return observation.own.map(\.listPrice)
    }
  }

  /// Weeks at 2 and 3 in turn, promoted on display in one week of three.
  private static func finished(
    _ market: MarketDefinition, focal: any PricingStrategy, baseline: any PricingStrategy
  ) {
    let replication = Replication(market: market)
    var simulation = MarketSimulation(
      market: market, population: replication.population,
      intent: replication.logit(.certain(offers: market.offers.count)),
      adjustment: UtilityAdjustment(shifts: market.offers.map { _ in 0 }),
      strategies: market.firms.indices.map { $0 == 0 ? baseline : RuleStrategy.list }, seed: 1,
      replication: Fixture.ranking)
    simulation.runWarmUp()
    simulation.runMeasured(focal: focal, promotions: [])
  }

  private static let turns = RuleStrategy(reviews: ReviewPlan(every: .weeks(1))) { observation in
    observation.own.map { _ in Money((observation.day / 7).isMultiple(of: 2) ? 2 : 3) }
  }

  @Test("the first decision sees every week of the warm-up with its price, later ones none")
  func weeks() {
    let log = Recorder<[OfferFeedback]>()
    var market = FeedbackTests.aggregateMarket(warmUp: 3, weeks: 2)
    Self.finished(market, focal: Learner(log: log), baseline: Self.turns)
    #expect(
      log.values == [
        [FeedbackTests.feedback(3, 4), FeedbackTests.feedback(2, 6), FeedbackTests.feedback(3, 4)],
        [],
      ])
    market.history = HistoryPromotions(everyWeeks: 3, depth: 0.5, display: true)
    let promoted = Recorder<[OfferFeedback]>()
    Self.finished(market, focal: Learner(log: promoted), baseline: Self.turns)
    #expect(promoted.values[0].map(\.isDisplayed) == [true, false, false])
    #expect(promoted.values[0].map(\.price.units) == [1.5, 2, 3])
  }

  @Test("visits are chances, and what was sold out is marked")
  func visits() throws {
    let market = Fixture.market(
      [Fixture.offer("p")], calendar: Fixture.calendar(warmUp: 2, weeks: 1))
    let log = Recorder<[OfferFeedback]>()
    Self.finished(market, focal: Learner(log: log), baseline: RuleStrategy.list)
    #expect(log.values[0].count == 2)
    for week in log.values[0] {
      #expect(week.units > 0 && Double(week.units) <= week.opportunities && !week.isCensored)
    }
  }

  @Test("rivals' prices of those weeks are there; without a warm-up there is nothing")
  func rivals() {
    for weeks in [0, 2] {
      let log = Recorder<[OfferFeedback]>()
      var market = FeedbackTests.aggregateMarket(warmUp: weeks, weeks: 1)
      market.firms.append(Firm(name: "f1", role: .brand))
      market.offers.append(Fixture.offer("q", firm: 1))
      market.aggregate.intercepts = [10, 10]
      market.aggregate.slopes = [-2, 0, 0, -2]
      let learner = Learner(log: log)
      Self.finished(market, focal: learner, baseline: RuleStrategy.list)
      #expect(log.values.map(\.count) == [weeks])
      #expect(
        learner.rivalLog.values == [Array(repeating: market.offers[1].listPrice, count: weeks)])
    }
  }

  @Test("a strategy that doesn't learn sees nothing of it")
  func unread() {
    let log = Recorder<[OfferFeedback]>()
    var learner = Learner(log: log)
    learner.readsFeedback = false
    let market = FeedbackTests.aggregateMarket(warmUp: 2, weeks: 1)
    Self.finished(market, focal: learner, baseline: RuleStrategy.list)
    #expect(log.values == [[]])
  }
}
