import MarketModel
import ResultsStore
import TransformerScorer

/// Explains one category's occasions.
struct CategoryExplainer {
  private let sample: OccasionSample
  private let intent: TransformerIntent
  private let category: Int
  private let batch: ScoringBatch
  private let evidence: ScorerEvidence
  private let means: FeatureMeans
  private let rowSegments: [Int]

  /// The most purchases seen one by one that are tried, besides none and all.
  private static let historyLengths = [0, 1, 2, 4, 8, 16]

  init(
    sample: OccasionSample, intent: TransformerIntent, weights: ScorerWeights, category: Int,
    rows: Int, reference: IntentExplanation.Reference
  ) {
    self.sample = sample
    self.intent = intent
    self.category = category
    batch = sample.occasions(category: category, limit: rows)
    evidence = intent.evidence(batch)
    rowSegments = sample.segments(batch)
    switch reference {
    case .market: means = FeatureMeans(of: evidence.tokens)
    case .training: means = FeatureMeans(training: weights)
    }
  }

  func part() -> IntentExplanation.CategoryPart {
    let whole = odds(evidence)
    return IntentExplanation.CategoryPart(
      category: sample.market.categories[category].name, occasions: whole.purchase.count,
      purchaseProbability: Self.mean(whole.purchase), reasons: reasons(whole),
      dependence: priceDependence() + flagDependence(whole) + historyDependence())
  }

  private func odds(_ evidence: ScorerEvidence) -> OccasionOdds {
    OccasionOdds(
      intent.score(evidence), of: evidence, shifts: sample.adjustment.shifts[batch.offers])
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  // MARK: Reasons

  private func reasons(_ whole: OccasionOdds) -> [IntentExplanation.Reason] {
    let reasons = Occlusion.all(events: intent.historyLength).map { reason($0, whole: whole) }
    return reasons.enumerated().sorted {
      ($1.element.all.probability, $0.offset) < ($0.element.all.probability, $1.offset)
    }.map(\.element)
  }

  private func reason(_ occlusion: Occlusion, whole: OccasionOdds) -> IntentExplanation.Reason {
    var changed = evidence
    changed.tokens = occlusion.applied(to: evidence.tokens, means: means)
    let without = odds(changed)
    let present = rowSegments.indices.count { occlusion.isPresent(inRow: $0, of: evidence.tokens) }
    let segments = sample.market.segments.indices.map { segment in
      rowSegments.indices.filter { rowSegments[$0] == segment }
    }
    return IntentExplanation.Reason(
      name: occlusion.words, kind: occlusion.kind,
      presence: Double(present) / Double(max(1, rowSegments.count)),
      all: change(Array(rowSegments.indices), whole, without),
      segments: segments.map { change($0, whole, without) })
  }

  private func change(
    _ rows: [Int], _ whole: OccasionOdds, _ without: OccasionOdds
  ) -> IntentExplanation.Change {
    let tokens = rows.flatMap { row in
      Int(evidence.tokens.offerStarts[row])..<Int(evidence.tokens.offerStarts[row + 1])
    }
    return IntentExplanation.Change(
      probability: Self.mean(rows.map { abs(without.purchase[$0] - whole.purchase[$0]) }),
      logOdds: Self.mean(tokens.map { without.logOdds[$0] - whole.logOdds[$0] }))
  }

  // MARK: Partial dependence

  /// The focal firm's offers, counted from 0 inside the category; all where it sells none.
  private var ownOffers: [Int] {
    let own = batch.offers.filter { sample.market.offers[$0].firm == sample.market.focalFirm }
    return (own.isEmpty ? Array(batch.offers) : own).map { $0 - batch.offers.lowerBound }
  }

  private func priceDependence() -> [IntentExplanation.Point] {
    let list = batch.offers.map { sample.market.offers[$0].listPrice.units }
    let cases: [(IntentExplanation.Variable, DemandSystem.Adaptation)] = [
      (.lastingPrice, .adapted), (.oneWeekPrice, .frozen),
    ]
    var scores = ScoreTable()
    intent.score(batch, into: &scores)
    return cases.flatMap { variable, adaptation in
      let demand = sample.demand(
        rows: Array(rowSegments.indices), category: category, scores: scores, flags: batch.flags,
        adaptation: adaptation)
      // Whole numbers, so that 1 x list is exact.
      return stride(from: 70, through: 130, by: 5).map { percent in
        let factor = Double(percent) / 100
        return point(variable, factor) { offer in
          var prices = list
          prices[offer] *= factor
          let probabilities = demand.probabilities(at: prices)
          return (probabilities[offer], probabilities.reduce(0, +))
        }
      }
    }
  }

  /// The mean of what `answer` gives for each own offer.
  private func point(
    _ variable: IntentExplanation.Variable, _ value: Double,
    _ answer: (Int) -> (offer: Double, purchase: Double)
  ) -> IntentExplanation.Point {
    let answers = ownOffers.map(answer)
    return IntentExplanation.Point(
      variable: variable, value: value, offerProbability: Self.mean(answers.map(\.offer)),
      purchaseProbability: Self.mean(answers.map(\.purchase)))
  }

  private func flagDependence(_ whole: OccasionOdds) -> [IntentExplanation.Point] {
    [(IntentExplanation.Variable.display, "display"), (.mailer, "mailer")].flatMap {
      variable, name in
      [0.0, 1].map { value in
        point(variable, value) { offer in
          answer(value == 0 ? whole : odds(flagging(offer, name)), offer: offer)
        }
      }
    }
  }

  /// The evidence with one offer under a flag.
  private func flagging(_ offer: Int, _ feature: String) -> ScorerEvidence {
    guard let column = TokenFeatures.offer.firstIndex(of: feature) else { return evidence }
    var changed = evidence
    for token in evidence.offers.indices where evidence.offers[token] == offer {
      changed.tokens.offers[token * TokenFeatures.offer.count + column] = 1
    }
    return changed
  }

  private func historyDependence() -> [IntentExplanation.Point] {
    Self.historyLengths.filter { $0 <= intent.historyLength }.map { length in
      var shortened = evidence
      shortened.tokens = evidence.tokens.keepingEvents { $0 < length }
      let odds = odds(shortened)
      return point(.history, Double(length)) { answer(odds, offer: $0) }
    }
  }

  private func answer(
    _ odds: OccasionOdds, offer: Int
  ) -> (offer: Double, purchase: Double) {
    let tokens = evidence.offers.indices.filter { evidence.offers[$0] == offer }
    // An occasion at which an offer is not considered counts with probability 0.
    let total = tokens.reduce(0) { $0 + odds.offers[$1] }
    return (total / Double(max(1, odds.purchase.count)), Self.mean(odds.purchase))
  }
}
