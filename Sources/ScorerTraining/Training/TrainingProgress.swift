public import TransformerScorer

/// A point of the learning curve.
public struct TrainingPoint: Sendable, Hashable {
  /// Steps done.
  public var step: Int
  /// Mean training loss per occasion since the last point, in nats, with dropout and cut histories.
  public var trainingLoss: Double
  /// Mean validation loss per occasion of the averaged weights, in nats; nil inside an epoch.
  public var validationLoss: Double?
}

/// Where a training stands, for whoever watches it.
public struct TrainingProgress: Sendable {
  /// The newest point of the learning curve.
  public var point: TrainingPoint
  /// Steps in all.
  public var steps: Int
  /// Epochs begun, from 1.
  public var epoch: Int
  /// Epochs in all.
  public var epochs: Int
  /// Occasions per second since the training was started or resumed.
  public var occasionsPerSecond: Double
  /// Seconds to the end at that pace.
  public var secondsLeft: Double
}

/// What a training gave.
public struct TrainingResult: Sendable {
  /// The averaged weights of the epoch with the lowest validation loss; before the first epoch's end
  /// the averaged weights so far.
  public var weights: ScorerWeights
  /// Their mean validation loss in nats; nil before the first epoch's end.
  public var validationLoss: Double?
  /// The epoch they are from, from 1.
  public var epoch: Int
  /// The learning curve.
  public var curve: [TrainingPoint]
  /// Whether training ran to its end.
  public var isComplete: Bool
}
