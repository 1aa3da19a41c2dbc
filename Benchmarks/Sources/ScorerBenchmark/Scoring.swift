import Dispatch
import TensorKernels
import TransformerScorer

/// Returns occasions scored per second by the clock on the wall, the best of several timings; each
/// thread scores the table in batches of 1,024.
func measureScoring(
  _ table: OccasionTable, weights: ScorerWeights, threads: Int, kernels: Kernels
) -> Double {
  let inference = ScorerInference(weights, kernels: kernels)
  let batches = table.tokens.batches(of: 1_024)
  return bestRate { rounds in
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var workspace = InferenceWorkspace()
      var scores = OfferScores()
      for _ in 0..<rounds {
        for batch in batches { inference.score(batch, into: &scores, workspace: &workspace) }
      }
    }
    return threads * rounds * table.rows
  }
}

/// Returns the best number of things per second in five runs of about a second; `body` runs a number
/// of rounds and returns how many things they were.
func bestRate(_ body: (Int) throws -> Int) rethrows -> Double {
  var (rounds, best) = (1, 0.0)
  for attempt in 0..<6 {
    let start = DispatchTime.now().uptimeNanoseconds
    let count = try body(rounds)
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
    if attempt == 0 {
      rounds = max(1, Int(1 / seconds))
    } else {
      best = max(best, Double(count) / seconds)
    }
  }
  return best
}

extension TokenBatch {
  /// Splits the rows into batches; a last smaller one is left out.
  fileprivate func batches(of size: Int) -> [TokenBatch] {
    stride(from: 0, to: rows - size + 1, by: size).map { first in
      var part = TokenBatch()
      for row in first..<first + size { part.append(row, of: self) }
      return part
    }
  }

  private mutating func append(_ row: Int, of other: TokenBatch) {
    let (c, e, o) = (
      TokenFeatures.context.count, TokenFeatures.event.count, TokenFeatures.offer.count
    )
    let past = Int(other.eventStarts[row])..<Int(other.eventStarts[row + 1])
    let shelf = Int(other.offerStarts[row])..<Int(other.offerStarts[row + 1])
    context += other.context[row * c..<(row + 1) * c]
    events += other.events[past.lowerBound * e..<past.upperBound * e]
    offers += other.offers[shelf.lowerBound * o..<shelf.upperBound * o]
    eventItems += other.eventItems[past]
    offerItems += other.offerItems[shelf]
    closeRow()
  }
}

/// Counts multiplications and additions of the matrix products and of attention in an occasion.
func operations(_ shape: ScorerShape, events: Int, offers: Int) -> Int {
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
