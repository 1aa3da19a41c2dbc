import ArgumentParser
import ExperimentRunner
import Foundation
import MarketModel
import Reports
import ResultsStore
import ScenarioFiles

/// Compares every strategy of a scenario.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare a scenario's strategies under common random numbers.",
    discussion: """
      Prints the verdict and the ranking. Starting the same command again resumes an interrupted \
      run; a finished run is printed again at once.
      """)

  @OptionGroup var source: ScenarioOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let loaded = try source.load()
    try ComparisonCommand(loaded: loaded, path: source.scenario, options: options).run()
  }
}

/// Runs one strategy beside the baseline.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run one strategy of a scenario beside the baseline.")

  @OptionGroup var source: ScenarioOptions
  @Option(help: "The strategy's name in the scenario.")
  var strategy: String
  @OptionGroup var options: RunOptions

  func run() throws {
    var loaded = try source.load()
    guard let narrowed = loaded.scenario.narrowed(to: strategy) else {
      let known = loaded.scenario.strategies.map(\.name).joined(separator: ", ")
      Console.note(
        "error: the scenario has no strategy '\(strategy)'\nhint: choose one of: \(known)")
      throw ExitCode(64)
    }
    loaded.scenario = narrowed
    try ComparisonCommand(loaded: loaded, path: source.scenario, options: options).run()
  }
}

/// What `compare` and `run` share: run, print, translate errors into exit codes.
struct ComparisonCommand {
  let loaded: LoadedScenario
  let path: String
  let options: RunOptions

  func run() throws {
    let interrupt = InterruptSignal()
    let bar = ProgressBar(isShown: Console.isTerminal && !options.quiet)
    let estimate = WorkEstimate(loaded.scenario)
    let cores = options.threads ?? ProcessInfo.processInfo.activeProcessorCount
    let runOptions = ComparisonRun.Options(
      resultsFolder: options.resultsFolder,
      threads: estimate.threads(
        upTo: cores, memoryBytes: ProcessInfo.processInfo.physicalMemory),
      onProgress: { bar.update(stage: $0, done: $1, total: $2) },
      isCancelled: { [count = interrupt.count] in count.isRaised }, now: { Console.timestamp() })
    do {
      let outcome = try ComparisonRun(
        scenario: loaded.scenario, resolvedText: loaded.resolvedText, options: runOptions
      ).execute()
      bar.clear()
      try show(outcome)
      if outcome.gateFailed { throw ExitCode(3) }
    } catch RunInterruption.cancelled {
      bar.clear()
      Console.note("interrupted; finished cells are kept\nhint: the same command resumes the run")
      throw ExitCode(130)
    } catch let error as CalibrationError {
      bar.clear()
      Console.note("\(path): error: \(error)")
      throw ExitCode(2)
    } catch let error as RunRefusal {
      bar.clear()
      Console.note("\(path): error: \(error)")
      throw ExitCode(2)
    } catch let error as ResultsError {
      bar.clear()
      Console.note("error: \(error)")
      throw ExitCode(1)
    }
  }

  private func show(_ outcome: ComparisonRun.Outcome) throws {
    switch options.format {
    case .table:
      print(
        TextReport.render(
          outcome.summary, width: Console.width, colour: Console.usesColour))
    case .json: print(try RankingText.render(outcome.summary, format: .json), terminator: "")
    case .csv: print(try RankingText.render(outcome.summary, format: .csv), terminator: "")
    case .md: print(try RankingText.render(outcome.summary, format: .md), terminator: "")
    }
    guard !options.quiet else { return }
    Console.note("report  \(outcome.folder)/report.html")
    Console.note("plan    \(outcome.folder)/plan/price_recommendations.csv, weekly_plan.csv")
    Console.note("tables  \(outcome.folder)/tables/")
  }
}
