import ArgumentParser
import Foundation
import ScorerTraining
import TransformerScorer

/// Judges a scorer and the baselines on prepared occasions.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge a purchase-intent scorer and baselines on prepared occasions.",
    discussion: """
      Fits the baselines to the training split, then prints log-loss, R2, hits, AUC, calibration \
      and the answers to prices and promotions, with 95 % intervals over households. A number \
      outside its band carries a mark.
      """)

  @Argument(help: "The folder that `data prepare` wrote.", completion: .directory)
  var prepared: String
  @Option(help: "The scorer's weights.", completion: .file(extensions: ["safetensors"]))
  var weights: String?
  @Option(help: "Splits, with commas, or all.")
  var split = "test"
  @Option(
    help: """
      Baselines, with commas, or all or none: shares, heuristic, price, slopes, loyalty, rate, \
      agnostic, full.
      """)
  var baselines = "all"
  @Option(help: "Seed of the bootstrap and the probes.")
  var seed: UInt64 = 1
  @Option(help: "How to print.")
  var format: OutputFormat = .table
  @OptionGroup var workers: ThreadOption

  func run() throws {
    do {
      let folder = PreparedFolder(path: prepared)
      var run = EvaluationRun(
        splits: try EvaluationRun.splitList(split), baselines: try Baseline.list(baselines),
        threads: workers.count, seed: seed)
      run.categoryNames = try folder.categoryNames()
      let reports = try run.reports(
        scorer: try weights.map { try ScorerModel(file: $0) }, load: folder.occasions,
        note: Console.note)
      try Failure.reporting {
        try Console.show(
          EvaluationText.render(reports, format: format.evaluation), terminator: "")
      }
    } catch let error as EvaluationError {
      Console.note(error.description)
      throw (error.isUsage ? ExitReason.usage : .invalid).code
    }
  }
}

extension OutputFormat {
  /// The same format of an evaluation.
  fileprivate var evaluation: EvaluationText.Format {
    switch self {
    case .table: .table
    case .json: .json
    case .csv: .csv
    case .md: .md
    }
  }
}
