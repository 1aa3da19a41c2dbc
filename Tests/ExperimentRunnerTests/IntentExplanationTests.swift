import Foundation
import MarketModel
import ResultsStore
import ScenarioFiles
import ScorerTestSupport
import Testing
import TransformerScorer

@testable import ExperimentRunner

@Suite struct IntentExplanationTests {
  @Test("every feature is in exactly one group", arguments: FeatureGroup.Kind.allCases)
  func groupsPartition(kind: FeatureGroup.Kind) {
    let columns = FeatureGroup.all.filter { $0.kind == kind }.flatMap(\.columns).sorted()
    #expect(columns == Array(kind.features.indices))
  }

  @Test("consumers whose differences are all left out score alike", arguments: [true, false])
  func occludedConsumersAreAlike(usesMarketMeans: Bool) throws {
    let weights = try IntentFixture.busyWeights()
    let (intent, evidence) = try evidence(weights)
    #expect(Set(intent.score(evidence).alpha).count > 50)
    let means =
      usesMarketMeans ? FeatureMeans(of: evidence.tokens) : FeatureMeans(training: weights)
    var blind = evidence
    for occlusion in [.allEvents, .relations] + FeatureGroup.all.map(Occlusion.features) {
      blind.tokens = occlusion.applied(to: blind.tokens, means: means)
    }
    let alpha = intent.score(blind).alpha
    for place in 0..<3 {
      let alike = stride(from: place, to: alpha.count, by: 3).map { alpha[$0] }
      #expect(Set(alike).count == 1)
    }
    // Offers of one row differ by their place in sums alone, that is by rounding.
    let spread = (alpha.max() ?? 0) - (alpha.min() ?? 0)
    #expect(spread < 1e-5)
  }

  @Test("leaving out features that have no weights changes nothing")
  func unreadFeaturesHaveNoEffect() throws {
    var weights = try IntentFixture.busyWeights()
    let layout = ScorerLayout(weights.shape)
    let hidden = layout["embed.context.in.bias"].count
    for name in ["deal_share", "mean_discount"] {
      let feature = try #require(TokenFeatures.context.firstIndex(of: name))
      let column = try #require(weights.shape.contextColumns.firstIndex(of: feature))
      let first = layout["embed.context.in.weight"].offset + column * hidden
      for place in first..<first + hidden { weights.parameters[place] = 0 }
      weights.parameters[layout["head.skip.context"].offset + column] = 0
    }
    for reference in IntentExplanation.Reference.allCases {
      let part = try #require(try IntentFixture.explanation(weights: weights, reference: reference))
      let reason = try #require(part.reasons.first { $0.name == "whether they buy on deal" })
      #expect(reason.all == .init(probability: 0, logOdds: 0))
      #expect(part.reasons.count { $0.all.probability > 0 } > 5)
    }
  }

  @Test("a purchase that is not remembered can't be left out")
  func absentEventsHaveNoEffect() throws {
    let (intent, evidence) = try evidence(try IntentFixture.busyWeights())
    let means = FeatureMeans(of: evidence.tokens)
    let whole = intent.score(evidence)
    for index in 0..<16 {
      var changed = evidence
      changed.tokens = Occlusion.event(index).applied(to: evidence.tokens, means: means)
      let without = intent.score(changed)
      for row in 0..<evidence.tokens.rows {
        let first = Int(evidence.tokens.offerStarts[row])
        let isPresent = Occlusion.event(index).isPresent(inRow: row, of: evidence.tokens)
        #expect((without.alpha[first] != whole.alpha[first]) == isPresent)
      }
    }
  }

