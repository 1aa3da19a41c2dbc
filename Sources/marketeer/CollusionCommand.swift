import ArgumentParser
import ExperimentRunner
import ResultsStore
import ScenarioFiles

/// Lets a scenario's Q-learning firms play to the end, and measures collusion.
struct CollusionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collusion",
    abstract: "Let Q-learning firms play until they have settled, and measure their collusion.",
    discussion: """
      Every firm of the scenario must learn by `q_learning`, in a market whose sales are a function of \
      prices. A session is the market's replication of the same number, played on a table of profits \
      to the end instead of to the horizon; business rules and promotions are left out. Prints the \
      profit gain, limit cycles, and what comes of a firm that undercuts the others once.
      """)

  @OptionGroup var source: ScenarioOptions
  @Option(help: "Sessions.")
  var sessions = 100
  @Option(help: "The focal firm's strategy; its first 'q_learning' unless told otherwise.")
  var strategy: String?
  @Option(help: "Replace every firm's learning_rate.")
  var learningRate: Double?
  @Option(help: "Replace every firm's exploration_decay; the paper's is 4e-6.")
  var explorationDecay: Double?
  @Option(help: "Replace every firm's discount.")
  var discount: Double?
  @Option(
    name: .customLong("stable-periods"),
    help: "A session ends when no plan has changed for so many periods.")
  var stablePeriods: Int64 = 100_000
  @Option(name: .customLong("most-periods"), help: "It ends after so many periods anyway.")
  var mostPeriods: Int64 = 1_000_000_000
  @OptionGroup var workers: ThreadOption
  @Option(help: "How to print: a summary, or a line per session as csv.")
  var format: DemandFormat = .table
  @Option(help: "Write cycle and deviation as an SVG picture too.")
  var plot: String?

  func validate() throws {
    if !(1...100_000).contains(sessions) {
      throw ValidationError("--sessions is \(sessions), but must be from 1 to 100000")
    }
    try validateRule()
    if stablePeriods < 1 {
      throw ValidationError("--stable-periods is \(stablePeriods), but must be 1 or more")
    }
    if mostPeriods < 1 {
      throw ValidationError("--most-periods is \(mostPeriods), but must be 1 or more")
    }
    if let plot, plot.isEmpty {
      throw ValidationError("--plot is empty, but must name a file")
    }
  }

  private func validateRule() throws {
    if let learningRate, !(learningRate > 0 && learningRate <= 1) {
      throw ValidationError(
        "--learning-rate is \(learningRate), but must be above 0 and at most 1")
    }
    if let explorationDecay, !(explorationDecay > 0 && explorationDecay <= 1) {
      throw ValidationError(
        "--exploration-decay is \(explorationDecay), but must be above 0 and at most 1")
    }
    if let discount, !(0..<1).contains(discount) {
      throw ValidationError("--discount is \(discount), but must be at least 0 and below 1")
    }
  }

  func run() throws {
    let loaded = try source.load()
    let bar = ProgressBar(isShown: Console.isTerminal)
    try Failure.reporting(scenario: source.scenario, beforeMessage: bar.clear) {
      let experiment = try CollusionExperiment(
        loaded.scenario, strategy: strategy,
        change: .init(
          learningRate: learningRate, explorationDecay: explorationDecay, discount: discount))
      let total = sessions
      let outcome = experiment.outcome(
        sessions: total, ending: .init(stablePeriods: stablePeriods, limit: mostPeriods),
        threads: workers.count
      ) { bar.update(stage: "sessions", done: $0, total: total) }
      bar.clear()
      try show(CollusionReport(outcome))
      guard let plot else { return }
      try AtomicFile.write(outcome.svg(), to: plot)
      Console.note("plot    \(plot)")
    }
  }

  private func show(_ report: CollusionReport) throws {
    switch format {
    case .table: try Console.show(report.table(), terminator: "")
    case .json: try Console.show(report.json())
    case .csv: try Console.show(report.csv(), terminator: "")
    }
  }
}
