import Foundation
import RandomStreams
import Testing

@testable import MarketModel

/// Nested logits: offers that stand in for each other more than for buying nothing.
@Suite("nests")
struct NestTests {
  /// O7.2's brands in the scale of the offers: utilities a - 2 p over the dissimilarity.
  static func brands(dissimilarity: Double) -> DemandSystem {
    DemandSystem(
      offers: [1, 0.95, 0.85].map { DemandSystem.Offer(listPrice: $0) }, weights: [1],
      alpha: [1, 0.8, 0.5].map { $0 / dissimilarity },
      firstSlopes: Array(repeating: 2 / dissimilarity, count: 3),
      nests: ChoiceNests(offerDissimilarity: dissimilarity))
  }

  @Test(
    "a nest of the offers has O7.2's purchases, choice and incidence elasticities",
    arguments: [
      (0.3, 0.318775, -3.677061, -0.610978), (0.6, 0.392864, -2.032781, -0.473767),
      (1, 0.500486, -1.265669, -0.366809),
    ])
  func publishedNest(
    dissimilarity: Double, purchases: Double, choice: Double, incidence: Double
  ) {
    let system = Self.brands(dissimilarity: dissimilarity)
    let prices = [1, 0.95, 0.85]
    let response = system.response(at: prices)
    #expect(abs(response.probabilities.reduce(0, +) - purchases) < 1e-6)
    #expect(abs(system.ownElasticities(at: prices)[0] - choice - incidence) < 2e-6)
    let buyingSlope = (0..<3).reduce(0) { $0 + response.probabilityJacobian[3 * $1] }
    #expect(abs(buyingSlope / purchases - incidence) < 2e-6)
  }

  /// Six offers, of which two products stand at two sellers each.
  static let mixed = ChoiceNests(
    offerDissimilarity: 0.6, sellerDissimilarity: 0.4,
    products: ["a", "b", "c", "a", "d", "b"], isAnchored: true)

  static func mixedSystem(_ nests: ChoiceNests) -> DemandSystem {
    let alpha = [0.4, -0.3, 0.1, 0.6, -1, 0.2, -1.4, 0.3, 0.8, -0.7, 0.1, 0]
    return DemandSystem(
      offers: (0..<6).map { DemandSystem.Offer(listPrice: 1 + Double($0) / 10) }, weights: [1, 2],
      alpha: alpha, firstSlopes: (0..<12).map { 1 + Double($0 % 5) / 4 }, nests: nests,
      anchors: [0.7, -0.4])
  }

  @Test("derivatives of nested demand are those of finite differences")
  func derivatives() {
    let system = Self.mixedSystem(Self.mixed)
    let prices = (0..<6).map { 0.9 + Double($0) / 8 }
    let response = system.response(at: prices)
    let step = 1e-5
    for moved in 0..<6 {
      var (high, low) = (prices, prices)
      high[moved] += step
      low[moved] -= step
      let (above, below) = (system.probabilities(at: high), system.probabilities(at: low))
      for offer in 0..<6 {
        let numeric = (above[offer] - below[offer]) / (2 * step)
        #expect(abs(response.probabilityJacobian[6 * offer + moved] - numeric) < 1e-8)
      }
    }
  }

  @Test("dissimilarities of 1 give the plain logit's probabilities")
  func plainLimit() {
    let plain = Self.mixedSystem(ChoiceNests())
    let products = ["a", "b", "c", "a", "d", "b"]
    let nearly = Self.mixedSystem(
      ChoiceNests(offerDissimilarity: 1 - 1e-12, sellerDissimilarity: 1 - 1e-12, products: products)
    )
    let prices = (0..<6).map { 0.9 + Double($0) / 8 }
    for (found, stated) in zip(nearly.probabilities(at: prices), plain.probabilities(at: prices)) {
      #expect(abs(found - stated) < 1e-10)
    }
    #expect(ChoiceNests(sellerDissimilarity: 1, products: products).isPlain)
    #expect(ChoiceNests(sellerDissimilarity: 0.4, products: ["a", "b"]).isPlain)
  }

