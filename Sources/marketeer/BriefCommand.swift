import ArgumentParser
import ExperimentRunner
import Foundation
import PromotionBriefs
import ResultsStore

/// Writes promotion briefs and keeps their status.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief", abstract: "Write a promotion brief from a finished comparison.",
    subcommands: [
      BriefWriteCommand.self, BriefCheckCommand.self, BriefApproveCommand.self,
      BriefRejectCommand.self, BriefStatusCommand.self,
    ], defaultSubcommand: BriefWriteCommand.self)
}

/// Writes a brief.
struct BriefWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Write the brief of a promotion of the recommended policy.",
    discussion: """
      Every number comes from the comparison's fresh replications; prices before the start are \
      simulated again. Without a recommendation nothing is written and the exit code is 3.
      """)

  @Argument(
    help: ArgumentHelp(
      "The run: its folder, a run id, scenario/run-id, or scenario/latest.", valueName: "run"))
  var comparison: String
  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"
  @Option(help: "The promotion; by default the one with the largest contribution.")
  var promotion: String?
  @Option(help: "A strategy of the comparison in place of the recommended one.")
  var strategy: String?
  @Flag(
    help: "Fix a policy that reacts to the market at its commonest first offer, and simulate it.")
  var commit = false
  @OptionGroup var workers: ThreadOption

  func run() throws {
    try Failure.reporting {
      let gathered = try BriefRequest(
        run: comparison, resultsFolder: resultsFolder, promotion: promotion, strategy: strategy,
        commits: commit, threads: workers.count,
        physicalMemory: ProcessInfo.processInfo.physicalMemory
      ).gather()
      let brief = try BriefAssembly(gathered).brief()
      let folder = BriefFolder(runFolder: gathered.runFolder, promotion: gathered.facts.id)
      try folder.write(brief)
      try BriefReview(named: folder.path, root: resultsFolder)
        .note(.drafted, by: "", note: "", at: Console.timestamp())
      try Console.show("\(folder.path)/brief.md")
      Console.note("also    \(folder.path)/brief.html, brief.json, copy.csv")
      if brief.hasUnlawfulClaim { throw ExitCode(3) }
    }
  }
}
