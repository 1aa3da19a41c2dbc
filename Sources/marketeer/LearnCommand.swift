import ArgumentParser
import CompanyData
import ExperimentRunner
import ResultsStore

/// Holds a run's forecast against what was sold after the launch.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "After launch: a run's forecast beside what was sold, and which assumption was off.",
    discussion: """
      Joins the units that a finished run forecast with weekly sales, by sku and Monday. Weeks without \
      full stock and prices other than planned are left out and counted. Says whether level, shares or \
      elasticities were off, and proposes new calibration targets.
      """)

  @Argument(help: "The run's folder, such as results/coffee/latest.", completion: .directory)
  var folder: String
  @Argument(
    help: "Weekly sales with the columns sku, week, units, price.",
    completion: .file(extensions: ["csv"]))
  var actuals: String
  @Option(help: "The strategy that was followed; the recommended one unless told otherwise.")
  var strategy: String?
  @Option(
    name: .customLong("to"), help: "Write new targets to this file, for a scenario to include.",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?
  @Option(help: "How to print.")
  var format: LearnFormat = .table

  func run() throws {
    try Failure.reporting {
      let outcome = try LearningOutcome.read(run: folder, actuals: actuals, strategy: strategy)
      for note in outcome.notes { Console.note("\(note)") }
      if let file { try AtomicFile.write(outcome.layer(), to: file) }
      switch format {
      case .table: try Console.show(outcome.text(), terminator: "")
      case .csv: try Console.show(outcome.csv(), terminator: "")
      case .json: try Console.show(outcome.json(), terminator: "")
      }
    }
  }
}

/// How a comparison with sales is printed.
enum LearnFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json
}
