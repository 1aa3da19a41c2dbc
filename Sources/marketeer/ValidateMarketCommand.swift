import ArgumentParser
import ExperimentRunner
import Foundation
import ScenarioFiles
import ShoppingData

/// Sets simulated categories beside the shopping data that they were made from.
struct ValidateMarketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate-market",
    abstract: "Simulate categories of shopping data and compare with the data.",
    discussion: """
      Makes a scenario of each category, with the data's weekly prices, displays and mailers as the \
      baseline, and prints purchase incidence, repeat rates, promotion bumps and elasticities of data \
      and simulation.
      """)

  @Argument(help: "The folder with the data's CSV files.", completion: .directory)
  var data: String

  @Option(help: "Categories, separated by commas; all but held-out ones unless told otherwise.")
  var categories: String?

  @Option(help: "The intent model.")
  var model: ValidatedModel = .transformer

  @Option(help: "A file of trained weights; the built-in ones unless told otherwise.")
  var weights: String?

  @Option(help: "Simulated consumers.")
  var population = 4_000

  @Option(help: "The seed of every stream.")
  var seed: UInt64 = 1

  @Option(name: .customLong("to"), help: "Keep the scenarios in this folder.")
  var folder: String?

  @OptionGroup var workers: ThreadOption

  @Option(help: "How to print.")
  var format: OutputFormat = .table

  func validate() throws {
    if !(100...10_000_000).contains(population) {
      throw ValidationError("--population is \(population), but must be from 100 to 10000000")
    }
  }

  func run() throws {
    try Failure.reporting {
      let temporary = FileManager.default.temporaryDirectory
        .appending(path: "marketeer-validation-\(ProcessInfo.processInfo.processIdentifier)").path
      defer { if folder == nil { try? FileManager.default.removeItem(atPath: temporary) } }
      let chosen = categories.map { $0.split(separator: ",").map { String($0) } }
      let facts = try CategoryFacts.read(
        folder: data, options: FactOptions(categories: chosen))
      let report = ValidationReport(try outcomes(facts, folder: folder ?? temporary))
      switch format {
      case .table: try Console.show(report.summary())
      case .json: try Console.show(report.json())
      case .csv: try Console.show(report.csv())
      case .md: try Console.show(report.markdown())
      }
    }
  }

  /// Simulates category by category; a table shows each as soon as it is there.
  private func outcomes(
    _ facts: [CategoryFacts], folder: String
  ) throws -> [MarketValidation.Outcome] {
    let validation = MarketValidation(
      options: .init(
        model: model.specification, weights: weights.map(Self.absolute), population: population,
        seed: seed, threads: workers.count, memory: ProcessInfo.processInfo.physicalMemory))
    let bar = ProgressBar(isShown: Console.isTerminal)
    defer { bar.clear() }
    return try facts.enumerated().map { index, category in
      bar.update(stage: category.category, done: index, total: facts.count)
      let outcome = try validation.outcome(category, folder: folder)
      bar.clear()
      if format == .table { try Console.show(ValidationReport.block(outcome)) }
      if format != .table, case .refused(let name, let reason) = outcome {
        Console.note("\(name): not simulated: \(reason)")
      }
      return outcome
    }
  }

  private static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }
}

/// An intent model that can be calibrated to data.
enum ValidatedModel: String, ExpressibleByArgument, CaseIterable {
  case transformer, logit
  case mixedLogit = "mixed_logit"

  /// The model as scenarios name it.
  var specification: IntentSpecification.Model {
    switch self {
    case .transformer: .transformer
    case .logit: .logit
    case .mixedLogit: .mixedLogit
    }
  }
}
