import ArgumentParser
import ExperimentRunner
import Foundation
import Reports
import ResultsStore
import ScenarioFiles

/// Searches a strategy's best parameters.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search the best parameters of a strategy.",
    discussion: """
      Tries values on replications that `compare` never uses, the same for every point, and simulates the \
      best ones again on fresh replications. What is found is written as an overlay that \
      `compare --overlay` takes. Starting the same command again resumes an interrupted search.

      Exit code 3: the best point does not beat the strategy as it stands on fresh replications.
      """)

  @OptionGroup var source: ScenarioFileOptions
  @Option(help: "The strategy's name in the scenario.")
  var strategy: String
  @Option(
    help: """
      What to vary: key=low..high, key=low..high step s, or key=a,b,c, in the scenario's units and with \
      the strategy's keys. May be repeated. Without it: prices of 'fixed' and depths of cuts, within \
      evidence and business rules.
      """)
  var vary: [String] = []
  @Option(help: "How to search; auto chooses and says why.")
  var method: Method = .auto
  @Option(
    help: """
      When to stop, such as '400 cells' or '60 seconds'; 40 points and 40 more per parameter unless \
      stated. A cell is one simulated season.
      """)
  var budget: String?
  @Option(help: "Replications of every evaluation.")
  var replications = 8
  @Option(help: "Points to simulate again on fresh replications.")
  var finalists = 3
  @Option(help: "Fresh replications; as many as the scenario ranks on unless stated.")
  var fresh: Int?
  @Flag(
    help: """
      Search nothing: answer each line of standard input, a JSON object of values, with a line of \
      mean, standard_error and feasible. For other optimisers.
      """)
  var evaluate = false
  @OptionGroup var options: RunOptions

  /// The ways to search.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case auto, brent, bfgs, annealing, surrogate, sobol, grid
    case nelderMead = "nelder-mead"
  }

  func validate() throws {
    try check(replications, "--replications", 2...10_000)
    try check(finalists, "--finalists", 1...100)
    if let fresh { try check(fresh, "--fresh", 2...100_000) }
    if evaluate, !vary.isEmpty { throw ValidationError("--evaluate takes no --vary") }
  }

  private func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) throws {
    guard !range.contains(value) else { return }
    throw ValidationError(
      "\(name) is \(value), but must be at least \(range.lowerBound) and at most "
        + "\(range.upperBound)")
  }

  func run() throws {
    let interrupt = InterruptSignal()
    let bar = ProgressBar(isShown: Console.isTerminal && !options.quiet && !evaluate)
    try Failure.reporting(scenario: source.scenario, beforeMessage: bar.clear) {
      let variants = try self.variants()
      for warning in variants.original.scenario.warnings { Console.note(warning.description) }
      let search = SearchRun(
        variants: variants, settings: try settings(variants),
        options: ComparisonRun.Options(
          resultsFolder: options.resultsFolder, threads: options.workers.count,
          onProgress: { bar.update(stage: $0, done: $1, total: $2) },
          isCancelled: { [count = interrupt.count] in count.isRaised },
          now: { Console.timestamp() }), clock: { Date().timeIntervalSinceReferenceDate })
      if evaluate { return try answer(SearchOracle(search)) }
      let outcome = try search.execute(vary: vary)
      bar.clear()
      try show(outcome)
      if outcome.gateFailed { throw ExitReason.negative.code }
    }
  }

  private func variants() throws -> ScenarioVariants {
    do {
      return try SearchRun.variants(
        ofStrategy: strategy,
        loader: ScenarioLoader(physicalMemory: ProcessInfo.processInfo.physicalMemory),
        path: source.scenario, overlays: source.overlays, overrides: source.allOverrides)
    } catch let error as ScenarioError {
      Console.note(error.description)
      throw ExitReason.invalid.code
    }
  }

  private func settings(_ variants: ScenarioVariants) throws -> SearchSettings {
    SearchSettings(
      method: SearchSettings.Method(rawValue: method.rawValue) ?? .auto,
      budget: try budget.map(SearchSettings.Budget.init),
      replications: replications, finalists: finalists,
      freshReplications: fresh ?? variants.original.scenario.experiment.replications)
  }

  private func answer(_ oracle: SearchOracle) throws {
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      try Console.show(oracle.answer(line))
    }
  }

  private func show(_ outcome: SearchRun.Outcome) throws {
    switch options.format {
    case .table: try Console.show(SearchText.table(outcome.summary), terminator: "")
    case .json: try Console.show(SearchText.json(outcome.summary), terminator: "")
    case .csv: try Console.show(outcome.summary.pathTable.text, terminator: "")
    case .md: try Console.show(SearchText.markdown(outcome.summary), terminator: "")
    }
    guard !options.quiet else { return }
    Console.note("report  \(outcome.folder)/report.html")
    Console.note("path    \(outcome.folder)/search.csv")
    if let overlay = outcome.overlay {
      Console.note(
        "next    marketeer compare \(ShellWord.quoted(source.scenario)) --overlay "
          + ShellWord.quoted(overlay))
    }
  }
}
