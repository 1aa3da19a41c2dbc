import ArgumentParser
import ExperimentRunner
import Reports
import ResultsStore
import ScenarioFiles
import ScenarioFiles

/// Says what moves learned purchase intent in a scenario.
struct ExplainIntentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-intent",
    abstract: "Say why consumers buy: what moves the Transformer's purchase intent.",
    discussion: """
      Looks at occasions of the first measured week of the calibration's pilot, at central \
      assumptions and list prices. Leaves out past purchases and groups of features in turn, and \
      varies price, display, mailer and the length of the history one at a time.
      """)

  @OptionGroup var source: ScenarioOptions
  @Option(help: "Occasions of each category to look at.")
  var rows = 500
  @Option(
    help: "What stands for a feature that is left out: its mean in this market or in training.")
  var reference: FeatureReference = .market
  @OptionGroup var workers: ThreadOption
  @Option(help: "How to print.")
  var format: OutputFormat = .table
  @Option(help: "Write the answers to price, flags and history as an SVG picture too.")
  var plot: String?

  func validate() throws {
    if !(10...100_000).contains(rows) {
      throw ValidationError("--rows is \(rows), but must be at least 10 and at most 100000")
    }
    if let plot, plot.isEmpty {
      throw ValidationError("--plot is empty, but must name a file")
    }
  }

  func run() throws {
    let loaded = try source.load()
    try Failure.reporting(scenario: source.scenario) {
      let explanation = try IntentExplanation(
        loaded.scenario, rows: rows, reference: reference.answer, threads: workers.count)
      try Console.show(explanation.render(format.answer), terminator: "")
      guard let plot else { return }
      try AtomicFile.write(PurchaseReasonsPlot.svg(explanation.reasons), to: plot)
      Console.note("plot    \(plot)")
    }
  }
}

/// What stands for a feature that is left out.
enum FeatureReference: String, ExpressibleByArgument, CaseIterable {
  case market, training

  /// The same as the analysis calls it.
  var answer: IntentExplanation.Reference {
    switch self {
    case .market: .market
    case .training: .training
    }
  }
}

extension OutputFormat {
  /// The same format of an answer about purchase intent.
  var answer: AnswerFormat {
    switch self {
    case .table: .table
    case .json: .json
    case .csv: .csv
    case .md: .md
    }
  }
}
