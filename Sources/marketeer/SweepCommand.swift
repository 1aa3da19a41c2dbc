import ArgumentParser
import ExperimentRunner
import Foundation
import Reports
import ResultsStore
import ScenarioFiles

/// Compares all strategies over a space of assumptions.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Vary assumptions of the market and say where the winner changes.",
    discussion: """
      Compares every strategy at every point of the space, with the same seed and replications, so that \
      differences between points are no luck. A value that is swept is held without its spread; other \
      uncertain values are drawn as the scenario says. Starting the same command again resumes an \
      interrupted sweep.
      """)

  @OptionGroup var source: ScenarioOptions
  @Option(
    help: """
      What to vary: key=a,b,c, key=low..high or key=low..high step s, with the keys of --set and in the \
      scenario's units. May be repeated.
      """)
  var vary: [String] = []
  @Option(
    help: """
      How points are spread: every combination (grid), one in each stratum (latin-hypercube), or \
      quasi-random (sobol). A grid where all values are written or one key varies, otherwise sobol.
      """)
  var design: Design?
  @Option(help: "Points: 32 unless stated; in a grid the most, 5 values of each range (9 of one).")
  var points: Int?
  @Option(help: "What decides who wins, instead of the scenario's objective.")
  var metric: Metric?
  @OptionGroup var programs: ProgramOption
  @OptionGroup var options: RunOptions

  /// The designs.
  enum Design: String, ExpressibleByArgument, CaseIterable {
    case grid, sobol
    case latinHypercube = "latin-hypercube"
  }

  /// The metrics of which more is better.
  enum Metric: String, ExpressibleByArgument, CaseIterable {
    case contribution, revenue, margin, units, purchases
  }

  func validate() throws {
    guard !vary.isEmpty else {
      throw ValidationError(
        "nothing is varied; add --vary key=a,b,c or --vary key=low..high, such as "
          + "--vary consumers.traffic=0.8..1.2")
    }
    guard let points, !(2...SweepError.pointLimit).contains(points) else { return }
    throw ValidationError(
      "--points is \(points), but must be at least 2 and at most \(SweepError.pointLimit)")
  }

  func run() throws {
    let interrupt = InterruptSignal()
    let bar = ProgressBar(isShown: Console.isTerminal && !options.quiet)
    let path = source.scenario
    try Failure.reporting(scenario: path, beforeMessage: bar.clear) {
      do {
        let varied = try source.varied()
        for warning in varied.original.scenario.warnings { Console.note(warning.description) }
        let sweep = SweepRun(
          varied: varied, settings: settings,
          options: runOptions(varied.original.scenario, bar, interrupt))
        let outcome = try sweep.execute(vary: vary, onStart: announce)
        bar.clear()
        try show(outcome)
      } catch let error as ScenarioError {
        bar.clear()
        Console.note(error.description)
        throw ExitReason.invalid.code
      }
    }
  }

  private var settings: SweepSettings {
    SweepSettings(
      design: design.flatMap { SweepSettings.Design(rawValue: $0.rawValue) }, points: points,
      metric: metric.flatMap { SweepSettings.Metric(rawValue: $0.rawValue) })
  }

  private func runOptions(
    _ scenario: Scenario, _ bar: ProgressBar, _ interrupt: InterruptSignal
  ) -> ComparisonRun.Options {
    ComparisonRun.Options(
      resultsFolder: options.resultsFolder,
      threads: WorkEstimate(scenario).threads(
        upTo: options.workers.count, memoryBytes: ProcessInfo.processInfo.physicalMemory),
      allowsPrograms: programs.allowPrograms,
      onProgress: { bar.update(stage: $0, done: $1, total: $2) },
      isCancelled: { [count = interrupt.count] in count.isRaised },
      now: { Console.timestamp() })
  }

  private func announce(_ size: SweepRun.Size) {
    guard !options.quiet else { return }
    let seasons = size.points * size.strategies * size.replications
    Console.note(
      "sweep   \(size.points) points x \(size.strategies) strategies x \(size.replications) "
        + "replications = \(seasons) seasons")
  }

  private func show(_ outcome: SweepRun.Outcome) throws {
    switch options.format {
    case .table: try Console.show(SweepText.table(outcome.summary), terminator: "")
    case .json: try Console.show(SweepText.json(outcome.summary), terminator: "")
    case .csv: try Console.show(outcome.summary.table.text, terminator: "")
    case .md: try Console.show(SweepText.markdown(outcome.summary), terminator: "")
    }
    guard !options.quiet else { return }
    Console.note("report  \(outcome.folder)/report.html")
    Console.note("points  \(outcome.folder)/sweep.csv")
  }
}
