import ArgumentParser
import Foundation
import LanguageModels
import PromotionBriefs
import ResultsStore

/// Judges drafted promotion copy, or a model that drafts it.
struct EvaluateCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-copy",
    abstract: "Judge drafts of promotion copy, or a model that drafts them.",
    discussion: """
      Without --drafts the model drafts copy for built-in products and offers. Prints how many drafts \
      pass the checks at the first try, tries per draft, drafts given up, exactness of the locked \
      offer (must be 1), diversity, BLEU and perplexity. None of these forecasts sales.

      Exactness and template_rate need finished copies: files of --save-drafts hold them, a brief's \
      drafts.jsonl holds tries alone, and the two rows stay empty. The time that answers took is said \
      on standard error.

      Exit code 3 when a finished text holds a number that is not a locked fact, 130 after Ctrl-C.
      """)

  @Option(
    help: "Judge this file of drafts, one try or finished copy per line as JSON.",
    completion: .file())
  var drafts: String?
  @Option(
    help: "Reference texts for BLEU, like {\"language\": \"en\", \"text\": \"...\"}, one per line.",
    completion: .file())
  var references: String?
  @Option(help: "The brand's voice: # do, # don't, # banned, # examples.", completion: .file())
  var voice: String?
  @OptionGroup var source: ModelSourceOptions
  @Option(help: "Channels, with commas, or all.")
  var channels = "all"
  @Option(help: "Languages, with commas, or all: en, zh-Hans.")
  var languages = "all"
  @Option(help: "How many seeds, from 1 on.")
  var seeds = 1
  @Option(help: "Drafted variants beside the control.")
  var variants = 1
  @Option(help: "Drafts of each field, at least as many as --variants are made.")
  var candidates = 3
  @Option(
    help: ArgumentHelp(
      "Most time to wait for the model's answers, like 90s, 10min or 2h; no limit without it.",
      valueName: "time"))
  var draftTime: DraftTimeArgument?
  @Option(help: "What keeps digits out of answers: grammar, json_schema or free.")
  var shape = "grammar"
  @Option(
    help: """
      Write every try to this file as it comes, one JSON record per line, and finished copies at the \
      end of each product.
      """, completion: .file())
  var saveDrafts: String?
  @Option(help: "How to print.")
  var format: OutputFormat = .table
  @Flag(help: "Print the result and warnings only.")
  var quiet = false

  func validate() throws {
    _ = try trial()
    if seeds < 1 { throw ValidationError("--seeds is \(seeds), but must be 1 or more") }
    if variants < 0 { throw ValidationError("--variants is \(variants), but must be 0 or more") }
    if !(1...20).contains(candidates) {
      throw ValidationError(
        "--candidates is \(candidates), but must be at least 1 and at most 20")
    }
  }

  func run() throws {
    try Failure.reporting {
      var (evaluation, stop) = try drafts.map { (try recorded($0), nil) } ?? drafted()
      evaluation.references = try references.map { try texts($0) } ?? []
      let measures = evaluation.measures()
      try Console.show(
        try CopyEvaluationText.render(measures, format: format.copyEvaluation), terminator: "")
      if measures.contains(where: { ($0.slotExactness ?? 1) < 1 }) {
        throw ExitReason.negative.code
      }
      if stop == .interrupted { throw ExitReason.interrupted.code }
    }
  }

  private func recorded(_ path: String) throws -> CopyEvaluation {
    let evaluation = try reporting {
      try DraftLines.evaluation(of: try text(of: path), file: path)
    }
    if evaluation.finished.isEmpty, !quiet {
      Console.note("\(path) holds no finished copies: slot_exactness and template_rate are empty")
    }
    return evaluation
  }

  private func texts(_ path: String) throws -> [ReferenceText] {
    try reporting { try DraftLines.references(of: try text(of: path), file: path) }
  }

  private func drafted() throws -> (CopyEvaluation, DraftingStop?) {
    var trial = try trial()
    trial.voice = try BrandVoice.reading(voice)
    let options = source.options
    let model =
      options.model == "none" ? nil : try Waiting.wait { try await ChatModelSource.open(options) }
    let file = try saveDrafts.map { try DraftsFile(path: $0) }
    let monitor = model == nil ? nil : DraftingMonitor(quiet: quiet)
    if let monitor { trial.options.watch = monitor.watch(limit: draftTime?.time) }
    trial.options.watch.onTry = { file?.append($0) }
    let outcome = try Waiting.wait { [trial] in
      await trial.run(model: model) { try? file?.replace(with: $0) }
    }
    monitor?.finish(outcome.tally)
    try file?.replace(with: outcome.evaluation)
    if let stop = outcome.stop {
      Console.note("warning: \(stop.reason); the rest is templates")
    }
    return (outcome.evaluation, outcome.stop)
  }

  /// Prints what is wrong with a file and leaves with exit code 2.
  private func reporting<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DraftLinesError {
      Console.note(error.description)
    }
    throw ExitReason.invalid.code
  }

  private func text(of path: String) throws -> String { try Console.text(ofFile: path) }

  private func trial() throws -> CopyTrial {
    guard let shape = FieldShape(rawValue: shape) else {
      throw ValidationError("--shape is '\(shape)', but must be grammar, json_schema or free")
    }
    var options = DraftOptions(seed: 1)
    options.shape = shape
    options.candidates = candidates
    var trial = CopyTrial(seeds: (0..<max(seeds, 1)).map { UInt64($0 + 1) }, options: options)
    trial.channels = try Self.list(channels, option: "--channels")
    trial.languages = try Self.list(languages, option: "--languages")
    trial.variants = variants
    return trial
  }

  private static func list<Item: RawRepresentable & CaseIterable>(
    _ text: String, option: String
  ) throws -> [Item] where Item.RawValue == String {
    if text == "all" { return Array(Item.allCases) }
    return try text.split(separator: ",").map { name in
      guard let item = Item(rawValue: String(name)) else {
        let known = Item.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(option) names '\(name)', but must be of \(known)")
      }
      return item
    }
  }
}

extension BrandVoice {
  /// Reads a voice file; no path stands for no voice.
  ///
  /// Mistakes end the command with exit code 2.
  static func reading(_ path: String?) throws -> BrandVoice {
    guard let path else { return .none }
    do {
      return try BrandVoice(text: try Console.text(ofFile: path), file: path)
    } catch let error as BrandVoiceError {
      Console.note(error.description)
      throw ExitReason.invalid.code
    }
  }
}

extension OutputFormat {
  /// The same format of an evaluation of copy.
  fileprivate var copyEvaluation: CopyEvaluationText.Format {
    switch self {
    case .table: .table
    case .json: .json
    case .csv: .csv
    case .md: .md
    }
  }
}
