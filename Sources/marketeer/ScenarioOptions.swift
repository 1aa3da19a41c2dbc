import ArgumentParser
import ExperimentRunner
import Foundation
import ScenarioFiles

/// Which scenario, and what to change in it.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The scenario file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(name: .customLong("set"), help: "Replace a value: a.b=c. May be repeated.")
  var overrides: [String] = []

  @Option(help: "Replace the scenario's seed.")
  var seed: UInt64?

  @Option(help: "Replace the number of ranking replications.")
  var replications: Int?

  /// Reads and checks the scenario; prints every mistake and exits with 2 when there is one.
  func load() throws -> LoadedScenario {
    var all = overrides
    if let seed { all.append("experiment.seed=\(seed)") }
    if let replications { all.append("experiment.replications=\(replications)") }
    do {
      let loader = ScenarioLoader(physicalMemory: ProcessInfo.processInfo.physicalMemory)
      let loaded = try loader.load(path: scenario, overrides: all)
      for warning in loaded.scenario.warnings { Console.note(warning.description) }
      return loaded
    } catch {
      Console.note(error.description)
      throw ExitCode(2)
    }
  }
}

/// How to run and where to write.
struct RunOptions: ParsableArguments {
  @Option(help: "Threads; all cores unless told otherwise. Results do not depend on it.")
  var threads: Int?

  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"

  @Option(help: "table, json, csv or md.")
  var format: OutputFormat = .table

  @Flag(help: "Print the result only.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 {
      throw ValidationError("--threads is \(threads), but must be 1 or more")
    }
  }
}

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv, md
}
