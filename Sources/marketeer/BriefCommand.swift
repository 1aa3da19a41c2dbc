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
      offer; without one they are templates, marked as such. Every field gets its first draft before \
      any gets its second. When --draft-time is over, or Ctrl-C is pressed, the rest is templates \
      that say so; with --record-to the same command goes on from there. Exit code 4 when a model \
      that was asked for could not be had or failed: the brief is there, with templates.
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
  @Option(
    help: "Drafts of each field to choose from; one more than --variants unless told otherwise.")
  var candidates: Int?
  @Option(
    help: ArgumentHelp(
      "Most time to wait for the model's answers, like 90s, 10min or 2h.", valueName: "time"))
  var draftTime = DraftTimeArgument.ofBriefs
  @Option(help: "Seed of the drafts.")
  var draftSeed: UInt64 = 1
  @Option(help: "The brand's voice: # do, # don't, # banned, # examples.", completion: .file())
  var voice: String?
  @Flag(help: "Take the place of a brief that was edited, approved or rejected.")
  var replace = false
  @OptionGroup var workers: ThreadOption
  @Flag(help: "Print the result and warnings only.")
  var quiet = false

  func validate() throws {
    if !(0...9).contains(variants) {
      throw ValidationError("--variants is \(variants), but must be at least 0 and at most 9")
    }
    if let candidates, !(variants...20).contains(candidates) {
      throw ValidationError(
        "--candidates is \(candidates), but must be at least \(variants), one for each of "
          + "--variants, and at most 20")
    }
  }

  func run() throws {
    try Failure.reporting {
      let drafter = CopyDrafter(options: draftOptions, voice: try BrandVoice.reading(voice))
      let gathered = try BriefRequest(
        run: comparison, resultsFolder: resultsFolder, promotion: promotion, strategy: strategy,
        commits: commit, threads: workers.count,
        physicalMemory: ProcessInfo.processInfo.physicalMemory
      ).gather()
      let folder = BriefFolder(runFolder: gathered.runFolder, promotion: gathered.facts.id)
      if !replace { try BriefReview.expectUntouched(folder, root: resultsFolder) }
      let result = try drafted(BriefAssembly(gathered), drafter: drafter)
      try folder.write(result.brief)
      try folder.write(result.drafts)
      try BriefReview(named: folder.path, root: resultsFolder)
        .note(.drafted, by: "", note: "", at: Console.timestamp())
      try report(result, folder: folder.path)
    }
  }

  private var draftOptions: DraftOptions {
    var options = DraftOptions(seed: draftSeed)
    options.candidates = candidates ?? (variants == 0 ? 0 : variants + 1)
    return options
  }

  /// A brief with its drafts; `failure` says why a model that was asked for could not draft.
  private struct Drafted {
    var brief: PromotionBrief
    var drafts: DraftedCopy
    var failure: String?
  }

  /// Drafts with the model that the options name.
  private func drafted(_ assembly: BriefAssembly, drafter: CopyDrafter) throws -> Drafted {
    var model: (any ChatModel)?
    var failure: String?
    do {
      model = try source.open()
    } catch let error as LanguageModelError {
      failure = "\(error)"
    }
    guard let model else { return try drafted(assembly, by: nil, drafter, failure: failure) }
    let monitor = DraftingMonitor(quiet: quiet)
    var watched = drafter
    watched.options.watch = monitor.watch(limit: draftTime.time)
    let result = try drafted(assembly, by: model, watched, failure: nil)
    monitor.finish(result.drafts.tally)
    return result
  }

  private func drafted(
    _ assembly: BriefAssembly, by model: (any ChatModel)?, _ drafter: CopyDrafter, failure: String?
  ) throws -> Drafted {
    let result = try Waiting.wait { [variants] in
      await assembly.drafted(variants: variants, model: model, drafter: drafter)
    }
    return Drafted(brief: result.brief, drafts: result.drafts, failure: failure)
  }

  /// Names the files and what is to be known of them; leaves with the exit code that stands for the gravest.
  private func report(_ result: Drafted, folder: String) throws {
    try Console.show("\(folder)/brief.md")
    if !quiet {
      Console.note("also    \(folder)/brief.html, brief.json, copy.csv, drafts.jsonl, ranking.json")
      for line in result.drafts.noticeLines { Console.note("long    \(line)") }
    }
    for line in result.drafts.problemLines { Console.note("warning: \(line)") }
    let code = warn(result)
    if result.brief.hasUnlawfulClaim { throw ExitReason.negative.code }
    if let code { throw code }
  }

  /// Says why templates stand in for drafts.
  private func warn(_ result: Drafted) -> ExitCode? {
    if let failure = result.failure {
      Console.note("warning: \(failure); templates stand in its place")
      return ExitReason.unavailable.code
    }
    guard let stop = result.drafts.stop, stop != .noModel else { return nil }
    let fields = result.drafts.fieldsWithoutDraft
    Console.note("warning: \(stop.reason); \(fields) fields are templates for it")
    switch stop {
    case .failed: return ExitReason.unavailable.code
    case .interrupted: return ExitReason.interrupted.code
    case .noModel, .timeOver: return nil
    }
  }
}

/// A time for drafting on the command line.
struct DraftTimeArgument: ExpressibleByArgument {
  let time: DraftTime

  /// The time of `brief` unless told otherwise.
  static let ofBriefs = DraftTimeArgument(time: .ofBriefs)

  private init(time: DraftTime) { self.time = time }

  init?(argument: String) {
    guard let time = DraftTime(argument) else { return nil }
    self.time = time
  }

  var defaultValueDescription: String { time.description }
}
