/// How a scorer is trained; together with data and starting weights it determines the result.
public struct TrainingOptions: Sendable, Hashable {
  /// Names every random number of the training.
  public var seed: UInt64
  /// Passes over the training split.
  public var epochs = 5
  /// Occasions per step.
  public var batch = 1_024
  /// The largest learning rate.
  public var learningRate = 3e-3
  /// Share of the steps over which the rate rises from 0.
  public var warmUpShare = 0.05
  /// The last learning rate, as a share of the largest; the way there is half a cosine.
  public var finalShare = 0.02
  /// Decay of AdamW's first moment.
  public var firstDecay = 0.9
  /// Decay of AdamW's second moment.
  public var secondDecay = 0.98
  /// Decay of matrices per step and unit of learning rate.
  public var weightDecay = 0.02
  /// The largest norm of a gradient; longer ones are shortened.
  public var largestGradient = 1.0
  /// Decay of the averaged weights, which are what training returns.
  public var averaging = 0.995
  /// Share of a residual update's elements that are dropped.
  public var dropout = 0.05
  /// Share of occasions that are shown with a cut history.
  public var historyDropout = 0.12
  /// Epochs without a better validation loss after which training ends.
  public var patience = 3
  /// Steps between checkpoints, besides those at the end of epochs.
  public var checkpointInterval = 100
  /// Steps between points of the learning curve.
  public var reportInterval = 25

  /// The recipe of the shipped weights.
  public init(seed: UInt64) {
    self.seed = seed
  }

  /// Everything that the result depends on, as text: a checkpoint belongs to one recipe.
  var recipe: String {
    "seed \(seed), epochs \(epochs), batch \(batch), rate \(learningRate) warm-up \(warmUpShare) "
      + "end \(finalShare), moments \(firstDecay) \(secondDecay), decay \(weightDecay), "
      + "clip \(largestGradient), averaging \(averaging), dropout \(dropout), "
      + "history \(historyDropout), patience \(patience), report \(reportInterval)"
  }
}
