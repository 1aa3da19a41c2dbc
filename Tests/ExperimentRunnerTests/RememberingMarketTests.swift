import MarketModel
import RandomStreams
import ScenarioFiles
import Testing
import TransformerScorer

@testable import ExperimentRunner

@Suite("A market of consumers who remember")
struct RememberingMarketTests {
  private static func prepared(threads: Int) throws -> PreparedMarket {
    let scenario = SmallScenario.remembering()
    return try PreparedMarket(
      scenario, weights: ScorerSource(scenario).weights, threads: threads)
  }

  @Test("is calibrated to conversion, shares and both elasticities, alike on any number of threads")
  func calibration() throws {
    let prepared = try Self.prepared(threads: 2)
    let solved = try #require(prepared.calibrations.first)
    #expect(abs(solved.simulatedConversion / 0.05 - 1) <= 0.02)
    #expect(abs(solved.central.longRunElasticity + 2.2) < 1e-6)
    #expect(abs((solved.central.promotionElasticity ?? 0) + 2.6) < 1e-6)
    #expect(solved.memoryGain >= 1)
    let alone = try Self.prepared(threads: 1)
    #expect(alone.calibrations.map(\.central) == prepared.calibrations.map(\.central))
    #expect(
      alone.calibrations.map(\.simulatedConversion)
        == prepared.calibrations.map(\.simulatedConversion))
  }

  @Test("each replication meets its drawn targets in closed form")
  func drawnTargets() throws {
    let prepared = try Self.prepared(threads: 2)
    let scenario = prepared.scenario
    let solved = try #require(prepared.calibrations.first)
    for number in 0..<3 {
      let draws = AssumptionDraws.drawn(
        scenario.assumptions, seed: 5, replication: ReplicationKey(.rank, number: number))
      let solution = try prepared.solutions(under: draws)[0]
      #expect(abs(solution.longRunElasticity - draws.values[1]) < 1e-6)
      #expect(abs((solution.promotionElasticity ?? 0) - draws.values[2]) < 1e-6)
      // A conversion above its centre by 1 % needs 1 / gain % on the kept occasions.
      let ratio = solution.conversion / solved.central.conversion
      #expect((ratio > 1) == (draws.values[0] > 0.05))
      #expect(abs(ratio - 1) <= abs(draws.values[0] / 0.05 - 1) + 1e-9)
    }
  }

  @Test("demand over prices: a one-week price moves more than a lasting one")
  func demand() throws {
    let analysis = try DemandAnalysis(SmallScenario.remembering(), threads: 2)
    // Two own offers and both together, each adapted and frozen, at 17 prices.
    #expect(analysis.curves.count == 6)
    #expect(analysis.csv().split(separator: "\n").count == 1 + 6 * 17)
    for pair in stride(from: 0, to: 6, by: 2) {
      let (lasting, oneWeek) = (analysis.curves[pair], analysis.curves[pair + 1])
      #expect(lasting.expectation == .adapted && oneWeek.expectation == .frozen)
      #expect(oneWeek.elasticityAtList < lasting.elasticityAtList)
      // Units at list are the same; below it the week's cut sells more, above it less.
      #expect(abs(oneWeek.points[6].units / lasting.points[6].units - 1) < 1e-12)
      #expect(oneWeek.points[0].units > lasting.points[0].units)
      #expect(oneWeek.points[16].units < lasting.points[16].units)
      #expect(zip(lasting.points, lasting.points.dropFirst()).allSatisfy { $0.units > $1.units })
    }
    #expect(DemandPlot(analysis).svg().contains("one week (frozen)"))
    // The built-in weights' card: prices from 0.5 to 1 x list.
    #expect(analysis.table().hasSuffix("\n* outside 0.5 to 1 x list: extrapolated\n"))
    for point in analysis.curves[0].points { #expect(point.isExtrapolated == (point.factor > 1)) }
  }

  @Test("evidence is what the weights' card says, and a fixed range for logits")
  func evidence() throws {
    var weights = try DefaultScorer.weights()
    weights.card.evidenceLowest = 0.6
    weights.card.evidenceHighest = 1.05
    let ofWeights = PriceEvidence(weights)
    #expect(ofWeights.words == "0.6 to 1.05 x list")
    #expect(ofWeights.contains(0.6) && ofWeights.contains(1.05))
    #expect(!ofWeights.contains(0.599) && !ofWeights.contains(1.051))
    let ofLogits = PriceEvidence(nil)
    #expect(ofLogits.words == "0.6 to 1.2 x list")
    let analysis = try DemandAnalysis(SmallScenario.coffee(), threads: 2)
    #expect(analysis.evidence == ofLogits)
    for point in analysis.curves[0].points { #expect(point.isExtrapolated == (point.factor > 1.2)) }
  }
}

@Suite("What the weights decide")
struct WeightsTests {
  @Test("a quantity response left open gives units per purchase the weights' elasticity, up to 3")
  func quantityResponse() {
    var scenario = SmallScenario.remembering()
    scenario.market.offers[0].quantityShares = [0.4, 0.2, 0.2, 0.1, 0.1]
    scenario.market.offers[1].quantityShares = [0.6, 0.4]
    scenario.market.offers[2].quantityShares = [0.4, 0.6]
    scenario.market.offers[2].quantityResponse = 0.7
    scenario.intent.transformer?.openResponses = [0, 1]
    let offers = scenario.withQuantityResponses().market.offers.map(DemandSystem.Offer.init)
    #expect(abs(offers[0].quantityElasticity + 0.43) < 1e-12)
    #expect(offers[0].quantityResponse < 3)
    // E[q ln q] / E[q] - E[ln q] = 0.8 ln 2 / 1.4 - 0.4 ln 2 is too little for a response of 3.
    #expect(offers[1].quantityResponse == 3)
    #expect(offers[2].quantityResponse == 0.7)
  }

  @Test("weights that can't be read or were trained on other goods are refused by name")
  func refusals() throws {
    var scenario = SmallScenario.remembering()
    scenario.market.categories[0].purchase = .seasonal
    #expect(
      throws: RunRefusal.weights(
        path: "built in", reason: "trained on repeat goods; 'coffee' is seasonal")
    ) { try ScorerSource(scenario) }
    scenario.intent.transformer?.weightsPath = "/nowhere/mine.safetensors"
    let error = #expect(throws: RunRefusal.self) { try ScorerSource(scenario) }
    #expect(
      error?.description == """
        weights '/nowhere/mine.safetensors': the file can't be read
        hint: name another file in 'weights', or write model: mixed_logit
        """)
  }
}