  @Test("an offer out of reach leaves the logit of the others; with none nothing is bought")
  func outOfReach() {
    var choice = NestedChoice(Self.mixed)
    var row = [0.4, -.infinity, 0.1, 0.6, -.infinity, -.infinity]
    choice.replaceWithProbabilities(&row, anchor: 0.5)
    var alone = NestedChoice(
      ChoiceNests(
        offerDissimilarity: 0.6, sellerDissimilarity: 0.4, products: ["a", "c", "a"],
        isAnchored: true))
    var few = [0.4, 0.1, 0.6]
    alone.replaceWithProbabilities(&few, anchor: 0.5)
    #expect([row[0], row[2], row[3]] == few)
    #expect(row[1] == 0 && row[4] == 0 && row[5] == 0)
    var none = Array(repeating: -Double.infinity, count: 6)
    #expect(choice.replaceWithProbabilities(&none, anchor: 0.5) == 0)
    #expect(none.allSatisfy { $0 == 0 })
  }

  @Test(
    "E exp(-t S) = exp(-t^index) for the shared shock", arguments: [0.15, 0.5, 0.67, 0.95])
  func laplaceTransform(index: Double) {
    let family = StreamFamily(seed: 5, replication: Fixture.ranking, purpose: "test")
    let count = 200_000
    for t in [0.3, 1, 2.5] {
      var sum = 0.0
      for draw in 0..<count {
        let entity = EntityKey(bits: UInt64(draw))
        let (u, v) = (
          family.uniform(entity: entity, index: 0), family.uniform(entity: entity, index: 1)
        )
        sum += exp(-t * exp(logStable(index: index, u, v)))
      }
      // The summands lie in (0, 1): their standard deviation is at most 1/2, so 5 standard errors.
      #expect(abs(sum / Double(count) - exp(-pow(t, index))) < 2.5 / Double(count).squareRoot())
    }
  }

  @Test(
    "simulated choices have the closed form's shares, anchored and with two sellers of a product")
  func simulatedShares() {
    let products = ["a", "b", "c", "a", "d", "b"]
    let kernel = ChoiceKernel(
      offerKeys: products.indices.map { EntityKey("offer").child(UInt64($0)).bits },
      outsideKey: EntityKey("outside").bits,
      family: StreamFamily(seed: 3, replication: Fixture.ranking, purpose: "choice"),
      nests: Self.mixed)
    let count = 100_000
    let utilities = [0.4, -0.3, 0.1, 0.6, -1, 0.2]
    var scores = ScoreTable()
    scores.reshape(rows: count, offers: 6, terms: 1)
    for cell in 0..<6 * count {
      scores.alpha[cell] = 0
      scores.slopes[cell] = 0
    }
    let anchorShift = [0.1, 0.2, -0.4, 0.5, 0, -0.2]
    let prices = ChoiceKernel.Prices(
      shift: utilities, first: Array(repeating: 0, count: 6), second: Array(repeating: 0, count: 6),
      available: Array(repeating: true, count: 6), anchorShift: anchorShift)
    var chosen = Array(repeating: Int32(-1), count: count)
    var wanted = chosen
    kernel.resolve(
      0..<count, visitKeys: (0..<count).map { EntityKey("visit").child(UInt64($0)).bits },
      scores: scores, prices: prices, chosen: &chosen, wanted: &wanted)
    var choice = NestedChoice(Self.mixed)
    var expected = utilities
    choice.replaceWithProbabilities(&expected, anchor: choice.inclusiveValue(anchorShift))
    for offer in 0..<6 {
      let share = Double(chosen.count { $0 == Int32(offer) }) / Double(count)
      let deviation = (expected[offer] * (1 - expected[offer]) / Double(count)).squareRoot()
      #expect(abs(share - expected[offer]) < 4 * deviation, "offer \(offer)")
    }
  }
}
