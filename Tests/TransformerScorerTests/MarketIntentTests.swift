import EventSimulation
import Foundation
import MarketModel
import RandomStreams
import ScientificComputing
import ScorerTestSupport
import Testing

@testable import TransformerScorer

/// The scorer inside a market (docs/background/market-model.md, sections 2 and 6).
@Suite("the Transformer in a market")
struct MarketIntentTests {
  static let replication = ReplicationKey(.rank, number: 0)

  /// Every product on one shelf of one shop, with a promotion and some stock.
  static func market(offers count: Int, population: Int = 200) -> MarketDefinition {
    let offers = (0..<count).map { index in
      Offer(
        product: "p\(index)", name: "p\(index)", brand: "b\(index % 3)", category: 0, firm: 0,
        listPrice: Money(2 + 0.1 * Double(index)), unitCost: Money(1),
        stock: index == 0
          ? StockPlan(
            initial: 12,
            replenishment: .init(every: .days(9), upTo: 12, leadTime: .days(2))) : nil)
    }
    return MarketDefinition(
      categories: [Category(name: "coffee", purchase: .repeat)],
      firms: [Firm(name: "shop", role: .retailer)], focalFirm: 0, offers: offers,
      segments: [
        Segment(name: "few", share: 0.5, visitRate: .constant(0.7), priceSensitivity: 1.2),
        Segment(name: "many", share: 0.5, visitRate: .constant(2), utilityShift: 0.1),
      ], population: population,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 20_514), warmUpWeeks: 8, horizonWeeks: 6, coolDownWeeks: 1),
      money: MoneyRules(),
      promotions: [
        Promotion(
          name: "show", offers: [1], reduction: .percentOff(0.3), firstDay: 9, lastDay: 15,
          display: Money(7))
      ], history: .usual)
  }

  static func intent(
    _ market: MarketDefinition, weights: ScorerWeights = .scrambled,
    memory: TransformerIntent.MarketMemory = .init()
  ) -> TransformerIntent {
    let count = market.offers.count
    return TransformerIntent(
      weights: weights, market: market,
      popularity: .init(
        conversions: [0.1],
        shares: (0..<count).map { 2 * Double(count - $0) / Double(count * (count + 1)) }),
      memory: memory)
  }

  static func run(
    _ market: MarketDefinition, intent: any IntentModel, chunkSize: Int = 512, shift: Double = 2
  ) -> MarketSimulation {
    let population = Population(
      market: market, size: market.population, seed: 3, replication: replication)
    var simulation = MarketSimulation(
      market: market, population: population, intent: intent,
      adjustment: UtilityAdjustment(shifts: market.offers.map { _ in shift }),
      strategies: [ListPrices()], seed: 3, replication: replication, chunkSize: chunkSize)
    simulation.runWarmUp()
    simulation.runMeasured(focal: ListPrices(), promotions: [0])
    return simulation
  }

  @Test(
    "occasions scored in batches of any size or one by one end in the same books",
    arguments: [6, 24])
  func chunkSizes(offers: Int) {
    let market = Self.market(offers: offers)
    let runs = [512, 1, 7].map { Self.run(market, intent: Self.intent(market), chunkSize: $0) }
    for other in runs.dropFirst() {
      #expect(other.ledger == runs[0].ledger)
      #expect(other.daily == runs[0].daily)
    }
    // The promotion sold, and the scarce product ran out while it was wanted.
    #expect(runs[0].ledger.offers[0].lostUnits > 0)
    #expect(runs[0].ledger.sales[2...3].allSatisfy { $0.dealUnits > 0 })
  }

  @Test("a row's bits depend on that row alone", arguments: [6, 24, 48])
  func rows(offers: Int) {
    let market = Self.market(offers: offers)
    let recorder = BatchRecorder(base: Self.intent(market))
    _ = Self.run(market, intent: recorder)
    let batch = recorder.last
    var together = ScoreTable()
    Self.intent(market).score(batch, into: &together)
    var alone = ScoreTable()
    for row in batch.consumers.indices.reversed() {
      var single = batch
      single.consumers = [batch.consumers[row]]
      single.occasionKeys = [batch.occasionKeys[row]]
      Self.intent(market).score(single, into: &alone)
      let cells = row * offers..<(row + 1) * offers
      #expect(Array(together.alpha[cells]) == Array(alone.alpha[..<offers]))
      #expect(
        Array(together.slopes[2 * cells.lowerBound..<2 * cells.upperBound])
          == Array(alone.slopes[..<(2 * offers)]))
    }
    #expect(batch.consumers.count > 20)
  }

  @Test("adaptive popularity shows what sold in the 8 weeks before, in batches of any size")
  func adaptivePopularity() throws {
    let market = Self.market(offers: 6)
    let intent = Self.intent(market, memory: .init(isPopularityAdaptive: true))
    let runs = [512, 7].map { Self.run(market, intent: intent, chunkSize: $0) }
    #expect(runs[0].ledger == runs[1].ledger)
    #expect(runs[0].ledger != Self.run(market, intent: Self.intent(market)).ledger)
    let batch = runs[0].occasions(ofWeek: 7, category: 0)
    let column = try #require(TokenFeatures.offer.firstIndex(of: "log_share"))
    let width = TokenFeatures.offer.count
    let read = intent.evidence(batch).tokens.offers
    let expected = (0..<6).map { 2 * Double(6 - $0) / 42 }
    for item in 0..<6 {
      let share = batch.recentSales.share(of: item, before: 15, expected: expected)
      #expect(abs(read[item * width + column] - Float(log(share))) < 1e-5)
      #expect(abs(share - expected[item]) > 1e-6)
    }
  }

  @Test("a deal that weighs less in memory makes fewer repeat buyers of it")
  func dealLoyalty() {
    let market = Self.market(offers: 6, population: 2_000)
    let units = [Float(0.2), 1, 5].map { weight in
      Self.run(
        market, intent: Self.intent(market, weights: .linear, memory: .init(dealLoyalty: weight)),
        shift: 0
      ).ledger.sales[2...3].reduce(0) { $0 + $1.units - $1.dealUnits }
    }
    #expect(units[0] < units[1] && units[1] < units[2])
  }

  @Test("an occasion is scored once, whatever sells out meanwhile")
  func scoredOnce() {
    let market = Self.market(offers: 6)
    let recorder = BatchRecorder(base: Self.intent(market))
    let simulation = Self.run(market, intent: recorder)
    // Scored rows of all weeks from time 0 are the ledger's occasions, one by one.
    #expect(Int64(recorder.measuredRows) == simulation.ledger.occasions.reduce(0, +))
    #expect(simulation.ledger.offers[0].stockOutTime > 0)
  }

  @Test("visits are remembered, purchase or not")
  func visits() {
    let market = Self.market(offers: 6, population: 400)
    let recorder = BatchRecorder(base: Self.intent(market))
    // Nobody buys at a shift of -50 utils.
    _ = Self.run(market, intent: recorder, shift: -50)
    let batch = recorder.last
    let period = batch.period + market.calendar.warmUpWeeks
    let visits = batch.consumers.map {
      batch.histories.shopper(Int($0)).visits(before: period)
    }
    // At most one a week, and those with two visits a week on average miss few weeks.
    #expect(visits.allSatisfy { (1...period).contains($0) })
    #expect(visits.contains { $0 > period * 3 / 4 })
  }

  @Test("segments add to alpha and multiply both slopes")
  func segments() throws {
    let market = Self.market(offers: 6)
    let recorder = BatchRecorder(base: Self.intent(market, weights: .linear))
    _ = Self.run(market, intent: recorder)
    var plain = market
    for index in plain.segments.indices {
      plain.segments[index].priceSensitivity = 1
      plain.segments[index].utilityShift = 0
    }
    let batch = recorder.last
    var (with, without) = (ScoreTable(), ScoreTable())
    Self.intent(market, weights: .linear).score(batch, into: &with)
    Self.intent(plain, weights: .linear).score(batch, into: &without)
    for (row, consumer) in batch.consumers.enumerated() {
      let segment = market.segments[Int(batch.population.segments[Int(consumer)])]
      let cell = row * 6
      #expect(abs(with.alpha[cell] - without.alpha[cell] - Float(segment.utilityShift)) < 1e-6)
      for term in 0..<2 {
        let expected = without.slopes[2 * cell + term] * Float(segment.priceSensitivity)
        #expect(with.slopes[2 * cell + term] == expected)
      }
    }
  }
}

/// Posts list prices.
private struct ListPrices: PricingStrategy {
  var information: InformationClass { .seller }
  var reviews: ReviewPlan { ReviewPlan() }
  func prices(for observation: Observation) -> [Money] { observation.own.map(\.listPrice) }
}
