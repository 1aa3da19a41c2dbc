import ArgumentParser
import ExperimentRunner
import Foundation
import LanguageModels
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

      A language model drafts the free fields of the copy, never a number, a price, a date or the \
      offer; without one they are templates, marked as such. Exit code 4 when a model that was \
      asked for could not be had or failed: the brief is there, with templates.
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
  @OptionGroup var source: ModelSourceOptions
  @Option(help: "Drafted variants of each copy beside the control.")
  var variants = 2
  @Option(help: "Seed of the drafts.")
  var draftSeed: UInt64 = 1
  @Option(help: "The brand's voice: # do, # don't, # banned, # examples.", completion: .file())
  var voice: String?
  @OptionGroup var workers: ThreadOption

  func validate() throws {
    if !(0...9).contains(variants) {
      throw ValidationError("--variants is \(variants), but must be at least 0 and at most 9")
    }
  }

  func run() throws {
    try Failure.reporting {
      let drafter = CopyDrafter(
        options: DraftOptions(seed: draftSeed), voice: try BrandVoice.reading(voice))
      let gathered = try BriefRequest(
        run: comparison, resultsFolder: resultsFolder, promotion: promotion, strategy: strategy,
        commits: commit, threads: workers.count,
        physicalMemory: ProcessInfo.processInfo.physicalMemory
      ).gather()
      let result = try drafted(BriefAssembly(gathered), drafter: drafter)
      let brief = result.brief
      let folder = BriefFolder(runFolder: gathered.runFolder, promotion: gathered.facts.id)
      try folder.write(brief)
      try folder.write(result.drafts)
      try BriefReview(named: folder.path, root: resultsFolder)
        .note(.drafted, by: "", note: "", at: Console.timestamp())
      try Console.show("\(folder.path)/brief.md")
      Console.note(
        "also    \(folder.path)/brief.html, brief.json, copy.csv, drafts.jsonl, ranking.json")
      if brief.hasUnlawfulClaim { throw ExitCode(3) }
      if let failure = result.failure {
        Console.note("warning: \(failure); templates stand in its place")
        throw ExitCode(4)
      }
    }
  }

  /// Drafts with the model that the options name; `failure` says why one that was asked for could not.
  private func drafted(
    _ assembly: BriefAssembly, drafter: CopyDrafter
  ) throws -> (brief: PromotionBrief, drafts: DraftedCopy, failure: String?) {
    let (options, variants) = (source.options, variants)
    return try Waiting.wait {
      var model: (any ChatModel)?
      var failure: String?
      do {
        if case .none = try ChatModelSource(options) {
          model = nil
        } else {
          model = try await ChatModelSource.open(options)
        }
      } catch let error as LanguageModelError {
        failure = "\(error)"
      }
      let result = await assembly.drafted(variants: variants, model: model, drafter: drafter)
      return (
        result.brief, result.drafts, failure ?? (model == nil ? nil : result.drafts.stopReason)
      )
    }
  }
}
