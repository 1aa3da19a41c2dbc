import ScorerTraining
import TransformerScorer

/// Returns occasions per second of whole training steps: forward, backward, clipping and AdamW on
/// batches of 1,024.
func measureTraining(_ table: OccasionTable, threads: Int) throws -> Double {
  var options = TrainingOptions(seed: 1)
  options.epochs = 10_000
  options.historyDropout = 0
  var trainer = try ScorerTrainer(
    training: table, validation: table, shape: .full, options: options, startingWeights: nil,
    threads: threads)
  return try bestRate { rounds in
    for _ in 0..<rounds { try trainer.advance() }
    return rounds * options.batch
  }
}