@Suite("Drawn elasticities")
struct DrawnElasticityTests {
  private static func draws(longRun: Double, promotion: Double) -> [(Double, Double)] {
    var assumptions = SmallScenario.remembering().assumptions
    assumptions[1].centre = longRun
    assumptions[2].centre = promotion
    return (0..<400).map { number in
      let values = AssumptionDraws.drawn(
        assumptions, seed: 11, replication: ReplicationKey(.rank, number: number)
      ).values
      return (values[1], values[2])
    }
  }

  @Test("share one normal number")
  func shared() {
    for (longRun, promotion) in Self.draws(longRun: -2.2, promotion: -2.6) {
      #expect(abs(promotion - longRun + 0.4) < 1e-12)
      #expect(abs(longRun + 2.2) <= 0.4)
    }
  }

  @Test("keep the promotion elasticity the stronger one, and the long-run one below -1.3")
  func ordered() {
    var clamped = 0
    for (longRun, promotion) in Self.draws(longRun: -1.5, promotion: -1.6) {
      #expect(promotion <= longRun - AssumptionDraws.smallestGap)
      #expect(longRun <= -1.3)
      if longRun == -1.3 { clamped += 1 }
    }
    // Draws at the truncation survive where the common number still leaves the gap.
    #expect(clamped > 0)
  }
}
