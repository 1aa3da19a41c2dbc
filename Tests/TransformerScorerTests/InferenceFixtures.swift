import RandomStreams
import TransformerScorer

/// Random networks and batches for the inference tests.
struct InferenceFixture {
  private var stream: RandomStream

  init(seed: UInt64) {
    stream = RandomStream(
      seed: seed, replication: ReplicationKey(.rank, number: 0), purpose: "inference tests",
      entity: EntityKey("fixture"))
  }

  /// Returns a number of mean 0 and deviation 1, near enough normal.
  mutating func normal() -> Float {
    Float((0..<12).reduce(-6.0) { sum, _ in sum + stream.nextUniform() })
  }

  /// Returns an integer below `count`.
  mutating func integer(below count: Int) -> Int {
    Int(stream.nextUniform() * Double(count))
  }

  /// Returns a network with every parameter away from its neutral value.
  mutating func weights(_ shape: ScorerShape) -> ScorerWeights {
    let layout = ScorerLayout(shape)
    var parameters = [Float](repeating: 0, count: layout.count)
    for tensor in layout.tensors {
      let fanIn = tensor.shape.count == 2 ? tensor.shape[0] : 16
      for index in tensor.range { parameters[index] = normal() / Float(fanIn).squareRoot() }
      guard tensor.name.hasSuffix("gain") else { continue }
      for index in tensor.range { parameters[index] += 1 }
    }
    return ScorerWeights(
      shape: shape, parameters: parameters, standardisation: standardisation(shape))
  }

  private mutating func standardisation(_ shape: ScorerShape) -> Standardisation {
    Standardisation(
      contextMean: numbers(shape.contextColumns.count),
      contextDeviation: numbers(shape.contextColumns.count).map { 0.5 + abs($0) },
      eventMean: numbers(shape.eventFeatures),
      eventDeviation: numbers(shape.eventFeatures).map { 0.5 + abs($0) },
      offerMean: numbers(shape.offerColumns.count),
      offerDeviation: numbers(shape.offerColumns.count).map { 0.5 + abs($0) })
  }

  mutating func numbers(_ count: Int) -> [Float] {
    (0..<count).map { _ in normal() }
  }

  /// Returns rows of `events` events and `offers` offers of few items, so that all relations occur.
  mutating func batch(_ sizes: [(events: Int, offers: Int)]) -> TokenBatch {
    var batch = TokenBatch()
    for size in sizes {
      batch.context += numbers(TokenFeatures.context.count)
      batch.events += numbers(size.events * TokenFeatures.event.count)
      batch.offers += numbers(size.offers * TokenFeatures.offer.count)
      for _ in 0..<size.events { batch.eventItems.append(identity(of: integer(below: 20))) }
      for item in 0..<size.offers { batch.offerItems.append(identity(of: item)) }
      batch.closeRow()
    }
    return batch
  }

  /// Returns `rows` rows of 0...16 events and 1...12 offers.
  mutating func raggedBatch(rows: Int) -> TokenBatch {
    batch((0..<rows).map { _ in (integer(below: 17), 1 + integer(below: 12)) })
  }

  private func identity(of item: Int) -> TokenBatch.ItemIdentity {
    TokenBatch.ItemIdentity(item: Int32(item), brand: Int32(item % 4), type: Int32(item % 3))
  }
}

extension TokenBatch {
  /// Returns the given rows, in the given order.
  func rows(_ indices: [Int]) -> TokenBatch {
    indices.reduce(into: TokenBatch()) { $0.append($1, of: self) }
  }

  /// Appends a row of another batch.
  mutating func append(_ row: Int, of other: TokenBatch) {
    let eventRows = Int(other.eventStarts[row])..<Int(other.eventStarts[row + 1])
    let offerRows = Int(other.offerStarts[row])..<Int(other.offerStarts[row + 1])
    context += block(other.context, row..<row + 1, TokenFeatures.context.count)
    events += block(other.events, eventRows, TokenFeatures.event.count)
    offers += block(other.offers, offerRows, TokenFeatures.offer.count)
    eventItems += other.eventItems[eventRows]
    offerItems += other.offerItems[offerRows]
    closeRow()
  }
}

private func block(_ table: [Float], _ rows: Range<Int>, _ columns: Int) -> ArraySlice<Float> {
  table[rows.lowerBound * columns..<rows.upperBound * columns]
}

/// Scores a batch with a fresh workspace.
func scores(_ inference: ScorerInference, _ batch: TokenBatch) -> OfferScores {
  var workspace = InferenceWorkspace()
  var scores = OfferScores()
  inference.score(batch, into: &scores, workspace: &workspace)
  return scores
}

/// One row's scores, bit by bit.
struct RowBits: Equatable {
  var alpha: [UInt32]
  var longSlopes: [UInt32]
  var shortSlopes: [UInt32]

  init(_ scores: OfferScores, _ row: Int, of batch: TokenBatch) {
    let offers = Int(batch.offerStarts[row])..<Int(batch.offerStarts[row + 1])
    alpha = scores.alpha[offers].map(\.bitPattern)
    longSlopes = scores.longSlopes[offers].map(\.bitPattern)
    shortSlopes = scores.shortSlopes[offers].map(\.bitPattern)
  }
}

/// Returns every row's bits when the batch is scored at once.
func bitsByRow(_ inference: ScorerInference, _ batch: TokenBatch) -> [RowBits] {
  let all = scores(inference, batch)
  return (0..<batch.rows).map { RowBits(all, $0, of: batch) }
}
