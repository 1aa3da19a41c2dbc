import ArgumentParser
import ExperimentRunner
import Foundation
import ResultsStore

/// Lists, compares and tidies up finished runs.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List, show, compare, tag and remove runs.",
    subcommands: [
      RunsListCommand.self, RunsShowCommand.self, RunsDiffCommand.self, RunsTagCommand.self,
      RunsCleanCommand.self,
    ])
}

/// The folder of all runs.
struct RegistryOption: ParsableArguments {
  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"

  /// The runs in it.
  var registry: RunRegistry { RunRegistry(root: resultsFolder) }
}

/// Lists runs.
struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs in the results folder.")

  @Option(help: "Only runs with this tag.")
  var tag: String?
  @OptionGroup var results: RegistryOption

  func run() throws {
    let runs = results.registry.runs().filter { run in tag.map(run.tags.contains) ?? true }
    if runs.isEmpty {
      let tagged = tag.map { " with the tag '\($0)'" } ?? ""
      Console.note("no runs in '\(results.resultsFolder)'\(tagged)")
    }
    try Failure.reporting { for run in runs { try Console.show(run.line) } }
  }
}

extension RunRegistry.Run {
  /// Scenario, run id and tags.
  fileprivate var title: String {
    "\(scenario)/\(runID)" + (tags.isEmpty ? "" : " [\(tags.joined(separator: ", "))]")
  }

  /// What an unfinished run does; a comparison where its store can't be read.
  private var unfinishedKind: RunKind {
    (try? RunKind.unfinished(runFolder: folder)) ?? .comparison
  }

  /// The run as one line of a list.
  fileprivate var line: String {
    guard let manifest else { return "\(title)  \(unfinishedKind.rawValue), unfinished" }
    let count = manifest.strategies.count
    let size =
      "\(count) \(count == 1 ? "strategy" : "strategies")  \(manifest.replications) replications"
    return "\(title)  \(manifest.kind.rawValue)  \(size)  \(manifest.environment.finishedAt)  "
      + words(manifest.verdict)
  }

  /// A verdict without the marks around names, which pages show as type.
  private func words(_ verdict: String) -> String { verdict.filter { $0 != "`" } }

  /// The run in full.
  fileprivate var details: String {
    guard let manifest else {
      let kind = unfinishedKind
      return
        "\(title): an unfinished \(kind.rawValue); the same `marketeer \(kind.command)` goes on "
        + "where it stopped"
    }
    let tagged = tags.isEmpty ? "" : "\ntags          \(tags.joined(separator: ", "))"
    return """
      run           \(scenario)/\(runID)\(tagged)
      kind          \(manifest.kind.rawValue)
      verdict       \(words(manifest.verdict))
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
    commandName: "show",
    abstract: "Show a run: a tag, a run id, scenario/run-id, or scenario/latest.")

  @Argument(help: "The run.")
  var name: String
  @OptionGroup var results: RegistryOption

  func run() throws {
    try Failure.reporting { try Console.show(results.registry.run(named: name).details) }
  }
}

/// Compares two runs.
struct RunsDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show the settings that differ between two runs, beside their results.")

  @Argument(help: "The first run.")
  var first: String
  @Argument(help: "The second run.")
  var second: String
  @Option(help: "How to print.")
  var format: OutputFormat = .table
  @OptionGroup var results: RegistryOption

  func run() throws {
    try Failure.reporting {
      let difference = try RunDifference(
        results.registry.run(named: first), results.registry.run(named: second))
      try Console.show(difference.render(format.answer), terminator: "")
    }
  }
}

/// Names a run.
struct RunsTagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Give a run names of your own, which every command then takes.")

  @Argument(help: "The run.")
  var name: String
  @Argument(help: "Tags to add.")
  var tags: [String] = []
  @Option(help: "A tag to take away. May be repeated.")
  var remove: [String] = []
  @OptionGroup var results: RegistryOption

  func validate() throws {
    for tag in tags where !RunTags.isValid(tag) {
      throw ValidationError(
        "'\(tag)' can't be a tag: use up to 60 letters, digits, '-', '_' and '.', and no run id")
    }
    if tags.isEmpty && remove.isEmpty {
      throw ValidationError("name a tag to add, or one to take away with --remove")
    }
  }

  func run() throws {
    try Failure.reporting {
      var run = try results.registry.run(named: name)
      run.tags = Set(run.tags + tags).subtracting(remove).sorted()
      try RunTags.write(run.tags, runFolder: run.folder)
      try Console.show(run.title)
    }
  }
}

/// Removes runs that nobody wants any more.
struct RunsCleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove old runs; shows what would go unless --remove is added.",
    discussion: """
      The newest finished runs of each scenario stay, and so do runs that `latest` points to, that have a \
      tag or that have a brief.
      """)

  @Option(help: "Finished runs to keep of each scenario.")
  var keep = 3
  @Flag(help: "Also remove runs that never finished and that nobody wrote to for an hour.")
  var unfinished = false
  @Flag(help: "Remove them.")
  var remove = false
  @OptionGroup var results: RegistryOption

  func validate() throws {
    if keep < 0 { throw ValidationError("--keep is \(keep), but must be 0 or more") }
  }

  func run() throws {
    try Failure.reporting {
      let cleaning = RunCleaning(
        kept: keep, idleSince: unfinished ? Date(timeIntervalSinceNow: -3_600) : nil)
      let candidates = cleaning.candidates(in: results.registry)
      for candidate in candidates {
        if remove { try RunCleaning.remove(candidate.run) }
        try Console.show("\(candidate.run.line)  \(Self.size(candidate.bytes))")
      }
      let total = Self.size(candidates.reduce(0) { $0 + $1.bytes })
      let count = candidates.count == 1 ? "1 run" : "\(candidates.count) runs"
      Console.note(
        remove ? "removed \(count), \(total)" : "\(count), \(total); add --remove to remove")
    }
  }

  private static func size(_ bytes: Int) -> String {
    String(format: "%.1f MB", Double(bytes) / 1e6)
  }
}
