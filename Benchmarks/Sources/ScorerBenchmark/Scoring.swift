import Dispatch
import RandomStreams
import TensorKernels
import TransformerScorer

/// How many occasions are scored per second.
struct ScoringSpeed {
  var offers: Int
  var events: Int
  var threads: Int
  var occasionsPerSecond: Double
  /// Multiplications and additions of the matrix products and of attention, per occasion.
  var operations: Int

  /// Encodes the speed, and its share of `peak` gigaflops per thread.
  func json(peak: Double) -> String {
    let gigaflops = occasionsPerSecond * Double(operations) / 1e9
    return "{\"offers\": \(offers), \"events\": \(events), \"threads\": \(threads), "
      + "\"occasions_per_second\": \(Int(occasionsPerSecond)), "
      + "\"operations_per_occasion\": \(operations), \"gigaflops\": \(rounded(gigaflops, 1)), "
      + "\"share_of_peak\": \(rounded(gigaflops / Double(threads) / peak, 3))}"
  }
}

/// Times batches of 256 occasions, every one with the same number of offers and events.
func measureScoring(offers: Int, events: Int, threads: Int, _ kernels: Kernels) -> ScoringSpeed {
  let rows = 256
  let rounds = 20
  let shape = ScorerShape.full
  var numbers = Numbers()
  let inference = ScorerInference(numbers.weights(shape), kernels: kernels)
  let batch = numbers.batch(rows: rows, events: events, offers: offers)
  let seconds = leastSeconds(of: 20, clock: threads == 1 ? .thread : .wall) {
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var workspace = InferenceWorkspace()
      var scores = OfferScores()
      for _ in 0..<rounds { inference.score(batch, into: &scores, workspace: &workspace) }
    }
  }
  return ScoringSpeed(
    offers: offers, events: events, threads: threads,
    occasionsPerSecond: Double(rows * rounds * threads) / seconds,
    operations: operations(shape, events: events, offers: offers))
}

/// Counts multiplications and additions of the matrix products and of attention in an occasion.
private func operations(_ shape: ScorerShape, events: Int, offers: Int) -> Int {
  let (d, h) = (shape.width, shape.hidden)
  let (prefix, all) = (1 + events, 1 + events + offers)
  let embeddings =
    2 * d
    * (shape.contextColumns.count + events * shape.eventFeatures + offers
      * shape.offerColumns.count + all * d)
  let update = d * d + 2 * d * h
  let pairs = 2 * d * (prefix * prefix + offers * all)
  let wholeBlock = all * (3 * d * d + update) + pairs
  let lastBlock = prefix * 2 * d * d + offers * (3 * d * d + update) + 2 * d * offers * all
  return 2 * (embeddings + (shape.blocks - 1) * wholeBlock + lastBlock)
}

/// Reproducible random inputs.
private struct Numbers {
  private var stream = RandomStream(
    seed: 1, replication: ReplicationKey(.rank, number: 0), purpose: "scorer benchmark",
    entity: EntityKey("inputs"))

  mutating func list(_ count: Int, scale: Float) -> [Float] {
    (0..<count).map { _ in scale * Float(2 * stream.nextUniform() - 1) }
  }

  mutating func weights(_ shape: ScorerShape) -> ScorerWeights {
    func ones(_ count: Int) -> [Float] { .init(repeating: 1, count: count) }
    let (c, e, o) = (shape.contextColumns.count, shape.eventFeatures, shape.offerColumns.count)
    return ScorerWeights(
      shape: shape, parameters: list(ScorerLayout(shape).count, scale: 0.3),
      standardisation: Standardisation(
        contextMean: list(c, scale: 1), contextDeviation: ones(c), eventMean: list(e, scale: 1),
        eventDeviation: ones(e), offerMean: list(o, scale: 1), offerDeviation: ones(o)))
  }

  mutating func batch(rows: Int, events: Int, offers: Int) -> TokenBatch {
    var batch = TokenBatch()
    for _ in 0..<rows {
      batch.context += list(TokenFeatures.context.count, scale: 2)
      batch.events += list(events * TokenFeatures.event.count, scale: 2)
      batch.offers += list(offers * TokenFeatures.offer.count, scale: 2)
      for event in 0..<events { batch.eventItems.append(identity(event % 7)) }
      for offer in 0..<offers { batch.offerItems.append(identity(offer)) }
      batch.closeRow()
    }
    return batch
  }

  private func identity(_ item: Int) -> TokenBatch.ItemIdentity {
    TokenBatch.ItemIdentity(item: Int32(item), brand: Int32(item % 4), type: Int32(item % 3))
  }
}
