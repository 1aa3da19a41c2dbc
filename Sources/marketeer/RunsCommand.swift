import ArgumentParser
import ResultsStore

/// Lists and shows finished runs.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List and show runs.",
    subcommands: [RunsListCommand.self, RunsShowCommand.self])
}

/// Lists runs.
struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs in the results folder.")

  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"

  func run() throws {
    let runs = RunRegistry(root: resultsFolder).runs()
    if runs.isEmpty { Console.note("no runs in '\(resultsFolder)'") }
    try Failure.reporting { for run in runs { try Console.show(run.line) } }
  }
}

extension RunRegistry.Run {
  /// The run as one line of a list.
  fileprivate var line: String {
    let name = "\(scenario)/\(runID)"
    guard let manifest else { return "\(name)  unfinished" }
    let size = "\(manifest.strategies.count) strategies  \(manifest.replications) replications"
    return "\(name)  \(size)  \(manifest.environment.finishedAt)  \(manifest.verdict)"
  }

  /// The run in full.
  fileprivate var details: String {
    guard let manifest else { return "\(scenario)/\(runID): unfinished; run it again to resume" }
    return """
      run           \(scenario)/\(runID)
      verdict       \(manifest.verdict)
      strategies    \(manifest.strategies.joined(separator: ", "))
      replications  \(manifest.replications), seed \(manifest.seed)
      tool          \(manifest.toolVersion), finished \(manifest.environment.finishedAt)
      content       \(manifest.contentDigest)
      report        \(folder)/report.html
      """
  }
}

/// Shows a run.
struct RunsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: a run id, scenario/run-id, or scenario/latest.")

  @Argument(help: "The run.")
  var name: String
  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"

  func run() throws {
    try Failure.reporting {
      try Console.show(RunRegistry(root: resultsFolder).run(named: name).details)
    }
  }
}
