import EventSimulation
import RandomStreams
import Testing

@testable import MarketModel

/// Groups of consumers: who is in which, what they paid, and that nothing else moves.
@Suite("groups of consumers")
struct GroupTests {
  /// Segment a is mostly poor, segment b mostly rich.
  static let income = ConsumerGroups.Dimension(
    name: "income", bands: ["low", "high"], shares: [[0.8, 0.2], [0.1, 0.9]])
  static let age = ConsumerGroups.Dimension(
    name: "age", bands: ["young", "middle", "old"], shares: [[0.2, 0.5, 0.3], [0, 0, 1]])

  static func market(_ promotions: [Promotion] = [], population: Int = 4_000) -> MarketDefinition {
    Fixture.market(
      [
        Fixture.offer("p", quantityShares: [0.5, 0.3, 0.2]),
        Fixture.offer("q", list: 2.2, quantityShares: [0.5, 0.3, 0.2]),
      ],
      calendar: Fixture.calendar(warmUp: 2, weeks: 3, coolDown: 1), population: population,
      segments: [Fixture.segment("a", share: 0.5), Fixture.segment("b", share: 0.5)],
      money: PromotionShop.money, promotions: promotions, history: .usual)
  }

  static func membership(
    _ dimensions: [ConsumerGroups.Dimension], _ replication: Replication
  ) -> GroupMembership {
    GroupMembership(
      ConsumerGroups(dimensions), population: replication.population, seed: replication.seed,
      replication: replication.key)
  }

  /// The season with books of groups, or without.
  static func season(
    _ promotions: [Promotion], dimensions: [ConsumerGroups.Dimension],
    focal: any PricingStrategy = RuleStrategy.list
  ) -> MarketSimulation {
    let market = market(promotions)
    let replication = Replication(market: market)
    var simulation = replication.started(replication.logit(.logit(alpha: [2.5, 2.5])))
    simulation.runWarmUp()
    if !dimensions.isEmpty {
      simulation.groupBooks = GroupBooks(
        ConsumerGroups(dimensions), membership: membership(dimensions, replication),
        market: market)
    }
    simulation.runMeasured(focal: focal, promotions: Array(promotions.indices))
    return simulation
  }

  static let promotions: [Promotion] = {
    var hunters = PromotionShop.coupon(perConsumer: 3)
    hunters.terms?.audience = .init(segments: [0], share: 0.7)
    var bundle = PromotionShop.promotion(
      "pair", .bundle(price: Money(3.2)), .percentOff(0), offers: [0, 1])
    bundle.terms?.stacks = false
    return [
      hunters, PromotionShop.promotion("club", .loyalty(members: 0.4), .percentOff(0.2)),
      PromotionShop.promotion("three", .multiBuy(buy: 3, pay: 2), .percentOff(0)), bundle,
      PromotionShop.promotion(
        "basket", .threshold(spend: Money(5), reach: Money(2)), .amountOff(Money(1)),
        offers: [0, 1]),
    ]
  }()

  @Test("bands follow each segment's table, and a dimension more moves none")
  func bands() {
    let replication = Replication(market: Self.market(population: 20_000))
    let alone = Self.membership([Self.income], replication)
    let both = Self.membership([Self.age, Self.income], replication)
    #expect(both.bands[1] == alone.bands[0])
    let segments = replication.population.segments
    for (segment, shares) in Self.income.shares.enumerated() {
      let members = segments.indices.filter { segments[$0] == segment }
      let low = members.count { alone.bands[0][$0] == 0 }
      // Hoeffding at 10,000 consumers: 0.035 is passed with probability below 1e-10.
      #expect(abs(Double(low) / Double(members.count) - shares[0]) < 0.035)
    }
    let old = segments.indices.filter { segments[$0] == 1 }
    #expect(old.allSatisfy { both.bands[0][$0] == 2 })
  }

  @Test("groups change no sale, no day and nothing that a strategy sees", arguments: 0..<5)
  func invisible(number: Int) {
    func run(_ dimensions: [ConsumerGroups.Dimension]) -> (MarketSimulation, [String]) {
      let seen = Recorder<String>()
      let strategy = RuleStrategy(
        reviews: ReviewPlan(every: .days(1)),
        rule: { observation in
          seen.append("\(observation)")
          return observation.own.map(\.listPrice)
        })
      return (
        Self.season([Self.promotions[number]], dimensions: dimensions, focal: strategy),
        seen.values
      )
    }
    let (plain, plainViews) = run([])
    let (grouped, views) = run([Self.income, Self.age])
    #expect(plain.ledger == grouped.ledger && plain.daily == grouped.daily)
    #expect(plain.ledger.units(ofOffer: 0) > 1_000)
    #expect(plainViews == views && views.count > 20)
  }

