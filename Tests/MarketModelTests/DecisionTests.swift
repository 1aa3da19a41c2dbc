import EventSimulation
import MarketModel
import Testing

/// Who decides when, and on what it has seen.
@Suite("decisions")
struct DecisionTests {
  struct Sight: Sendable, Equatable {
    var hours: Int
    var rivalPrice: Double
  }

  static let hour: Int64 = 3_600_000_000

  static func market(weeks: Int, warmUp: Int = 0, coolDown: Int = 0) -> MarketDefinition {
    Fixture.market(
      [Fixture.offer("p"), Fixture.offer("q", firm: 1)],
      calendar: Fixture.calendar(warmUp: warmUp, weeks: weeks, coolDown: coolDown), population: 1)
  }

  /// A strategy that posts `prices[day]` on those days and notes when it decided and what it saw.
  static func watcher(
    _ reviews: ReviewPlan, prices: [Int: Double] = [:], into log: Recorder<Sight>
  ) -> RuleStrategy {
    RuleStrategy(reviews: reviews) { observation in
      log.append(
        Sight(
          hours: Int(observation.time.floorDivided(by: hour)),
          rivalPrice: observation.rivals[0].price.units))
      return observation.own.map { prices[observation.day].map { Money($0) } ?? $0.posted }
    }
  }

