import RandomStreams
import TensorKernels
public import TransformerScorer

/// Trains a scorer on occasions, step by step or to the end.
///
/// Data, shape, options and starting weights determine the result to the bit, whatever the number of
/// threads and wherever training was interrupted. Not to be copied while in use: copies share
/// working memory.
public struct ScorerTrainer {
  let training: OccasionTable
  let validation: OccasionTable
  let options: TrainingOptions
  let start: ScorerWeights
  /// What a checkpoint must share with this training: hashed once, because data are large.
  let identity: [(key: String, value: String)]
  private let runner: ShardRunner
  private let optimiser: AdamW
  private let schedule: LearningSchedule
  private var order: (epoch: Int, rows: [Int32]) = (-1, [])
  var state: TrainingState

  /// Prepares a training.
  ///
  /// - Parameters:
  ///   - training: Occasions to learn from.
  ///   - validation: Occasions that choose the epoch to keep.
  ///   - shape: The sizes of a new network; starting weights bring their own.
  ///   - options: The recipe.
  ///   - startingWeights: Weights to go on from (fine-tuning); they bring their shape, their
  ///     standardisation and their price floor. Nil starts from random weights and standardises on `training`.
  ///   - threads: Threads to use; they do not change the result.
  /// - Throws: `TrainingError` for empty splits and impossible options.
  public init(
    training: OccasionTable, validation: OccasionTable, shape: ScorerShape,
    options: TrainingOptions, startingWeights: ScorerWeights?, threads: Int
  ) throws(TrainingError) {
    guard training.rows > 0 else { throw .noOccasions(split: "training") }
    guard validation.rows > 0 else { throw .noOccasions(split: "validation") }
    try options.validate(startingWeights?.shape ?? shape)
    BLAS.useOneThread()
    self.training = training
    self.validation = validation
    self.options = options
    start =
      startingWeights
      ?? ScorerWeights(
        initial: shape, standardisation: Standardisation(of: training, shape: shape),
        seed: options.seed)
    identity = Self.identity(training, validation, options, start: start)
    let stepsPerEpoch = (training.rows + options.batch - 1) / options.batch
    runner = ShardRunner(start, threads: threads)
    optimiser = AdamW(options, layout: ScorerLayout(start.shape))
    schedule = LearningSchedule(options, steps: stepsPerEpoch * options.epochs)
    state = TrainingState(parameters: start.parameters)
  }

  /// Steps of an epoch; the last one takes what is left.
  public var stepsPerEpoch: Int { (training.rows + options.batch - 1) / options.batch }

  /// Steps in all.
  public var steps: Int { stepsPerEpoch * options.epochs }

  /// Steps done.
  public var step: Int { state.step }

  /// Whether every step is done, or validation has not improved for too long.
  public var isFinished: Bool {
    let epoch = state.step / stepsPerEpoch
    return state.step >= steps
      || (state.bestEpoch > 0 && epoch - state.bestEpoch >= options.patience)
  }

  /// Does one step on the epoch's next batch.
  ///
  /// - Throws: `TrainingError.diverged` if the loss is not finite.
  /// - Precondition: Training is not finished.
  public mutating func advance() throws(TrainingError) {
    precondition(state.step < steps, "training is finished")
    let (epoch, index) = state.step.quotientAndRemainder(dividingBy: stepsPerEpoch)
    if order.epoch != epoch { order = (epoch, epochOrder(epoch)) }
    let first = index * options.batch
    let range = first..<min(first + options.batch, training.rows)
    let weight = range.reduce(0.0) { $0 + Double(training.weights[Int(order.rows[$1])]) }
    let noise = TrainingNoise(
      seed: options.seed, step: state.step, dropout: options.dropout,
      historyShare: options.historyDropout)
    let (loss, gradient) = runner.train(
      training, order: order.rows, range: range, noise: noise, parameters: state.parameters,
      scale: Float(1 / weight))
    guard loss.choice.isFinite, loss.quantity.isFinite else { throw .diverged(step: state.step) }
    optimiser.update(&state, gradient: gradient, rate: schedule.rate(at: state.step))
    state.recentLoss += loss.choice
    state.recentWeight += loss.weight
    state.step += 1
  }

  /// Returns the validation loss of the averaged weights, in nats per occasion.
  public func validationLoss() -> Double {
    let loss = runner.evaluate(
      validation, order: Array(0..<Int32(validation.rows)), parameters: state.average)
    return loss.choice / loss.weight
  }

  /// The weights with other parameters.
  func weights(_ parameters: [Float]) -> ScorerWeights {
    var weights = start
    weights.parameters = parameters
    return weights
  }

  /// The rows in the epoch's order (Fisher and Yates' shuffle).
  private func epochOrder(_ epoch: Int) -> [Int32] {
    var rows = Array(0..<Int32(training.rows))
    let stream = RandomStream(
      seed: options.seed, replication: ReplicationKey(.search, number: 0),
      purpose: "scorer training order", entity: EntityKey("epoch").child(UInt64(epoch)))
    for last in stride(from: rows.count - 1, to: 0, by: -1) {
      let chosen = Int(stream.uniform(at: UInt64(last)) * Double(last + 1))
      rows.swapAt(last, chosen)
    }
    return rows
  }
}

extension TrainingOptions {
  fileprivate func validate(_ shape: ScorerShape) throws(TrainingError) {
    func require(
      _ valid: Bool, _ name: String, _ value: some CustomStringConvertible, _ expected: String
    ) throws(TrainingError) {
      guard !valid else { return }
      throw .invalidOption(name: name, value: value.description, expected: expected)
    }
    try require(epochs >= 1, "epochs", epochs, "a number from 1")
    try require(batch >= 1, "batch", batch, "a number from 1")
    try require(learningRate > 0, "learning rate", learningRate, "a number above 0")
    try require((0..<1).contains(dropout), "dropout", dropout, "a share from 0 to below 1")
    try require(
      (0...1).contains(historyDropout), "history dropout", historyDropout, "a share from 0 to 1")
    try require(shape.width % 8 == 0, "width", shape.width, "a multiple of 8")
  }
}
