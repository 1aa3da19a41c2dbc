import Foundation
import MarketModel
import ScientificComputing
import Testing

/// The draws behind a mixed logit's scores.
@Suite("tastes")
struct TasteTests {
  static let count = 40_000

  /// The same product at two sellers, and another one.
  static let scores: ScoreTable = {
    var market = Fixture.market(
      [Fixture.offer("a"), Fixture.offer("a", firm: 1), Fixture.offer("b")],
      calendar: Fixture.calendar(weeks: 1), population: count,
      segments: [Fixture.segment("plain", share: 0.5), Fixture.segment("keen", share: 0.5)])
    market.segments[1].priceSensitivity = 1.5
    market.segments[1].utilityShift = -0.25
    let replication = Replication(market: market, seed: 71)
    let intent = replication.logit(
      .logit(alpha: [1, 2, 3], slope: 0.8, logDeviation: 0.4, tastes: 0.7, display: 0.5))
    var scores = ScoreTable()
    intent.score(
      ScoringBatch(
        category: 0, period: 0, consumers: (0..<Int32(count)).map { $0 },
        occasionKeys: replication.population.keys, offers: 0..<3,
        flags: [OfferFlags(), OfferFlags(), OfferFlags(display: 1)],
        population: replication.population,
        histories: PurchaseHistories(consumers: count, items: 0, length: 0)), into: &scores)
    return scores
  }()

  /// A consumer's draw, with what is known of it taken off.
  static func taste(_ consumer: Int, offer: Int, base: Double) -> Double {
    Double(scores.alpha[3 * consumer + offer]) - base - (consumer < count / 2 ? 0 : -0.25)
  }

  /// Four standard errors of a mean of standard normals.
  static let tolerance = 4 / Double(count).squareRoot()

  @Test("tastes are normal draws of their own for each product")
  func normalTastes() {
    let first = (0..<Self.count).map { Self.taste($0, offer: 0, base: 1) / 0.7 }
    let second = (0..<Self.count).map { Self.taste($0, offer: 2, base: 3.5) / 0.7 }
    for sample in [first, second] {
      #expect(abs(SampleStatistics.mean(sample)) < Self.tolerance)
      #expect(abs(SampleStatistics.variance(sample) - 1) < Self.tolerance * 2.0.squareRoot())
    }
    #expect(abs(SampleStatistics.correlation(first, second)) < Self.tolerance)
  }

  @Test("a product pleases a consumer equally at every seller")
  func sameAtEverySeller() {
    let gap = (0..<Self.count).map {
      abs(Self.taste($0, offer: 0, base: 1) - Self.taste($0, offer: 1, base: 2))
    }
    #expect(gap.allSatisfy { $0 < 1e-6 })
  }

  @Test("price coefficients are lognormal around the segment's, the same for every offer")
  func coefficients() {
    let slopes = Self.scores.slopes
    let normals = (0..<Self.count).map { consumer -> Double in
      let centre = consumer < Self.count / 2 ? 0.8 : 1.2
      return log(Double(slopes[3 * consumer]) / centre) / 0.4
    }
    #expect(abs(SampleStatistics.mean(normals)) < Self.tolerance)
    #expect(abs(SampleStatistics.variance(normals) - 1) < Self.tolerance * 2.0.squareRoot())
    for consumer in 0..<Self.count {
      let own = slopes[3 * consumer..<3 * consumer + 3]
      #expect(own.min() == own.max())
    }
    let tastes = (0..<Self.count).map { Self.taste($0, offer: 0, base: 1) }
    #expect(abs(SampleStatistics.correlation(normals, tastes)) < Self.tolerance)
  }

  @Test("a taste for a category belongs to consumer and category, the same for its offers")
  func categoryTastes() {
    let market = Fixture.market(
      [Fixture.offer("a"), Fixture.offer("b"), Fixture.offer("c", category: 1)],
      calendar: Fixture.calendar(weeks: 1), population: Self.count, purchases: [.repeat, .repeat])
    let replication = Replication(market: market, seed: 72)
    var parameters = LogitParameters.logit(alpha: [1, 2, 3])
    parameters.categoryTasteDeviation = 0.6
    let intent = replication.logit(parameters)
    let columns = (0..<2).map { category -> [Double] in
      let offers = market.categoryOffers[category]
      var scores = ScoreTable()
      intent.score(
        ScoringBatch(
          category: category, period: 0, consumers: (0..<Int32(Self.count)).map { $0 },
          occasionKeys: replication.population.keys,
          offers: offers, flags: offers.map { _ in OfferFlags() },
          population: replication.population,
          histories: PurchaseHistories(consumers: Self.count, items: 0, length: 0)), into: &scores)
      return scores.alpha.map(Double.init)
    }
    let first = stride(from: 0, to: 2 * Self.count, by: 2).map { (columns[0][$0] - 1) / 0.6 }
    let second = columns[1].prefix(Self.count).map { ($0 - 3) / 0.6 }
    for sample in [first, second] {
      #expect(abs(SampleStatistics.mean(sample)) < Self.tolerance)
      #expect(abs(SampleStatistics.variance(sample) - 1) < Self.tolerance * 2.0.squareRoot())
    }
    #expect(abs(SampleStatistics.correlation(first, second)) < Self.tolerance)
    for consumer in 0..<Self.count {
      let gap = columns[0][2 * consumer + 1] - columns[0][2 * consumer]
      #expect(abs(gap - 1) < 1e-6)
    }
  }
}
