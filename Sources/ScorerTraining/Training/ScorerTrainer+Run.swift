public import Foundation
import TransformerScorer

extension ScorerTrainer {
  /// Trains to the end.
  ///
  /// - Parameters:
  ///   - checkpoint: A file to go on from if it exists, and to keep up to date; removing it is the
  ///     caller's business.
  ///   - progress: Called at every point of the learning curve.
  ///   - isCancelled: Asked after every step; when true, a checkpoint is written and what there is
  ///     returned.
  /// - Returns: The best weights so far and the learning curve.
  /// - Throws: `TrainingError`.
  public mutating func run(
    checkpoint: URL?, progress: (TrainingProgress) -> Void, isCancelled: () -> Bool
  ) throws -> TrainingResult {
    if let checkpoint, FileManager.default.fileExists(atPath: checkpoint.path) {
      try restore(from: checkpoint)
    }
    let clock = Pace(step: state.step)
    while !isFinished {
      try advance()
      if let point = try closeStep(checkpoint) { progress(report(point, clock)) }
      guard !isCancelled() else {
        try checkpoint.map(save(to:))
        break
      }
    }
    return TrainingResult(
      weights: weights(state.bestEpoch > 0 ? state.best : state.average),
      validationLoss: state.bestEpoch > 0 ? state.bestLoss : nil, epoch: state.bestEpoch,
      curve: state.curve, isComplete: isFinished)
  }

  /// Validates at the end of an epoch; returns the curve's new point, if this step has one.
  private mutating func closeStep(_ checkpoint: URL?) throws -> TrainingPoint? {
    guard state.step % stepsPerEpoch != 0 else {
      let point = closeEpoch()
      try checkpoint.map(save(to:))
      return point
    }
    let isDue = state.step % options.reportInterval == 0
    let point = isDue ? state.closePoint(validationLoss: nil) : nil
    if state.step % options.checkpointInterval == 0 { try checkpoint.map(save(to:)) }
    return point
  }

  private mutating func closeEpoch() -> TrainingPoint {
    let loss = validationLoss()
    if loss < state.bestLoss {
      state.bestLoss = loss
      state.bestEpoch = state.step / stepsPerEpoch
      state.best = state.average
    }
    return state.closePoint(validationLoss: loss)
  }

  private func report(_ point: TrainingPoint, _ clock: Pace) -> TrainingProgress {
    let done = Double(state.step - clock.step)
    let seconds = Date().timeIntervalSince(clock.date)
    let occasions = done * Double(training.rows) / Double(stepsPerEpoch)
    return TrainingProgress(
      point: point, steps: steps, epoch: (state.step - 1) / stepsPerEpoch + 1,
      epochs: options.epochs, occasionsPerSecond: occasions / max(seconds, 1e-9),
      secondsLeft: seconds / max(done, 1) * Double(steps - state.step))
  }
}

/// When and where the training was started or resumed.
private struct Pace {
  var step: Int
  var date = Date()
}
