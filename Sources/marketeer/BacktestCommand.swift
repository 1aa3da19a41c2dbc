import ArgumentParser
import ExperimentRunner
import ResultsStore
import ScenarioFiles

/// Forecasts the last weeks of a company's sales and compares.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Forecast the last weeks of sales from the weeks before, and compare.",
    discussion: """
      Estimates demand from the weeks before the holdout, simulates the scenario's market with the \
      prices and placements that were in force, and sets what it sells beside what was sold, next to \
      a regression and to naive forecasts. The scenario names the sales: `actuals: sales.csv`.
      """)

  @OptionGroup var source: ScenarioOptions
  @OptionGroup var workers: ThreadOption
  @Option(help: "Weeks to forecast, such as \"8 weeks\".")
  var holdout = "8 weeks"
  @Option(help: "How to print.")
  var format: BacktestFormat = .table
  @Option(help: "Write every forecast as a CSV file too.")
  var to: String?

  private var holdoutWeeks: Int? {
    let words = holdout.split(separator: " ")
    guard let count = words.first.flatMap({ Int($0) }), (1...104).contains(count) else {
      return nil
    }
    let isWeeks = words.count == 1 || (words.count == 2 && ["week", "weeks"].contains(words[1]))
    return isWeeks ? count : nil
  }

  func validate() throws {
    guard holdoutWeeks == nil else { return }
    throw ValidationError(
      "--holdout is '\(holdout)', but must be 1 to 104 weeks, such as \"8 weeks\"")
  }

  func run() throws {
    let loaded = try source.load()
    try Failure.reporting(scenario: source.scenario) {
      let sales = try Backtest.sales(of: loaded.scenario)
      let outcome = try Backtest(
        loaded.scenario, sales: sales,
        options: .init(
          holdout: holdoutWeeks ?? 8, replications: loaded.scenario.experiment.replications,
          threads: workers.count)
      ).outcome()
      try BacktestRecord(loaded.scenario)?.save(outcome)
      switch format {
      case .table: try Console.show(outcome.text(), terminator: "")
      case .csv: try Console.show(outcome.csv())
      case .md: try Console.show(outcome.markdown())
      }
      if let to { try AtomicFile.write(outcome.csv() + "\n", to: to) }
    }
  }
}

/// How a backtest is printed.
enum BacktestFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, md
}