  @Test("in a network whose blocks do nothing, single past purchases and relations say nothing")
  func linearNetworkReadsNoEvents() throws {
    let part = try #require(try IntentFixture.explanation(weights: .linear))
    for reason in part.reasons where ["history", "event", "relation"].contains(reason.kind) {
      #expect(reason.all == .init(probability: 0, logOdds: 0), "\(reason.name)")
    }
    let strongest = try #require(part.reasons.first)
    #expect(strongest.all.probability > 0 && part.sentence.contains(strongest.name))
    #expect(
      zip(part.reasons, part.reasons.dropFirst()).allSatisfy {
        $0.all.probability >= $1.all.probability
      })
  }

  @Test("leaving the popularity of a linear network out moves log-odds by its weight")
  func linearEffectIsKnown() throws {
    let (intent, evidence) = try evidence(.linear)
    var changed = evidence
    let column = try #require(TokenFeatures.offer.firstIndex(of: "log_share"))
    let means = FeatureMeans(of: evidence.tokens)
    let group = try #require(FeatureGroup.all.first { $0.words == "how popular the offer is" })
    changed.tokens = Occlusion.features(group).applied(to: evidence.tokens, means: means)
    let (whole, without) = (intent.score(evidence), intent.score(changed))
    for token in evidence.offers.indices {
      let value = evidence.tokens.offers[token * TokenFeatures.offer.count + column]
      let expected = 0.7 * (means[.offer][column] - value)
      // Sums of a few terms of size below 10 in single precision.
      #expect(abs(without.alpha[token] - whole.alpha[token] - expected) < 1e-5)
    }
  }

  @Test("purchase probabilities from tokens are those of the market's own demand")
  func evidenceAgreesWithDemand() throws {
    let sample = try IntentFixture.sample(weights: try IntentFixture.busyWeights())
    let intent = try #require(sample.intent as? TransformerIntent)
    let batch = sample.occasions(category: 0, limit: 60)
    let evidence = intent.evidence(batch)
    let odds = OccasionOdds(
      intent.score(evidence), of: evidence, shifts: sample.adjustment.shifts[0..<3])
    var scores = ScoreTable()
    intent.score(batch, into: &scores)
    for row in [0, 17, 59] {
      let demand = sample.demand(
        rows: [row], category: 0, scores: scores, flags: batch.flags, adaptation: .frozen)
      let probabilities = demand.probabilities(at: [5.49, 6.99, 5.29])
      for offer in 0..<3 {
        #expect(abs(odds.offers[3 * row + offer] - probabilities[offer]) < 1e-12)
        let logit = log(probabilities[offer] / (1 - probabilities[offer]))
        #expect(abs(odds.logOdds[3 * row + offer] - logit) < 1e-9)
      }
    }
  }

  @Test(
    "tokens score as the market scores, on small shelves and on large ones", arguments: [3, 24])
  func evidenceScoresAlike(offers: Int) throws {
    let weights = try IntentFixture.busyWeights()
    var scenario = IntentFixture.scenario()
    for number in 3..<offers {
      var offer = scenario.market.offers[number % 2]
      offer.product = "coffee-\(number)"
      scenario.market.offers.append(offer)
    }
    scenario.market.segments[1].utilityShift = 0.5
    let sample = try OccasionSample(
      scenario, intents: IntentFactory(scenario, weights: weights),
      adjustment: UtilityAdjustment(shifts: scenario.market.offers.map { _ in 0 }),
      population: scenario.pilotPopulation(200))
    let intent = try #require(sample.intent as? TransformerIntent)
    let batch = sample.occasions(category: 0)
    let evidence = intent.evidence(batch)
    let scores = intent.score(evidence)
    var table = ScoreTable()
    intent.score(batch, into: &table)
    #expect(evidence.offers.count == batch.consumers.count * min(offers, 12))
    for row in 0..<evidence.tokens.rows {
      let first = Int(evidence.tokens.offerStarts[row])
      for token in first..<Int(evidence.tokens.offerStarts[row + 1]) {
        let cell = row * offers + evidence.offers[token]
        #expect(scores.alpha[token] == table.alpha[cell])
        #expect(scores.longSlopes[token] == table.slopes[2 * cell])
        #expect(scores.shortSlopes[token] == table.slopes[2 * cell + 1])
      }
    }
  }

  @Test("dearer offers are bought less, and both prices agree at list")
  func priceDependenceFalls() throws {
    let part = try #require(
      try IntentFixture.explanation(weights: try IntentFixture.busyWeights()))
    let prices: [IntentExplanation.Variable] = [.lastingPrice, .oneWeekPrice]
    for variable in prices {
      let curve = part.dependence.filter { $0.variable == variable }
      #expect(curve.map(\.value).first == 0.7 && curve.map(\.value).last == 1.3)
      for (cheap, dear) in zip(curve, curve.dropFirst()) {
        #expect(cheap.offerProbability > dear.offerProbability)
        #expect(cheap.purchaseProbability > dear.purchaseProbability)
      }
    }
    let atList = part.dependence.filter { prices.contains($0.variable) && $0.value == 1 }
    for point in atList {
      #expect(abs(point.purchaseProbability - part.purchaseProbability) < 1e-12)
    }
  }

  @Test("a display of a linear network multiplies the odds of its offer by exp 0.31")
  func displayDependenceIsKnown() throws {
    let sample = try IntentFixture.sample(weights: .linear)
    var batch = sample.occasions(category: 0, limit: 40)
    var scores = (plain: ScoreTable(), flagged: ScoreTable())
    sample.intent.score(batch, into: &scores.plain)
    batch.flags[1].display = 1
    sample.intent.score(batch, into: &scores.flagged)
    for cell in 0..<120 {
      let change = scores.flagged.alpha[cell] - scores.plain.alpha[cell]
      #expect(abs(change - (cell % 3 == 1 ? 0.31 : 0)) < 1e-5)
    }
    let part = try #require(try IntentFixture.explanation(weights: .linear))
    let display = part.dependence.filter { $0.variable == .display }.map(\.offerProbability)
    #expect(display.count == 2 && display[0] < display[1] && display[1] < display[0] * exp(0.31))
  }

  @Test("the whole history is what the network reads unless told otherwise")
  func fullHistoryChangesNothing() throws {
    let part = try #require(
      try IntentFixture.explanation(weights: try IntentFixture.busyWeights()))
    let history = part.dependence.filter { $0.variable == .history }
    #expect(history.map(\.value) == [0, 1, 2, 4, 8, 16])
    #expect(history.last?.purchaseProbability == part.purchaseProbability)
    #expect(history.first?.purchaseProbability != part.purchaseProbability)
  }

  @Test("a logit can't be explained")
  func logitsAreRefused() throws {
    let error = try #require(
      #expect(throws: IntentAnalysisError.self) {
        try IntentExplanation(
          IntentFixture.scenario(.mixedLogit), rows: 10, reference: .market, threads: 1)
      })
    #expect(
      error.description == """
        only `transformer` reads shopping histories, but consumers choose by 'mixed_logit'
        hint: write intent: {model: transformer, calibrate: ...}, or use `marketeer demand`
        """)
    let sample = try IntentFixture.sample(weights: nil)
    #expect(
      IntentExplanation(
        sample, scenario: "", weights: .linear, rows: 10, reference: .market) == nil)
  }

  @Test("equal markets give equal words")
  func explanationIsDeterministic() throws {
    let weights = try IntentFixture.busyWeights()
    let texts = try (0..<2).map { _ in
      try IntentExplanation(
        try IntentFixture.sample(weights: weights), scenario: "a", weights: weights, rows: 60,
        reference: .market)?.render(.csv)
    }
    #expect(texts[0] != nil && texts[0] == texts[1])
  }

  private func evidence(
    _ weights: ScorerWeights
  ) throws -> (intent: TransformerIntent, evidence: ScorerEvidence) {
    let sample = try IntentFixture.sample(weights: weights)
    let intent = try #require(sample.intent as? TransformerIntent)
    return (intent, intent.evidence(sample.occasions(category: 0, limit: 120)))
  }
}
