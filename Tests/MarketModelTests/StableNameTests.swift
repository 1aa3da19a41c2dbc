import EventSimulation
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

/// Draws belong to names: what is added beside a consumer or a product moves nothing of theirs.
@Suite("stable names")
struct StableNameTests {
  static let rates = Distribution.gamma(shape: 2, scale: 1)

  static func market(
    _ products: [String] = ["a", "b", "c"], population: Int = 200, segments: [Segment]? = nil
  ) -> MarketDefinition {
    Fixture.market(
      products.map { Fixture.offer($0, firm: $0 == "n" ? 1 : 0) },
      calendar: Fixture.calendar(weeks: 6), population: population,
      segments: segments ?? [Fixture.segment("home", visits: rates)])
  }

  static let likings = ["a": 2.0, "b": 1.8, "c": 1.6, "n": 2.2]

  static func intent(_ replication: Replication) -> LogitIntent {
    replication.logit(
      .logit(
        alpha: replication.market.offers.map { likings[$0.product] ?? 0 }, logDeviation: 0.4,
        tastes: 0.7))
  }

  /// What a consumer bought in each week, and how often it had an occasion.
  typealias Choices = [UInt64: [UInt16: String]]

  /// Every consumer's purchases by week, and its weeks with an occasion, from a full run.
  static func choices(
    _ market: MarketDefinition, seed: UInt64 = 3, key: ReplicationKey = Fixture.ranking,
    focal: RuleStrategy = .list
  ) -> (bought: Choices, occasions: [UInt64: [UInt16]]) {
    var replication = Replication(market: market, seed: seed)
    replication.key = key
    let log = Recorder<HistoryIntent.Row>()
    _ = replication.finished(
      LoggingIntent(base: intent(replication), log: log), focal: focal)
    var bought: Choices = [:]
    var occasions: [UInt64: [UInt16]] = [:]
    for row in log.values {
      occasions[row.consumer, default: []].append(row.period)
      for event in row.visible {
        bought[row.consumer, default: [:]][event.period] =
          market.offers[Int(event.item)].product
      }
    }
    return (bought, occasions)
  }

  /// Consumers of the smaller run choose in the larger as they did.
  func expectContained(
    _ small: (bought: Choices, occasions: [UInt64: [UInt16]]),
    _ large: (bought: Choices, occasions: [UInt64: [UInt16]])
  ) {
    #expect(small.bought.count > 100)
    #expect(large.occasions.count > small.occasions.count)
    for (consumer, weeks) in small.occasions {
      #expect(large.occasions[consumer] == weeks)
      #expect(large.bought[consumer] == small.bought[consumer])
    }
  }

  @Test("more consumers in a segment leave the others' visits and choices alone")
  func moreConsumers() {
    expectContained(Self.choices(Self.market()), Self.choices(Self.market(population: 500)))
  }

  @Test("another segment leaves the others' visits and choices alone")
  func anotherSegment() {
    let two = [
      Fixture.segment("away", share: 0.6, visits: .constant(1)),
      Fixture.segment("home", share: 0.4, visits: Self.rates),
    ]
    expectContained(
      Self.choices(Self.market()), Self.choices(Self.market(population: 500, segments: two)))
  }

  @Test("another product and firm gain choices and move none between the others")
  func anotherProduct() {
    let before = Self.choices(Self.market())
    let after = Self.choices(Self.market(["n", "a", "b", "c"]))
    #expect(after.occasions == before.occasions)
    var switched = 0
    for (consumer, weeks) in after.bought {
      for (week, product) in weeks {
        switched += product == "n" ? 1 : 0
        #expect(product == "n" || before.bought[consumer]?[week] == product)
      }
    }
    #expect(switched > 100)
    for (consumer, weeks) in before.bought {
      #expect(weeks.keys.allSatisfy { after.bought[consumer]?[$0] != nil })
    }
  }

  @Test("the order of products on the shelf changes no choice")
  func reordered() {
    let (first, second) = (Self.choices(Self.market()), Self.choices(Self.market(["c", "a", "b"])))
    #expect(first.bought == second.bought)
    #expect(first.occasions == second.occasions)
  }

