import ArgumentParser
import Foundation
import ScorerTraining
import TensorKernels
import TransformerScorer

/// Trains a scorer on prepared occasions.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train the purchase-intent Transformer on prepared occasions, or fine-tune it.",
    discussion: """
      Writes the weights, and beside them a model card (.card.md) and the learning curve \
      (.curve.csv, .curve.svg). A killed training goes on where its last checkpoint stands, to the \
      same bytes: give the same command again.
      """)

  @Argument(help: "The folder that `data prepare` wrote.", completion: .directory)
  var prepared: String
  @Option(help: "The weights file to write.", completion: .file(extensions: ["safetensors"]))
  var to: String
  @Option(
    help:
      "Weights to start from, a file or `default`: fine-tuning. The card then shows the metrics before and after.",
    completion: .file(extensions: ["safetensors"]))
  var from: String?
  @Option(help: "Features: full, or raw for history tokens without engineered features.")
  var features = FeatureSet.full
  @Option(help: "Seed of every random number.")
  var seed: UInt64 = 1
  @Option(help: "Passes over the training split.")
  var epochs = 5
  @Option(help: "Largest learning rate; 0.003, or 0.0005 when fine-tuning, unless given.")
  var learningRate: Double?
  @Option(help: "What the model card says of the data's origin and licence.")
  var dataNotice: String?
  @Flag(help: "No progress.")
  var quiet = false
  @OptionGroup var workers: ThreadOption

  enum FeatureSet: String, ExpressibleByArgument, CaseIterable {
    case full, raw
  }

  func run() throws {
    let interrupt = InterruptSignal()
    var card: ModelCard?
    do {
      card = try training.run(
        note: { if !quiet { Console.note($0) } }, progress: show,
        isCancelled: { interrupt.count.isRaised })
    } catch let error as TrainingError {
      Console.note(error.description)
      throw ExitReason.invalid.code
    } catch let error as EvaluationError {
      Console.note(error.description)
      throw ExitReason.invalid.code
    }
    guard let card else {
      Console.note("interrupted; the checkpoint is kept\nhint: the same command goes on from it")
      throw ExitReason.interrupted.code
    }
    try Failure.reporting { try Console.show(card.table, terminator: "") }
    if !quiet { Console.note("weights  \(to)\ncard     \(to).card.md\ncurve    \(to).curve.svg") }
  }

  private var training: TrainingRun {
    var options = TrainingOptions(seed: seed)
    options.epochs = epochs
    options.learningRate = learningRate ?? (from == nil ? 3e-3 : 5e-4)
    var run = TrainingRun(
      prepared: PreparedFolder(path: prepared), target: to, options: options,
      threads: workers.count)
    run.shape = features == .full ? .full : .rawHistory
    run.start = from.map { $0 == "default" ? .builtIn : .file($0) }
    run.dataNotice = dataNotice
    return run
  }

  private func show(_ progress: TrainingProgress) {
    guard !quiet else { return }
    let validation = progress.point.validationLoss.map { String(format: ", validation %.4f", $0) }
    Console.note(
      String(
        format: "epoch %d of %d, step %d of %d: loss %.4f%@, %.0f occasions/s, %.0f s left",
        progress.epoch, progress.epochs, progress.point.step, progress.steps,
        progress.point.trainingLoss, validation ?? "", progress.occasionsPerSecond,
        progress.secondsLeft))
  }
}
