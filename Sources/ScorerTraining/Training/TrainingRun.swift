import Foundation
import ResultsStore
public import TransformerScorer

/// A training from a prepared folder to a weights file with its model card and learning curve.
public struct TrainingRun: Sendable {
  /// The folder that `data prepare` wrote.
  public var prepared: PreparedFolder
  /// The weights file to write.
  public var target: String
  /// Which features the network reads; weights to start from have a shape of their own.
  public var shape = ScorerShape.full
  /// How to train.
  public var options: TrainingOptions
  /// Where to start from, if anywhere: fine-tuning.
  public var start: Start?
  /// Weights to start from.
  public enum Start: Sendable, Hashable {
    /// Those that come with Marketeer.
    case builtIn
    /// Those of a file.
    case file(String)
  }

  /// What the card says of where the data come from.
  public var dataNotice: String?
  /// Threads; the result doesn't depend on it.
  public var threads: Int

  /// Gathers the parts.
  public init(prepared: PreparedFolder, target: String, options: TrainingOptions, threads: Int) {
    self.prepared = prepared
    self.target = target
    self.options = options
    self.threads = threads
  }

  /// The checkpoint: there while the training is not finished.
  public var checkpoint: String { target + ".checkpoint" }

  /// Trains, and writes weights, card and learning curve; a killed training goes on from its
  /// checkpoint.
  ///
  /// - Parameters:
  ///   - note: Told what is being done.
  ///   - progress: Called at every point of the learning curve.
  ///   - isCancelled: Asked after every step.
  /// - Returns: The card, or `nil` when cancelled: then the checkpoint stands.
  /// - Throws: `TrainingError`, `EvaluationError`.
  public func run(
    note: (String) -> Void, progress: (TrainingProgress) -> Void, isCancelled: () -> Bool
  ) throws -> ModelCard? {
    let starting = try startingWeights()
    let (training, validation) = (try table("train"), try table("validation"))
    note("train on \(training.rows) occasions, validate on \(validation.rows)")
    var trainer = try ScorerTrainer(
      training: training, validation: validation, shape: starting?.shape ?? shape,
      options: options, startingWeights: starting, threads: threads)
    let result = try trainer.run(
      checkpoint: URL(filePath: checkpoint), progress: progress, isCancelled: isCancelled)
    guard result.isComplete else { return nil }
    note("fit the quantity head")
    var weights = QuantityFit(result.weights, purchases: training).fitted(result.weights)
    weights.card.evidenceLowest = training.lowestPriceRatio
    note("judge the weights")
    let card = try ModelCard(
      run: self, training: training, result: result, starting: starting, weights: weights)
    weights.card.text = card.text
    try write(weights, card: card, curve: result.curve)
    return card
  }

  private func startingWeights() throws -> ScorerWeights? {
    switch start {
    case nil: nil
    case .builtIn: try DefaultScorer.weights()
    case .file(let path): try Self.weights(file: path)
    }
  }

  private func table(_ split: String) throws -> OccasionTable {
    let table = try prepared.occasions(of: split)
    guard table.rows > 0 else { throw TrainingError.noOccasions(split: split) }
    return table
  }

  private func write(_ weights: ScorerWeights, card: ModelCard, curve: [TrainingPoint]) throws {
    let bytes = weights.safeTensors.serialised()
    try TrainingOutput.write(bytes, to: target)
    let digest = SHA256Digest.hex(ofBytes: bytes)
    try TrainingOutput.write(card.page(digest: digest), to: target + ".card.md")
    try TrainingOutput.write(LearningCurve(curve).csv, to: target + ".curve.csv")
    try TrainingOutput.write(LearningCurve(curve).svg, to: target + ".curve.svg")
    try? FileManager.default.removeItem(atPath: checkpoint)
  }

  /// Reads a weights file.
  ///
  /// - Throws: `TrainingError`.
  public static func weights(file path: String) throws(TrainingError) -> ScorerWeights {
    let contents = try TensorFile.read(URL(filePath: path))
    do {
      return try ScorerWeights(contents)
    } catch {
      throw .contents(path: path, error)
    }
  }
}

extension OccasionTable {
  /// The price ratio below which 1 % of the offers were seen, to 0.05: where evidence ends.
  fileprivate var lowestPriceRatio: Float {
    let sorted = logRegular.sorted()
    guard !sorted.isEmpty else { return 1 }
    let ratio = Float(exp(Double(sorted[sorted.count / 100])))
    return min(1, max(0.05, (ratio * 20).rounded() / 20))
  }
}
