import EventSimulation
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

/// When consumers come, how often, and how long a purchase keeps them away.
@Suite("visits")
struct VisitTests {
  /// Everybody buys one unit at every visit, so units count visits.
  static func run(
    _ segment: Segment, population: Int, weeks: Int, focal: RuleStrategy = .list,
    purchase: Category.Purchase = .repeat, stock: StockPlan? = nil, seed: UInt64 = 21
  ) -> MarketSimulation {
    let market = Fixture.market(
      [Fixture.offer("p", stock: stock)], calendar: Fixture.calendar(weeks: weeks),
      population: population, segments: [segment], purchases: [purchase])
    let replication = Replication(market: market, seed: seed)
    return replication.finished(replication.logit(.certain(offers: 1)), focal: focal)
  }

  static func weekly(_ run: MarketSimulation, weeks: Int) -> [Double] {
    (0..<weeks).map { Double(run.daily.units(ofOffer: 0, before: 7 * $0 + 7, days: 7)) }
  }

  /// Four standard errors of a share of `total` independent visits.
  func tolerance(_ share: Double, of total: Double) -> Double {
    4 * (share * (1 - share) / total).squareRoot()
  }

  @Test("weekdays get their shares of visits")
  func weekdays() {
    let weights = [1.0, 1, 1, 1, 2, 4, 0]
    let segment = Fixture.segment(
      "all", visits: .constant(2), profile: VisitProfile(weekdays: weights))
    let run = Self.run(segment, population: 5_000, weeks: 8)
    let total = Double(run.ledger.units(ofOffer: 0))
    #expect(abs(total - 80_000) < 4 * 80_000.0.squareRoot())
    for weekday in 0..<7 {
      let visits = (0..<8).reduce(0) { $0 + run.daily.units(ofOffer: 0, day: 7 * $1 + weekday) }
      let share = weights[weekday] / 10
      #expect(abs(Double(visits) / total - share) <= tolerance(share, of: total))
    }
  }

