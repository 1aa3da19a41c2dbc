import ArgumentParser
import ExperimentRunner
import Foundation
import MarketModel
import PromotionBriefs
import ResultsStore
import ScenarioFiles

/// Checks a scenario.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check a scenario: every mistake with line, column and remedy.")

  @OptionGroup var source: ScenarioOptions

  func run() throws {
    let loaded = try source.load()
    let scenario = loaded.scenario
    try Failure.reporting(scenario: source.scenario) {
      try WeightsCheck.require(scenario)
      try Console.show(
        "\(source.scenario): valid: \(scenario.strategies.count) strategies, "
          + "\(scenario.market.offers.count) offers, \(scenario.market.population) consumers, "
          + "\(scenario.warnings.count) warnings")
    }
  }
}

/// Says what a comparison would cost.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Estimate a comparison's cells, occasions, memory and time.")

  @OptionGroup var source: ScenarioOptions
  @OptionGroup var twins: TwinOption
  @OptionGroup var workers: ThreadOption

  func run() throws {
    let scenario = try source.load().scenario
    try Failure.reporting(scenario: source.scenario) {
      try WeightsCheck.require(scenario)
      try Console.show(
        WorkEstimate(scenario, incrementality: twins.scope).table(
          threads: workers.count, memoryBytes: ProcessInfo.processInfo.physicalMemory))
    }
  }
}

/// Prints the scenario language's JSON Schema.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema (draft-07) of scenario files.")

  @Flag(help: "Print the reference page instead.")
  var reference = false
  @Flag(help: "Print the JSON Schema of brief.json instead.")
  var brief = false

  func validate() throws {
    if reference && brief { throw ValidationError("--reference and --brief exclude each other") }
  }

  func run() throws {
    try Failure.reporting {
      let text =
        brief
        ? BriefSchema.text() : reference ? ScenarioReference.markdown() : JSONSchema.text()
      try Console.show(text, terminator: "")
    }
  }
}

/// Scaffolds a scenario.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a scenario from a template.")

  @Option(help: "One of: \(ScenarioTemplates.names.joined(separator: ", ")).")
  var template = "coffee"
  @Argument(help: "The file to write; the scenario is named after it.")
  var path: String
  @Flag(help: "Replace the file when it exists.")
  var force = false

  func validate() throws {
    if path.isEmpty { throw ValidationError("the path is empty, but must name a file") }
  }

  func run() throws {
    guard let text = ScenarioTemplates.text(named: template, forFile: path) else {
      Console.note(
        "error: there is no template '\(template)'\n"
          + "hint: choose one of: \(ScenarioTemplates.names.joined(separator: ", "))")
      throw ExitReason.usage.code
    }
    if FileManager.default.fileExists(atPath: path), !force {
      Console.note(
        "error: '\(path)' exists\nhint: choose another name, or add --force to replace it")
      throw ExitReason.failed.code
    }
    try Failure.reporting { try AtomicFile.write(text, to: path) }
    Console.note("wrote \(path)\nnext: marketeer compare \(ShellWord.quoted(path))")
  }
}
