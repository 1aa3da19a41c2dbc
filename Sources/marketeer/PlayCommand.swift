import ArgumentParser
import ExperimentRunner
import Foundation
import ScenarioFiles

/// Plays seasons with whoever started the command.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play seasons over standard input and output, to train a policy of your own.",
    discussion: """
      Reads a line {"reset": {"replication": 17}}, which begins a season, then asks for prices and \
      reads them, one line of JSON each way per decision, until the season's totals; the same \
      messages as those of strategies of kind external. The number names the season: the same \
      number and prices, the same lines. `compare` never uses these seasons. Nothing is stored.
      """)

  @Argument(help: "The scenario file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String
  @Option(help: "A strategy of kind external to sit in for; its program is not started.")
  var strategy: String?
  @Option(help: "Without --strategy: the time between decisions; 1 week unless told otherwise.")
  var every: String?
  @Option(name: .customLong("set"), help: "Replace a value: a.b=c. May be repeated.")
  var overrides: [String] = []
  @Option(help: "Replace the scenario's seed.")
  var seed: UInt64?
  @OptionGroup var workers: ThreadOption

  func validate() throws {
    try ScenarioFileOptions.check(seed: seed)
    if strategy != nil, every != nil {
      throw ValidationError(
        "--every goes without --strategy, whose scenario says how often it decides")
    }
  }

  func run() throws {
    var all = overrides.map { ScenarioOverride($0) }
    if strategy == nil { all += guest }
    all += ScenarioFileOptions.override(seed: seed)
    let loaded = try ScenarioOptions.load(scenario, overrides: all)
    try Failure.reporting(scenario: scenario) {
      let play = try SeasonPlay(loaded.scenario, strategy: strategy ?? Self.guestName)
      try play.serve(StandardLines(), threads: workers.count)
    }
  }

  /// The name of a strategy that the scenario does not have.
  private static let guestName = "played"

  /// The strategy that whoever started the command takes the place of.
  private var guest: [ScenarioOverride] {
    let key = "strategies.\(Self.guestName)"
    let strategy = ScenarioOverride(
      value: "{external: {command: [play], every: 1 week}}", of: key, option: "play")
    guard let every else { return [strategy] }
    return [strategy, .init(value: every, of: key + ".external.every", option: "--every")]
  }
}

/// Standard input and output, a line at a time.
private struct StandardLines: SeasonLines {
  func next() -> String? { readLine() }
  func send(_ line: String) throws { try Console.show(line) }
}
