import ArgumentParser
import ExperimentRunner
import Foundation
import Reports
import ScenarioFiles

/// Which scenario, and what to lay over it.
struct ScenarioFileOptions: ParsableArguments {
  @Argument(help: "The scenario file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    name: .customLong("overlay"),
    help: "Lay a file over the scenario, such as what `search` found. May be repeated.",
    completion: .file(extensions: ["yaml", "yml"]))
  var overlays: [String] = []

  @Option(name: .customLong("set"), help: "Replace a value: a.b=c. May be repeated.")
  var overrides: [String] = []

  @Option(help: "Replace the scenario's seed.")
  var seed: UInt64?

  func validate() throws {
    try Self.check(seed: seed)
  }

  // The largest whole number below which a scenario file's numbers are exact.
  private static let largestSeed: UInt64 = 8_999_999_999_999_999

  /// Refuses a seed that a scenario can't hold.
  static func check(seed: UInt64?) throws {
    guard let seed, seed > largestSeed else { return }
    throw ValidationError("--seed is \(seed), but must be at most \(largestSeed)")
  }

  /// Every value that replaces the files'.
  var allOverrides: [ScenarioOverride] {
    overrides.map { ScenarioOverride($0) } + Self.override(seed: seed)
  }

  /// The scenario's key that `--seed` replaces.
  static func override(seed: UInt64?) -> [ScenarioOverride] {
    seed.map { [.init(value: String($0), of: "experiment.seed", option: "--seed")] } ?? []
  }
}

/// Which scenario, and what to change in it.
struct ScenarioOptions: ParsableArguments {
  @OptionGroup var file: ScenarioFileOptions

  @Option(help: "Replace the number of ranking replications.")
  var replications: Int?

  /// The scenario file.
  var scenario: String { file.scenario }

  func validate() throws {
    if let replications, !(2...100_000).contains(replications) {
      throw ValidationError(
        "--replications is \(replications), but must be at least 2 and at most 100000")
    }
  }

  /// Reads and checks the scenario; prints every mistake and exits with 2 when there is one.
  func load(
    rivals: RivalOption.Conduct? = nil, more: [ScenarioOverride] = []
  ) throws -> LoadedScenario {
    var all = allOverrides + more
    if let rivals {
      all.append(.init(value: rivals.rawValue, of: "experiment.rivals", option: "--rivals"))
    }
    return try Self.load(scenario, overlays: file.overlays, overrides: all)
  }

  private var allOverrides: [ScenarioOverride] {
    guard let replications else { return file.allOverrides }
    return file.allOverrides + [
      .init(
        value: String(replications), of: "experiment.replications", option: "--replications")
    ]
  }

  /// Reads and checks the scenario of which values are to vary.
  ///
  /// - Throws: `ScenarioError` with every mistake.
  func varied() throws -> VariedScenario {
    try ScenarioLoader(physicalMemory: ProcessInfo.processInfo.physicalMemory).varied(
      path: scenario, overlays: file.overlays, overrides: allOverrides)
  }

  /// Reads and checks a scenario file; prints every mistake and exits with 2 when there is one.
  static func load(
    _ path: String, overlays: [String] = [], overrides: [ScenarioOverride]
  ) throws -> LoadedScenario {
    do {
      let loader = ScenarioLoader(physicalMemory: ProcessInfo.processInfo.physicalMemory)
      let loaded = try loader.load(path: path, overlays: overlays, overrides: overrides)
      for warning in loaded.scenario.warnings { Console.note(warning.description) }
      return loaded
    } catch {
      Console.note(error.description)
      throw ExitReason.invalid.code
    }
  }
}

/// How many threads to use.
struct ThreadOption: ParsableArguments {
  @Option(help: "Threads; all cores unless told otherwise. Results do not depend on it.")
  var threads: Int?

  /// The stated number, or one per core.
  var count: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    if let threads, threads < 1 {
      throw ValidationError("--threads is \(threads), but must be 1 or more")
    }
  }
}

/// Whose promotions are taken out one by one.
struct TwinOption: ParsableArguments {
  @Option(
    help: """
      Simulate seasons again without each promotion, to split its effect: of the winner and the \
      baseline, of all strategies, or of none.
      """)
  var incrementality: Strategies = .winner

  /// The strategies.
  enum Strategies: String, ExpressibleByArgument, CaseIterable {
    case winner, all, none
  }

  /// The same for a comparison.
  var scope: IncrementalityScope {
    switch incrementality {
    case .winner: .winner
    case .all: .all
    case .none: .none
    }
  }
}

/// Against which rivals strategies are compared.
struct RivalOption: ParsableArguments {
  @Option(
    help: """
      Rivals follow their strategies (reacting), keep the prices they post against the baseline \
      (passive), or both, to show what their reaction changes; replaces the scenario's choice.
      """)
  var rivals: Conduct?

  /// What rivals do.
  enum Conduct: String, ExpressibleByArgument, CaseIterable {
    case reacting, passive, both
  }
}

/// How to run and where to write.
struct RunOptions: ParsableArguments {
  @OptionGroup var workers: ThreadOption

  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"

  @Option(help: "How to print.")
  var format: OutputFormat = .table

  @Flag(help: "Print the result only.")
  var quiet = false

  func validate() throws {
    if resultsFolder.isEmpty {
      throw ValidationError("--results is empty, but must name a folder")
    }
  }
}

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv, md

  /// The same format of a ranking; `nil` for the terminal's table.
  var ranking: RankingText.Format? { RankingText.Format(rawValue: rawValue) }
}

/// Leave to run programs that strategies name.
struct ProgramOption: ParsableArguments {
  @Flag(help: "Run the programs that strategies of kind external name. Look at them first.")
  var allowPrograms = false
}
