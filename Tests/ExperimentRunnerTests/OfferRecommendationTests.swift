import Foundation
import MarketModel
import ScenarioFiles
import ScorerTestSupport
import Testing
import TransformerScorer

@testable import ExperimentRunner

@Suite struct OfferRecommendationTests {
  static let weights: [ScorerWeights?] = [nil, .linear]

  @Test(
    "offers come likeliest first and their probabilities sum to at most one", arguments: weights)
  func offersAreSorted(weights: ScorerWeights?) throws {
    let parts = OfferRanking(sample: try IntentFixture.sample(weights: weights), cut: nil, top: 5)
      .parts(category: 0, only: nil)
    #expect(parts.map(\.audience) == ["regulars", "hunters"])
    for part in parts {
      let probabilities = part.offers.map(\.probability)
      #expect(probabilities == probabilities.sorted(by: >) && probabilities.allSatisfy { $0 > 0 })
      let total = probabilities.reduce(0, +)
      #expect(total < 1 && abs(total - part.purchaseProbability) < 1e-12)
    }
  }

  @Test(
    "a cut sells more of its offer, less of the others, and sorts by what it gives",
    arguments: weights)
  func cutsShiftDemand(weights: ScorerWeights?) throws {
    let cut = try OfferCut(promotion: "spring", of: IntentFixture.scenario())
    let parts = OfferRanking(sample: try IntentFixture.sample(weights: weights), cut: cut, top: 3)
      .parts(category: 0, only: "hunters")
    let part = try #require(parts.first)
    #expect(parts.count == 1 && part.offers.count == 3)
    for row in part.offers {
      let reduced = try #require(row.reducedProbability)
      let isPromoted = row.product == "lungo" && row.firm == "shop"
      #expect((reduced > row.probability) == isPromoted)
      #expect(row.reducedPrice == (isPromoted ? 4.39 : row.listPrice))
    }
    let ranked = part.offers.compactMap(\.reducedProbability)
    #expect(ranked == ranked.sorted(by: >))
    #expect(part.reducedPurchaseProbability ?? 0 > part.purchaseProbability)
  }

  @Test("a flagged cut gives more than the same discount without its display")
  func displaysAdd() throws {
    let scenario = IntentFixture.scenario()
    let sample = try IntentFixture.sample(weights: .linear)
    let cuts = [
      try OfferCut(promotion: "spring", of: scenario),
      try OfferCut(discount: 0.2, product: "lungo", of: scenario),
    ]
    let reduced = try cuts.map { cut in
      let part = OfferRanking(sample: sample, cut: cut, top: 1).parts(category: 0, only: nil)[0]
      return try #require(part.offers[0].reducedProbability)
    }
    #expect(cuts.map(\.name) == ["spring", "20 % off lungo"])
    #expect(reduced[0] > reduced[1])
  }

  @Test("a consumer alone has the past that it has among all others")
  func consumersDoNotMeet() throws {
    let scenario = IntentFixture.scenario()
    let all = try IntentFixture.sample(weights: .linear)
    let batch = all.occasions(category: 0, limit: 40)
    let intent = try #require(all.intent as? TransformerIntent)
    let together = intent.score(intent.evidence(batch))
    let population = scenario.pilotPopulation(scenario.market.population)
    for row in [0, 11, 39] {
      let alone = try OccasionSample(
        scenario, intents: IntentFactory(scenario, weights: .linear),
        adjustment: IntentFixture.adjustment(scenario),
        population: population.part(Int(batch.consumers[row]), of: population.count))
      let scores = intent.score(intent.evidence(alone.firstOccasion(category: 0)))
      #expect(scores.alpha == Array(together.alpha[3 * row..<3 * row + 3]))
    }
  }

  @Test("equal questions get equal answers")
  func answersAreDeterministic() throws {
    let parts = try (0..<2).map { _ in
      OfferRanking(sample: try IntentFixture.sample(weights: .linear), cut: nil, top: 2)
        .parts(category: 0, only: nil)
    }
    #expect(parts[0].map(\.offers) == parts[1].map(\.offers))
    #expect(parts[0].allSatisfy { $0.offers.count == 2 })
  }

  @Test("unknown names are refused with the nearest known one")
  func unknownNames() {
    let scenario = IntentFixture.scenario()
    #expect(
      message { _ = try OfferCut(promotion: "sprung", of: scenario) } == """
        the scenario has no promotion 'sprung'
        hint: did you mean 'spring'?
        """)
    #expect(
      message { _ = try OfferCut(discount: 0.1, product: "tea", of: scenario) } == """
        the scenario has no product 'tea'
        hint: choose one of: lungo, crema
        """)
    #expect(
      message { try ask(.segment("hunter")) } == """
        the scenario has no segment 'hunter'
        hint: did you mean 'hunters'?
        """)
    #expect(
      message { try ask(.consumer(601)) } == """
        there is no consumer 601: the population has 600
        hint: choose a number from 1 to 600
        """)
  }

  private func ask(_ audience: OfferRecommendation.Audience) throws {
    _ = try OfferRecommendation(
      IntentFixture.scenario(), audience: audience, cut: nil, top: 5, threads: 1)
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)"
    }
  }
}
