import EventSimulation
import Glibc
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

/// Products that become known like a Bass diffusion.
@Suite("awareness")
struct AwarenessTests {
  static func market(
    population: Int, weeks: Int, awareness: [MemorySettings.Awareness], visits: Distribution
  ) -> MarketDefinition {
    var market = Fixture.market(
      [Fixture.offer("new"), Fixture.offer("old", firm: 1)],
      calendar: Fixture.calendar(weeks: weeks), population: population,
      segments: [Fixture.segment("all", visits: visits)])
    market.memory.awareness = awareness
    return market
  }

  /// The share of adopters in closed form (Bass 1969).
  static func bass(p: Double, q: Double, at time: Double) -> Double {
    let decay = exp(-(p + q) * time)
    return (1 - decay) / (1 + q / p * decay)
  }

  static func course(
    p: Double, q: Double, population: Int = 100_000
  ) -> [Double] {
    let market = market(
      population: population, weeks: 15,
      awareness: [.init(product: "new", innovation: p, imitation: q)], visits: .constant(0))
    let replication = Replication(market: market, seed: 3)
    let simulation = replication.finished(replication.logit(.logit(alpha: [1, 1])))
    return simulation.memorySeries.first { $0.measure == .awareness }?.values ?? []
  }

  @Test(
    "100,000 consumers follow F(t) within .01", arguments: [(0.03, 0.38), (0.01, 0.4), (0.05, 0.2)])
  func closedForm(p: Double, q: Double) {
    let course = Self.course(p: p, q: q)
    #expect(course.count == 15)
    for week in [1, 5, 10, 15] {
      #expect(abs(course[week - 1] - Self.bass(p: p, q: q, at: Double(week))) < 0.01)
    }
  }

  @Test("the published values of F at p = .03, q = .38 are met")
  func publishedValues() {
    let course = Self.course(p: 0.03, q: 0.38)
    for (week, value) in [(1, 0.035758), (5, 0.331199), (10, 0.812803), (15, 0.971610)] {
      #expect(abs(course[week - 1] - value) < 0.01)
    }
  }

  @Test("who does not know a product buys another one, and no unit counts as lost")
  func unknownProduct() {
    let unknown = MemorySettings.Awareness(product: "new", innovation: 0, imitation: 0.4)
    let market = Self.market(
      population: 300, weeks: 4, awareness: [unknown], visits: .constant(1))
    let replication = Replication(market: market, seed: 4)
    let ledger = replication.finished(replication.logit(.certain(offers: 2))).ledger
    #expect(ledger.units(ofOffer: 0) == 0)
    #expect(ledger.offers[0].lostUnits == 0)
    #expect(ledger.units(ofOffer: 1) > 500)
  }

  @Test("word of mouth from buyers needs buyers")
  func buyersSpread() {
    func sold(_ initial: Double) -> Int64 {
      let settings = MemorySettings.Awareness(
        product: "new", innovation: 0, imitation: 1, initialShare: initial, spreaders: .buyers)
      let market = Self.market(
        population: 1_000, weeks: 12, awareness: [settings], visits: .constant(1))
      let replication = Replication(market: market, seed: 5)
      return replication.finished(replication.logit(.certain(offers: 2))).ledger.units(ofOffer: 0)
    }
    #expect(sold(0) == 0)
    #expect(sold(0.02) > 2_000)
  }

  @Test("more consumers move nobody's day of learning")
  func stableNames() {
    func first(_ population: Int) -> [Int32] {
      let settings = MemorySettings.Awareness(
        product: "new", innovation: 0, imitation: 0, initialShare: 0.3)
      let market = Self.market(
        population: population, weeks: 1, awareness: [settings], visits: .constant(3))
      let replication = Replication(market: market, seed: 6)
      var simulation = replication.started(replication.logit(.certain(offers: 2)))
      simulation.occasions = OccasionRecord()
      simulation.runWarmUp()
      simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
      let record = simulation.occasions ?? OccasionRecord()
      return record.consumers.indices.filter { record.offers[$0] == 0 }
        .map { record.consumers[$0] }.filter { $0 < 100 }.sorted()
    }
    #expect(first(100) == first(200))
    #expect(first(100).count > 20)
  }
}
