import Reports
public import ResultsStore

/// What differs between two finished runs: settings beside results.
public struct RunDifference: Sendable, Encodable, Equatable {
  /// A value of the scenario, or of the tool, that only one run has or that differs.
  public struct Setting: Sendable, Encodable, Equatable {
    /// The path that `--set` takes, or `tool`.
    public var path: String
    /// The first run's value; nil where it has none.
    public var first: String?
    /// The second run's value.
    public var second: String?
  }

  /// A strategy's results in both runs.
  public struct Result: Sendable, Encodable, Equatable {
    /// The strategy's name.
    public var strategy: String
    /// The first run's result; nil where the strategy is not in it.
    public var first: Figures?
    /// The second run's result.
    public var second: Figures?
  }

  /// A strategy's results in one run, in the objective's unit.
  public struct Figures: Sendable, Encodable, Equatable {
    /// The place in the ranking, from 1.
    public var rank: Int
    /// The mean of the objective over the ranking.
    public var objective: Double
    /// The paired difference to the run's baseline; nil for the baseline.
    public var difference: ComparisonSummary.Estimate?
  }

  /// A run's name and first words.
  public struct Side: Sendable, Encodable, Equatable {
    /// Scenario and run id.
    public var name: String
    /// The objective.
    public var objective: String
    /// The currency where the objective is money; empty where it is not.
    public var currency: String
    /// The baseline.
    public var baseline: String
    /// The verdict's first sentence.
    public var verdict: String
  }

  /// The first run.
  public let first: Side
  /// The second run.
  public let second: Side
  /// Settings that differ, by path.
  public let settings: [Setting]
  /// All strategies, in the first run's ranking, then those that only the second has.
  public let results: [Result]

  /// Compares two finished runs.
  ///
  /// - Throws: `ResultsError` for a run that is unfinished or damaged.
  public init(_ first: RunRegistry.Run, _ second: RunRegistry.Run) throws {
    let sides = try [first, second].map(Self.read)
    self.first = sides[0].side
    self.second = sides[1].side
    settings = Self.settings(sides[0].settings, sides[1].settings)
    results = Self.results(sides[0].summary, sides[1].summary)
  }

  private static func read(
    _ run: RunRegistry.Run
  ) throws -> (side: Side, settings: [String: String], summary: ComparisonSummary) {
    let manifest = try Manifest.read(runFolder: run.folder)
    let summary = try ComparisonSummary.read(runFolder: run.folder)
    guard let scenario = try? ScenarioSettings(resolvedScenario: manifest.resolvedScenario) else {
      throw ResultsError.damaged(
        path: "\(run.folder)/\(Manifest.fileName)", detail: "its scenario can't be read")
    }
    var settings = scenario.values
    settings["tool"] = manifest.toolVersion
    let side = Side(
      name: "\(run.scenario)/\(run.runID)", objective: summary.header.objective,
      currency: summary.objectiveUnit == "money" ? summary.header.currency : "",
      baseline: summary.header.baseline, verdict: manifest.verdict)
    return (side, settings, summary)
  }

  private static func settings(_ first: [String: String], _ second: [String: String]) -> [Setting] {
    Set(first.keys).union(second.keys).sorted().compactMap { path in
      first[path] == second[path]
        ? nil : Setting(path: path, first: first[path], second: second[path])
    }
  }

  private static func results(_ first: ComparisonSummary, _ second: ComparisonSummary) -> [Result] {
    let (left, right) = (figures(first), figures(second))
    let names =
      first.strategies.map(\.name)
      + second.strategies.map(\.name).filter { left[$0] == nil }
    return names.map { Result(strategy: $0, first: left[$0], second: right[$0]) }
  }

  private static func figures(_ summary: ComparisonSummary) -> [String: Figures] {
    let rows = summary.strategies.enumerated().map { place, row in
      let total = row.metrics.first { $0.name == summary.header.objective }?.estimate.mean
      return (
        row.name,
        Figures(
          rank: place + 1, objective: total ?? .nan,
          difference: row.isBaseline ? nil : row.difference)
      )
    }
    return Dictionary(rows) { first, _ in first }
  }
}
