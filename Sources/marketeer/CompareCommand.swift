import ArgumentParser
import ExperimentRunner
import Foundation
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
      run; a finished run is printed again, with only its calibration simulated anew.
      """)

  @OptionGroup var source: ScenarioOptions
  @OptionGroup var twins: TwinOption
  @OptionGroup var rivals: RivalOption
  @OptionGroup var selection: SelectionOption
  @OptionGroup var programs: ProgramOption
  @OptionGroup var options: RunOptions

  func run() throws {
    let loaded = try source.load(rivals: rivals.rivals, more: selection.overrides)
    try selection.check(loaded.scenario)
    try ComparisonCommand(
      loaded: loaded, path: source.scenario, incrementality: twins.scope,
      allowsPrograms: programs.allowPrograms, options: options
    ).run()
  }
}

/// Runs one strategy beside the baseline.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run one strategy of a scenario beside the baseline.")

  @OptionGroup var source: ScenarioOptions
  @Option(help: "The strategy's name in the scenario.")
  var strategy: String
  @OptionGroup var programs: ProgramOption
  @OptionGroup var options: RunOptions

  func run() throws {
    var loaded = try source.load()
    guard let narrowed = loaded.scenario.narrowed(to: strategy) else {
      let known = loaded.scenario.strategies.map(\.name).joined(separator: ", ")
      Console.note(
        "error: the scenario has no strategy '\(strategy)'\nhint: choose one of: \(known)")
      throw ExitReason.usage.code
    }
    loaded.scenario = narrowed
    try ComparisonCommand(
      loaded: loaded, path: source.scenario, incrementality: .all,
      allowsPrograms: programs.allowPrograms, options: options
    ).run()
  }
}

/// What `compare` and `run` share: run, print, translate errors into exit codes.
struct ComparisonCommand {
  let loaded: LoadedScenario
  let path: String
  let incrementality: IncrementalityScope
  let allowsPrograms: Bool
  let options: RunOptions

  func run() throws {
    let interrupt = InterruptSignal()
    let bar = ProgressBar(isShown: Console.isTerminal && !options.quiet)
    let estimate = WorkEstimate(loaded.scenario, incrementality: incrementality)
    let runOptions = ComparisonRun.Options(
      resultsFolder: options.resultsFolder,
      threads: estimate.threads(
        upTo: options.workers.count, memoryBytes: ProcessInfo.processInfo.physicalMemory),
      allowsPrograms: allowsPrograms,
      onProgress: { bar.update(stage: $0, done: $1, total: $2) },
      isCancelled: { [count = interrupt.count] in count.isRaised }, now: { Console.timestamp() })
    try Failure.reporting(scenario: path, beforeMessage: bar.clear) {
      let outcome = try ComparisonRun(
        scenario: loaded.scenario, resolvedText: loaded.resolvedText,
        incrementality: incrementality, options: runOptions
      ).execute()
      bar.clear()
      try show(outcome)
      if outcome.gateFailed { throw ExitReason.negative.code }
    }
  }

  private func show(_ outcome: ComparisonRun.Outcome) throws {
    if let format = options.format.ranking {
      try Console.show(RankingText.render(outcome.summary, format: format), terminator: "")
    } else {
      try Console.show(
        TextReport.render(outcome.summary, width: Console.width, colour: Console.usesColour))
    }
    guard !options.quiet else { return }
    Console.note("report  \(outcome.folder)/report.html")
    Console.note("plan    \(outcome.folder)/plan/price_recommendations.csv, weekly_plan.csv")
    Console.note("tables  \(outcome.folder)/tables/")
  }
}
