import ArgumentParser
import Foundation
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

  func run() {
    let runs = RunRegistry(root: resultsFolder).runs()
    if runs.isEmpty { Console.note("no runs in '\(resultsFolder)'") }
    for run in runs { print(run.line) }
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
    do {
      print(try RunRegistry(root: resultsFolder).run(named: name).details)
    } catch let error as ResultsError {
      Console.note("error: \(error)")
      throw ExitCode(1)
    }
  }
}