  @Test("units and money of the bands add up to the ledger's", arguments: 0..<5)
  func addsUp(number: Int) throws {
    let season = Self.season(
      [Self.promotions[number]], dimensions: [Self.income, Self.age])
    let books = try #require(season.groupBooks)
    #expect(season.ledger.promotions.totals[0].uses > 50)
    for dimension in 0..<2 {
      for offer in 0..<2 {
        let outcomes = books.groups.dimensions[dimension].bands.indices.map {
          books.outcome(dimension: dimension, band: $0, offers: [offer])
        }
        let sales = season.ledger.sales[2 * offer..<2 * offer + 2]
        #expect(outcomes.reduce(0) { $0 + $1.units } == sales.reduce(0) { $0 + $1.units })
        #expect(outcomes.reduce(0) { $0 + $1.paid } == sales.reduce(0) { $0 + $1.gross })
        #expect(outcomes.reduce(0) { $0 + $1.consumers } == 4_000)
      }
    }
  }

  @Test("a price index compares the same product in the same week, and only there")
  func index() {
    var books = Self.emptyBooks(consumers: 2)
    // Week 0: low pays 2.00 a unit, high 1.00; the mean is 1.50. Week 1: low alone, and dear.
    books.add(units: 2, paid: 4_000_000, consumer: 0, offer: 0, week: 0)
    books.add(units: 2, paid: 2_000_000, consumer: 1, offer: 0, week: 0)
    books.add(units: 9, paid: 90_000_000, consumer: 0, offer: 0, week: 1)
    // Another product, each at the same price.
    books.add(units: 2, paid: 2_000_000, consumer: 0, offer: 1, week: 1)
    books.add(units: 6, paid: 6_000_000, consumer: 1, offer: 1, week: 1)
    let low = books.outcome(dimension: 0, band: 0, offers: [0, 1])
    let high = books.outcome(dimension: 0, band: 1, offers: [0, 1])
    #expect(low.comparedUnits == 4 && high.comparedUnits == 8)
    #expect(abs(low.priceIndex - (2 * 2 / 1.5 + 2) / 4 + 1) < 1e-12)
    #expect(abs(high.priceIndex - (2 * 1 / 1.5 + 6) / 8 + 1) < 1e-12)
    #expect(low.units == 13 && low.paid == 96_000_000)
  }

  @Test("a reward lowers what was paid, and weeks outside the season are not booked")
  func reward() {
    var books = Self.emptyBooks(consumers: 1)
    books.add(units: 2, paid: 4_000_000, consumer: 0, offer: 0, week: 0)
    books.add(units: 0, paid: -1_000_000, consumer: 0, offer: 0, week: 0)
    books.add(units: 1, paid: 2_000_000, consumer: 0, offer: 0, week: -1)
    books.add(units: 1, paid: 2_000_000, consumer: 0, offer: 0, week: 4)
    let low = books.outcome(dimension: 0, band: 0, offers: [0])
    #expect(low.units == 2 && low.paid == 3_000_000 && low.comparedUnits == 0)
    #expect(low.priceIndex == 0)
  }

  /// Books of `market()` in which consumer 0 is poor and consumer 1 rich.
  private static func emptyBooks(consumers: Int) -> GroupBooks {
    let dimension = ConsumerGroups.Dimension(
      name: "income", bands: ["low", "high"], shares: [[1, 0], [0, 1]])
    var market = market(population: consumers)
    if consumers == 1 { market.segments[0].share = 1; market.segments[1].share = 0 }
    return GroupBooks(
      ConsumerGroups([dimension]),
      membership: membership([dimension], Replication(market: market)), market: market)
  }

  @Test("who holds a coupon is who may use it; an audience has one segment's share")
  func access() throws {
    let sorted = ConsumerGroups.Dimension(
      name: "income", bands: ["low", "high"], shares: [[1, 0], [0, 1]])
    let season = Self.season([Self.promotions[0]], dimensions: [sorted])
    let books = try #require(season.groupBooks)
    let low = books.outcome(dimension: 0, band: 0, offers: [0])
    let high = books.outcome(dimension: 0, band: 1, offers: [0])
    #expect(high.holders == 0 && high.users == 0)
    // Hoeffding at 2,000 consumers: 0.08 is passed with probability below 1e-10.
    #expect(abs(Double(low.holders) / Double(low.consumers) - 0.7) < 0.08)
    #expect(low.users > 500 && low.users <= low.holders)
    // The low band pays less for the same thing in the same weeks.
    #expect(low.priceIndex < -0.01 && high.priceIndex > 0.01)
  }

  @Test("a price on the shelf for everybody is no targeted price")
  func targeted() {
    #expect(Self.promotions.map(\.isTargeted) == [true, true, false, false, false])
    var hunters = Self.promotions[2]
    hunters.terms?.audience = .init(segments: [0])
    #expect(hunters.isTargeted)
    let plain = Promotion(
      name: "spring", offers: [0], reduction: .percentOff(0.2), firstDay: 0, lastDay: 6)
    #expect(!plain.isTargeted)
  }
}