  @Test("another strategy moves no visit, and a dearer shelf only loses buyers")
  func anotherStrategy() {
    let (list, dear) = (
      Self.choices(Self.market()), Self.choices(Self.market(), focal: .fixed(2.5))
    )
    #expect(list.occasions == dear.occasions)
    let (bought, left) = (list.bought, dear.bought)
    #expect(left.values.map(\.count).reduce(0, +) < bought.values.map(\.count).reduce(0, +))
    for (consumer, weeks) in left {
      for (week, product) in weeks { #expect(bought[consumer]?[week] == product) }
    }
  }

  @Test("with one occasion a period, shocks belong to the period, whichever visit it falls on")
  func shocksOfThePeriod() {
    let calm = Self.choices(Self.market())
    var market = Self.market()
    market.traffic = 3
    let busy = Self.choices(market)
    var shared = 0
    for (consumer, weeks) in calm.occasions {
      // The last week's purchase is never seen.
      for week in weeks where week < 5 && busy.occasions[consumer]?.contains(week) == true {
        guard busy.occasions[consumer]?.last ?? 0 > week, weeks.last ?? 0 > week else { continue }
        shared += 1
        #expect(calm.bought[consumer]?[week] == busy.bought[consumer]?[week])
      }
    }
    #expect(shared > 300)
  }

  @Test("rates, price coefficients and tastes belong to the consumer")
  func scores() {
    let two = [
      Fixture.segment("away", share: 0.6), Fixture.segment("home", share: 0.4, visits: Self.rates),
    ]
    let small = Replication(market: Self.market())
    let large = Replication(
      market: Self.market(["n", "c", "b", "a"], population: 500, segments: two))
    let (few, many) = (Self.table(small), Self.table(large))
    #expect(Array(large.population.keys[300...]) == small.population.keys)
    #expect(Array(large.population.visitsPerWeek[300...]) == small.population.visitsPerWeek)
    for row in 0..<200 {
      #expect(many.slopes[4 * (row + 300) + 3] == few.slopes[3 * row])
      for offer in 0..<3 {
        #expect(many.alpha[4 * (row + 300) + 3 - offer] == few.alpha[3 * row + offer])
      }
    }
    #expect(Set(few.slopes.prefix(600)).count == 200)
  }

  static func table(_ replication: Replication) -> ScoreTable {
    let market = replication.market
    var scores = ScoreTable()
    intent(replication).score(
      ScoringBatch(
        category: 0, period: 0, consumers: (0..<Int32(market.population)).map { $0 },
        occasionKeys: replication.population.keys,
        offers: market.offers.indices, flags: market.offers.map { _ in OfferFlags() },
        population: replication.population,
        histories: PurchaseHistories(consumers: market.population, items: 0, length: 0)),
      into: &scores)
    return scores
  }

  @Test("a replication depends on its own number only, and seeds and numbers differ")
  func replications() {
    let numbers = [1, 2, 1].map {
      Self.choices(Self.market(), key: ReplicationKey(.rank, number: $0)).bought
    }
    #expect(numbers[0] == numbers[2])
    #expect(numbers[0] != numbers[1])
    #expect(
      numbers[0]
        != Self.choices(Self.market(), seed: 4, key: ReplicationKey(.rank, number: 1)).bought)
  }
}

/// A logit with one occasion a week that tells a log what each consumer bought before.
struct LoggingIntent: IntentModel {
  let base: LogitIntent
  let log: Recorder<HistoryIntent.Row>
  var priceTerms: PriceTerms { base.priceTerms }
  let historyLength = 64
  let timing = OccasionTiming.onePerPeriod

  func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
    for consumer in batch.consumers {
      log.append(
        HistoryIntent.Row(
          category: batch.category, period: UInt16(batch.period),
          consumer: batch.population.keys[Int(consumer)],
          visible: batch.histories.events(of: Int(consumer), before: batch.period)))
    }
    base.score(batch, into: &scores)
  }
}
