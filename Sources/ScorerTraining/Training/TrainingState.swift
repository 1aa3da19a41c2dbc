import TransformerScorer

/// Everything that changes while training: what a checkpoint holds.
struct TrainingState: Sendable, Equatable {
  /// Steps done.
  var step = 0
  /// Parameters, in `ScorerLayout` order; the other arrays are parallel to it.
  var parameters: [Float]
  /// AdamW's moments of the gradient.
  var firstMoment: [Float]
  var secondMoment: [Float]
  /// Exponential average of the parameters.
  var average: [Float]
  /// The average at the best validation so far.
  var best: [Float]
  /// Its loss and epoch (from 1; 0 before the first).
  var bestLoss = Double.infinity
  var bestEpoch = 0
  /// The learning curve.
  var curve: [TrainingPoint] = []
  /// Loss and weight since the curve's last point.
  var recentLoss = 0.0
  var recentWeight = 0.0

  /// Starts at the given parameters.
  init(parameters: [Float]) {
    self.parameters = parameters
    firstMoment = [Float](repeating: 0, count: parameters.count)
    secondMoment = firstMoment
    average = parameters
    best = parameters
  }

  /// Appends a point of the curve and starts the next stretch.
  mutating func closePoint(validationLoss: Double?) -> TrainingPoint {
    let point = TrainingPoint(
      step: step, trainingLoss: recentWeight > 0 ? recentLoss / recentWeight : 0,
      validationLoss: validationLoss)
    curve.append(point)
    (recentLoss, recentWeight) = (0, 0)
    return point
  }
}