  @Test("hours get their shares of visits, and none comes while the shop is closed")
  func hours() {
    var weights = [Double](repeating: 0, count: 24)
    weights.replaceSubrange(9..<12, with: [1, 3, 2])
    let stockByHour = Recorder<(hour: Int, stock: Int)>()
    var watcher = RuleStrategy(reviews: ReviewPlan(hours: Array(0..<24)))
    watcher.rule = { seen in
      stockByHour.append((seen.hour, seen.own[0].stock ?? 0))
      return seen.own.map(\.posted)
    }
    let segment = Fixture.segment("all", profile: VisitProfile(hours: weights))
    let run = Self.run(
      segment, population: 20_000, weeks: 2, focal: watcher, stock: StockPlan(initial: 1_000_000))
    var visits = [Double](repeating: 0, count: 24)
    for (before, after) in zip(stockByHour.values.dropFirst(), stockByHour.values.dropFirst(2)) {
      visits[before.hour] += Double(before.stock - after.stock)
    }
    let total = visits.reduce(0, +)
    #expect(total == Double(run.ledger.units(ofOffer: 0)) && total > 30_000)
    for hour in 0..<24 {
      #expect(
        abs(visits[hour] / total - weights[hour] / 6) <= tolerance(weights[hour] / 6, of: total))
    }
  }

  @Test("months multiply the rate")
  func months() {
    var months = [Double](repeating: 1, count: 12)
    months[2] = 0.5  // March: the first 30 days.
    let run = Self.run(
      Fixture.segment("all", profile: VisitProfile(months: months)), population: 7_000, weeks: 8)
    let march = (0..<30).reduce(0) { $0 + run.daily.units(ofOffer: 0, day: $1) }
    let april = (30..<56).reduce(0) { $0 + run.daily.units(ofOffer: 0, day: $1) }
    #expect(abs(Double(march) - 15_000) < 4 * 15_000.0.squareRoot())
    #expect(abs(Double(april) - 26_000) < 4 * 26_000.0.squareRoot())
  }

  @Test("a consumer's weekly visits have the mean and the variance of Poisson counts")
  func poisson() {
    let weeks = 4_000
    let run = Self.run(
      Fixture.segment("all", visits: .constant(5)), population: 1, weeks: weeks)
    let counts = Self.weekly(run, weeks: weeks)
    let mean = SampleStatistics.mean(counts)
    #expect(abs(mean - 5) < 4 * (5 / Double(weeks)).squareRoot())
    // Var(s^2) of Poisson(m) counts is about (m + 2 m^2) / n; regular gaps would give less than m.
    let spread = ((5 + 50) / Double(weeks)).squareRoot()
    #expect(abs(SampleStatistics.variance(counts) - 5) < 4 * spread)
  }

  @Test("gamma rates have the stated mean and variance, times the traffic")
  func gammaRates() {
    let shape = 2.0
    let count = 100_000
    var market = Fixture.market(
      [Fixture.offer("p")], calendar: Fixture.calendar(weeks: 1),
      segments: [Fixture.segment("all", visits: .gamma(shape: shape, scale: 0.6))])
    market.traffic = 1.5
    let rates = Population(
      market: market, size: count, seed: 22, replication: Fixture.ranking
    ).visitsPerWeek.map(Double.init)
    let variance = shape * 0.9 * 0.9
    #expect(abs(SampleStatistics.mean(rates) - 1.8) < 4 * (variance / Double(count)).squareRoot())
    // A gamma's excess kurtosis is 6 / shape, so Var(s^2) is about variance^2 (2 + 6 / shape) / n.
    let spread = variance * ((2 + 6 / shape) / Double(count)).squareRoot()
    #expect(abs(SampleStatistics.variance(rates) - variance) < 4 * spread)
  }

  @Test("an owner of a durable stays away exactly until its replacement is due")
  func durable() {
    let weeks = 40
    let run = Self.run(
      Fixture.segment("all", visits: .constant(70)), population: 1, weeks: weeks,
      purchase: .durable(lifetimeWeeks: .constant(3)))
    let days = (0..<7 * weeks).filter { run.daily.units(ofOffer: 0, day: $0) > 0 }
    #expect(days.count >= 13)
    for (earlier, later) in zip(days, days.dropFirst()) {
      // Ten visits a day: the first after the return comes within two days but for e^-20.
      #expect((21...23).contains(later - earlier))
    }
    #expect(run.ledger.occasions == run.ledger.buyers)
  }

  @Test("two durables bought on one visit last independently")
  func independentLifetimes() {
    let lifetime = Category.Purchase.durable(lifetimeWeeks: .uniform(low: 1, high: 30))
    let market = Fixture.market(
      [Fixture.offer("p"), Fixture.offer("q", category: 1)],
      calendar: Fixture.calendar(weeks: 60), population: 1,
      segments: [Fixture.segment("all", visits: .constant(7))], purchases: [lifetime, lifetime])
    let replication = Replication(market: market)
    let daily = replication.finished(replication.logit(.certain(offers: 1, categories: 2))).daily
    let days = (0..<2).map { offer in
      (0..<420).filter { daily.units(ofOffer: offer, day: $0) > 0 }
    }
    #expect(days[0].first == days[1].first)
    #expect(days[0] != days[1])
  }

  @Test("a seasonal purchase is the last one")
  func seasonal() {
    let run = Self.run(
      Fixture.segment("all", visits: .constant(5)), population: 300, weeks: 8, purchase: .seasonal)
    #expect(run.ledger.units(ofOffer: 0) == 300)
    #expect(run.ledger.occasions == [300])
  }

  @Test("repeat purchases keep nobody away")
  func repeatPurchase() {
    let run = Self.run(Fixture.segment("all", visits: .constant(5)), population: 300, weeks: 8)
    #expect(abs(Double(run.ledger.units(ofOffer: 0)) - 12_000) < 4 * 12_000.0.squareRoot())
  }
}
