import MarketModel
import Testing

@testable import TransformerScorer

#if canImport(Glibc)
import Glibc
#endif

@Test("training and inference score alike", arguments: [ScorerShape.full, .rawHistory])
func trainingMatchesInference(shape: ScorerShape) {
  let weights = TrainingSamples.weights(shape)
  let table = TrainingSamples.table(rows: 20, mostEvents: 16)
  let probe = PassProbe(weights, rows: 20, mostEvents: 16, noise: nil, FastArithmetic())
  let expected = choiceLoss(table, ScorerReference(weights).score(table.tokens))
  // Two implementations in Float: 1e-5 of each score, averaged over 20 occasions.
  #expect(abs(probe.loss(weights.parameters).choice - expected) <= 2e-5 * expected)
}

/// Weighted sum of -ln P(what happened) from scores.
private func choiceLoss(_ table: OccasionTable, _ scores: OfferScores) -> Double {
  (0..<table.rows).reduce(0) { loss, row in
    let first = Int(table.tokens.offerStarts[row])
    let utilities = (first..<Int(table.tokens.offerStarts[row + 1])).map { offer -> Double in
      let long = scores.longSlopes[offer] * table.logRegular[offer]
      let short = scores.shortSlopes[offer] * table.logExpected[offer]
      return Double(scores.alpha[offer] - long - short)
    }
    let total = 1 + utilities.reduce(0) { $0 + exp($1) }
    let choice = Int(table.choices[row])
    let chosen = choice < 0 ? 0 : utilities[choice]
    return loss + Double(table.weights[row]) * (log(total) - chosen)
  }
}

@Test("an occasion shown without a past looks like one of a consumer who never bought")
func noPastMatchesTokenWriter() {
  let items = CategoryItems(
    identities: [.init(item: 0, brand: 0, type: 0), .init(item: 1, brand: 0, type: 1)],
    isPrivateLabel: [false, true], isListed: [true, true])
  var histories = PurchaseHistories(consumers: 1, items: 2, length: 16)
  for period in [2, 3, 7] { histories.visit(0, period: period) }
  var batch = TokenBatch()
  var writer = TokenWriter(eventCapacity: 16)
  writer.write(
    consumer: 0, period: 9, histories: histories, items: items,
    offers: [
      OfferFacts(item: 0, tier: 0.1, logShare: -1), OfferFacts(item: 1, tier: 0, logShare: -2),
    ],
    logBaseRate: -1.5, into: &batch)
  var (context, offers) = (batch.context, batch.offers)
  // What depends on purchases is spoilt, then rewritten; visits, tier, flags and shares stay.
  for column in [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15] { context[column] = 99 }
  for column in 7...12 {
    offers[column] = 99
    offers[14 + column] = 99
  }
  NoPast.rewrite(context: &context)
  offers.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return }
    NoPast.rewrite(offer: base)
    NoPast.rewrite(offer: base + 14)
  }
  #expect(zip(context, batch.context).allSatisfy { abs($0 - $1) < 1e-5 }, "\(context)")
  #expect(zip(offers, batch.offers).allSatisfy { abs($0 - $1) < 1e-5 }, "\(offers)")
}

@Test("views of histories come in their shares")
func historyViews() {
  let noise = TrainingNoise(seed: 9, step: 0, dropout: 0, historyShare: 0.12)
  let views = (0..<20_000).map { noise.view(of: noise.entity(place: $0), capacity: 16) }
  // Hoeffding at 1e-9: sqrt(ln(2e9) / 40,000) = 0.0232.
  let cut = Double(views.count { $0 != .whole }) / 20_000
  let empty = Double(views.count { $0 == .noPast }) / 20_000
  #expect(abs(cut - 0.12) < 0.0232)
  #expect(abs(empty - 0.06) < 0.0232)
  #expect(views.contains(.newest(0)) && views.contains(.newest(16)))
  #expect(!views.contains(.newest(17)))
}

@Test("a shard shows the newest events, and without a past none")
func shardEvents() {
  let weights = TrainingSamples.weights(.full)
  let shown = PassProbe(weights, rows: 20, noise: nil, TrainingReference<Double>()).shard
  let table = TrainingSamples.table(rows: 20)
  let counts = (0..<20).map { Int(table.tokens.eventStarts[$0 + 1] - table.tokens.eventStarts[$0]) }
  #expect(shown.events == counts.reduce(0) { $0 + min(16, $1) })
  #expect(counts.contains { $0 > 16 } && counts.contains(0))
  let hidden = TrainingNoise(seed: 1, step: 0, dropout: 0, historyShare: 1)
  let cut = PassProbe(weights, rows: 20, noise: hidden, TrainingReference<Double>()).shard
  #expect(cut.events < shown.events)
}
