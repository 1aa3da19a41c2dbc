import ArgumentParser
import ExperimentRunner
import ResultsStore
import ScenarioFiles

/// Prints a scenario's demand over prices.
struct DemandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demand",
    abstract: "Print units and profit over prices, and elasticities.",
    discussion: """
      Moves each offer of the focal firm, and all of them together, from 0.7 to 1.5 x list while \
      everything else stays at list. `adapted`: the price lasts and consumers have come to expect \
      it. `frozen`: the price holds for one week and consumers expect list.
      """)

  @OptionGroup var source: ScenarioOptions
  @OptionGroup var workers: ThreadOption
  @Option(help: "How to print.")
  var format: DemandFormat = .table
  @Option(help: "Write the curves as an SVG picture too.")
  var plot: String?

  func validate() throws {
    if let plot, plot.isEmpty {
      throw ValidationError("--plot is empty, but must name a file")
    }
  }

  func run() throws {
    let loaded = try source.load()
    try Failure.reporting(scenario: source.scenario) {
      let analysis = try DemandAnalysis(loaded.scenario, threads: workers.count)
      switch format {
      case .table: try Console.show(analysis.table(), terminator: "")
      case .json: try Console.show(analysis.json())
      case .csv: try Console.show(analysis.csv(), terminator: "")
      }
      guard let plot else { return }
      try AtomicFile.write(DemandPlot(analysis).svg(), to: plot)
      Console.note("plot    \(plot)")
    }
  }
}

/// How demand is printed.
enum DemandFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}
