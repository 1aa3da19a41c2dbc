import MarketModel
import RandomStreams
import ScorerTestSupport
import Synchronization

@testable import TransformerScorer

/// Scores as another model does and remembers what it was asked.
final class BatchRecorder: IntentModel {
  let priceTerms: PriceTerms
  let historyLength: Int
  let timing: OccasionTiming
  private let base: any IntentModel
  private let state = Mutex((last: ScoringBatch?.none, measuredRows: 0))

  init(base: any IntentModel) {
    self.base = base
    (priceTerms, historyLength, timing) = (base.priceTerms, base.historyLength, base.timing)
  }

  func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
    state.withLock {
      if batch.consumers.count > 20 || $0.last == nil { $0.last = batch }
      if batch.period >= 0 { $0.measuredRows += batch.consumers.count }
    }
    base.score(batch, into: &scores)
  }

  /// The last batch of more than 20 rows.
  var last: ScoringBatch {
    guard let last = state.withLock({ $0.last }) else { preconditionFailure("nothing was scored") }
    return last
  }

  /// Rows scored since time 0.
  var measuredRows: Int { state.withLock { $0.measuredRows } }
}

extension ScorerWeights {
  /// Random weights, so that every feature and token matters.
  static let scrambled: ScorerWeights = {
    var weights = ScorerWeights.linear
    var stream = RandomStream(
      seed: 9, replication: ReplicationKey(.rank, number: 0), purpose: "weights",
      entity: EntityKey("scrambled"))
    let layout = ScorerLayout(weights.shape)
    for tensor in layout.tensors where !tensor.name.hasPrefix("head.skip") {
      let scale = tensor.shape.count > 1 ? 1 / Double(tensor.shape[0]).squareRoot() : 0.1
      for index in tensor.range {
        weights.parameters[index] += Float(scale * (2 * stream.nextUniform() - 1))
      }
    }
    return weights
  }()
}
