import ArgumentParser
import ExperimentRunner
import Foundation
import ResultsStore
import ScenarioFiles

/// Computes a finished run again from its manifest.
struct RerunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun", abstract: "Compute a finished run again, from its manifest alone.",
    discussion: """
      Everything is simulated anew in a folder of its own, which --keep names, and the files are held \
      against the run's: exit code 0 if every byte agrees, 1 otherwise. Only the store's page layout and \
      the manifest's environment may differ.
      """)

  @Argument(help: "The run: a folder, a tag, a run id, scenario/run-id, or scenario/latest.")
  var name: String
  @Flag(help: "Compare every file with the run's.")
  var verify = false
  @Option(help: "Folder for the new results; removed afterwards unless it is named.")
  var keep: String?
  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"
  @OptionGroup var workers: ThreadOption
  @OptionGroup var programs: ProgramOption

  func validate() throws {
    if !verify && keep == nil {
      throw ValidationError(
        "rerun needs --verify to compare the files, --keep to keep the new ones, or both")
    }
  }

  func run() throws {
    try Failure.reporting {
      let run = try RunRegistry(root: resultsFolder).run(named: name)
      let repetition = try RunRepetition(
        folder: run.folder, physicalMemory: ProcessInfo.processInfo.physicalMemory)
      let folder = keep ?? temporaryFolder()
      defer { if keep == nil { try? FileManager.default.removeItem(atPath: folder) } }
      let again = try simulate(repetition, folder: folder)
      if verify { try report(repetition, try Manifest.read(runFolder: again)) }
      if keep != nil { Console.note("run     \(again)") }
    }
  }

  private func temporaryFolder() -> String {
    FileManager.default.temporaryDirectory.appending(path: "marketeer-\(UUID().uuidString)").path()
  }

  private func simulate(_ repetition: RunRepetition, folder: String) throws -> String {
    let interrupt = InterruptSignal()
    let bar = ProgressBar(isShown: Console.isTerminal)
    defer { bar.clear() }
    return try ComparisonRun(
      scenario: repetition.loaded.scenario, resolvedText: repetition.loaded.resolvedText,
      incrementality: repetition.incrementality,
      options: ComparisonRun.Options(
        resultsFolder: folder, threads: workers.count, allowsPrograms: programs.allowPrograms,
        onProgress: { bar.update(stage: $0, done: $1, total: $2) },
        isCancelled: { [count = interrupt.count] in count.isRaised },
        now: { Console.timestamp() })
    ).execute().folder
  }

  private func report(_ repetition: RunRepetition, _ again: Manifest) throws {
    let changed = try repetition.changedFiles()
    let differing = repetition.differingFiles(again)
    for name in changed { try Console.show("changed since it was written: \(name)") }
    for name in differing { try Console.show("differs when computed again: \(name)") }
    guard changed.isEmpty && differing.isEmpty else { throw ExitReason.failed.code }
    let count = repetition.manifest.files.count
    try Console.show("verified: \(count) files and the store of \(repetition.manifest.runID) agree")
  }
}
