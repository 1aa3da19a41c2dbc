import ArgumentParser
import ExperimentRunner
import Foundation
import MarketModel
import PricingStrategies
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
  @Option(help: "table or json.")
  var format: OutputFormat = .table

  func run() throws {
    let loaded = try source.load()
    do {
      let analysis = try EquilibriumAnalysis(loaded.scenario, heldFirms: held)
      print(format == .json ? try analysis.json() : analysis.table())
    } catch let error as EquilibriumAnalysisError {
      Console.note("\(source.scenario): error: \(error)")
      throw ExitCode(error.isUsage ? 64 : 1)
    } catch let error as CalibrationError {
      Console.note("\(source.scenario): error: \(error)")
      throw ExitCode(2)
    }
  }
}