  @Test("a rival reacts exactly one latency after a change, to the price of one latency before")
  func latency() {
    let log = Recorder<Sight>()
    let rival = Self.watcher(ReviewPlan(afterRivalChange: .days(7)), into: log)
    let replication = Replication(market: Self.market(weeks: 3), baselines: [1: rival])
    let focal = Self.watcher(
      ReviewPlan(days: [3, 5]), prices: [3: 5, 5: 6], into: Recorder<Sight>())
    _ = replication.finished(replication.logit(.certain(offers: 2)), focal: focal)
    #expect(
      log.values == [
        Sight(hours: 0, rivalPrice: 2), Sight(hours: 10 * 24, rivalPrice: 5),
        Sight(hours: 12 * 24, rivalPrice: 6),
      ])
  }

  @Test("reviews come at intervals with offsets, on days and at hours, each instant once")
  func reviewPlan() {
    let log = Recorder<Sight>()
    let plan = ReviewPlan(
      every: .days(5), offsets: [.zero, .hours(30)], days: [2, 5], hours: [12])
    let replication = Replication(market: Self.market(weeks: 1))
    _ = replication.finished(
      replication.logit(.certain(offers: 2)), focal: Self.watcher(plan, into: log))
    #expect(
      log.values.map(\.hours) == [0, 12, 30, 36, 48, 60, 84, 108, 120, 132, 150, 156])
  }

  @Test("reviews that the baseline had planned are not the new strategy's")
  func baselineReviewsLapse() {
    let log = Recorder<Sight>()
    let daily = RuleStrategy(reviews: ReviewPlan(every: .days(1), afterRivalChange: .days(2)))
    let rival = RuleStrategy(reviews: ReviewPlan(days: [-1, 3])) { [Money(Double(9 + $0.day))] }
    let replication = Replication(
      market: Self.market(weeks: 1, warmUp: 1), baselines: [0: daily, 1: rival])
    let focal = Self.watcher(ReviewPlan(days: [4]), into: log)
    _ = replication.finished(replication.logit(.certain(offers: 2)), focal: focal)
    #expect(log.values.map(\.hours) == [0, 96])
  }

  @Test("observations carry day and hour, also before time 0")
  func dayAndHour() {
    let log = Recorder<[Int]>()
    var watcher = RuleStrategy(reviews: ReviewPlan(hours: [6]))
    watcher.rule = {
      log.append([$0.day, $0.hour])
      return $0.own.map(\.posted)
    }
    let replication = Replication(
      market: Self.market(weeks: 1, warmUp: 1), baselines: [1: watcher])
    _ = replication.finished(replication.logit(.certain(offers: 2)))
    #expect(log.values == [[-7, 0]] + (-7..<7).map { [$0, 6] })
  }

  @Test("firms that decide together see only the past: O1.1's best-response path")
  func bestResponsePath() {
    let market = Fixture.market(
      (0..<2).map { Fixture.offer("p\($0)", firm: $0, list: 1) },
      calendar: Fixture.calendar(weeks: 30), population: 1,
      money: MoneyRules(tick: Money(millionths: 1)))
    let responder = RuleStrategy(reviews: ReviewPlan(every: .weeks(1))) {
      [Money(logitBestResponse(to: $0.rivals[0].price.units))]
    }
    let replication = Replication(market: market, baselines: [0: responder, 1: responder])
    let run = replication.finished(
      replication.logit(.logit(alpha: [8, 8], slope: 4)), focal: responder)
    let path = [1.318_633_30, 1.411_699_27, 1.447_688_33, 1.462_397_49, 1.468_514_35]
    for offer in 0..<2 {
      let weekly = (0..<30).map {
        run.daily.closingPrices(ofOffer: offer, days: $0 * 7..<$0 * 7 + 1)[0]
      }
      // Responses move by less than half of the rival's rounding error of half a millionth.
      #expect(zip(weekly, path).allSatisfy { abs($0 - $1) < 1.1e-6 })
      #expect(abs(weekly[29] - 1.472_926_66) < 1.1e-6)
    }
  }

  @Test("in the cool-down the focal firm lists and falls silent while rivals go on")
  func coolDown() {
    let focal = RuleStrategy(reviews: ReviewPlan(every: .days(1)), rule: { _ in [Money(3)] })
    let rival = RuleStrategy(reviews: ReviewPlan(every: .days(1))) {
      [Money(Double(10 + $0.day))]
    }
    let replication = Replication(
      market: Self.market(weeks: 1, coolDown: 1), baselines: [1: rival])
    let run = replication.finished(replication.logit(.certain(offers: 2)), focal: focal)
    #expect(run.daily.closingPrices(ofOffer: 0, days: 5..<14) == [3, 3, 2, 2, 2, 2, 2, 2, 2])
    #expect(run.daily.closingPrices(ofOffer: 1, days: 0..<14) == (10..<24).map(Double.init))
    #expect(run.ledger.offers[0].decisions == 7)
    #expect(run.ledger.offers[1].decisions == 7)
    #expect(run.ledger.offers[0].priceChanges == 1)
  }

  @Test("a strategy sees stock and the units of its last 28 days, never a rival's")
  func ownFigures() {
    let log = Recorder<Observation.OwnOffer>()
    var watcher = RuleStrategy(reviews: ReviewPlan(days: [35]))
    watcher.rule = {
      $0.own.forEach(log.append)
      return $0.own.map(\.posted)
    }
    let market = Fixture.market(
      [Fixture.offer("p", stock: StockPlan(initial: 90_000))],
      calendar: Fixture.calendar(weeks: 6))
    let replication = Replication(market: market)
    let run = replication.finished(replication.logit(.certain(offers: 1)), focal: watcher)
    let seen = log.values.last
    #expect(log.values.count == 2)
    #expect(seen?.recentUnits == (7..<35).reduce(0) { $0 + run.daily.units(ofOffer: 0, day: $1) })
    #expect(
      seen?.stock == 90_000 - (0..<35).reduce(0) { $0 + run.daily.units(ofOffer: 0, day: $1) })
  }

  @Test("a strategy that forgets an offer ends the run")
  func onePricePerOffer() async {
    await #expect(processExitsWith: .failure) {
      let replication = Replication(market: DecisionTests.market(weeks: 1))
      _ = replication.finished(
        replication.logit(.certain(offers: 2)), focal: RuleStrategy(rule: { _ in [] }))
    }
  }
}
