import ArgumentParser
import ExperimentRunner
import ScenarioFiles

/// Prints a scenario's static equilibrium.
struct EquilibriumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "equilibrium",
    abstract: "Print Nash and joint-profit prices, shares, profits and elasticities.",
    discussion: "Demand is the adapted one: prices are permanent and expectations have followed.")

  @OptionGroup var source: ScenarioOptions
  @Option(name: .customLong("hold"), help: "Hold a firm at its list prices. May be repeated.")
  var held: [String] = []
  @OptionGroup var workers: ThreadOption
  @Option(help: "How to print.")
  var format: EquilibriumFormat = .table

  func run() throws {
    let loaded = try source.load()
    try Failure.reporting(scenario: source.scenario) {
      let analysis = try EquilibriumAnalysis(
        loaded.scenario, heldFirms: held, threads: workers.count)
      try Console.show(format == .json ? analysis.json() : analysis.table())
    }
  }
}

/// How an equilibrium is printed.
enum EquilibriumFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json
}
