import ArgumentParser
import ExperimentRunner
import Foundation
import ResultsStore

/// Says why a strategy of a finished run earns more or less than the baseline.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a strategy of a finished run earns more or less than the baseline.",
    discussion: """
      Splits the difference into volume, mix, price, promotion costs, costs per unit, stock and returns, so \
      that the parts add up; shows segments, products and weeks, elasticities and diversion, and what prices \
      were decided on in one season, which is simulated again for that.
      """)

  @Argument(
    help: ArgumentHelp(
      "The run: its folder, a tag, a run id, scenario/run-id, or scenario/latest.",
      valueName: "run"))
  var name: String
  @Option(help: "The strategy; the recommended one, or else the best alternative, unless named.")
  var strategy: String?
  @Option(help: "The season of the ranking whose decisions are shown, from 0.")
  var replication = 0
  @Option(
    help: "Which decisions to show: those that changed something, all, or none without simulating.")
  var decisions: DecisionScopeArgument = .changes
  @Option(help: "How to print.")
  var format: OutputFormat = .table
  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"
  @OptionGroup var workers: ThreadOption
  @OptionGroup var programs: ProgramOption

  func run() throws {
    try Failure.reporting {
      var explanation = try RunExplanation(
        named: name, root: resultsFolder, strategy: strategy,
        physicalMemory: ProcessInfo.processInfo.physicalMemory)
      if format != .csv { try addDecisions(to: &explanation) }
      try Console.show(
        explanation.render(format.answer, width: Console.width), terminator: "")
    }
  }

  private func addDecisions(to explanation: inout RunExplanation) throws {
    let bar = ProgressBar(isShown: Console.isTerminal)
    defer { bar.clear() }
    bar.update(stage: "simulating season \(replication) again", done: 0, total: 1)
    try explanation.addDecisions(
      replication: replication, scope: decisions.scope,
      allowsPrograms: programs.allowPrograms, threads: workers.count)
  }
}

/// Which decisions are shown, as an option.
enum DecisionScopeArgument: String, ExpressibleByArgument, CaseIterable {
  case changes, all, none

  /// The scope as the library names it.
  var scope: RunExplanation.DecisionScope {
    switch self {
    case .changes: .changes
    case .all: .all
    case .none: .none
    }
  }
}
