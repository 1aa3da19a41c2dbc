import MarketModel
import PricingStrategies
import Reports
public import ResultsStore
public import ScenarioFiles

/// Compares a scenario's strategies at many points of a space of assumptions, from file to results
/// folder; starting it again resumes it.
public struct SweepRun {
  /// A finished sweep.
  public struct Outcome: Sendable {
    /// What readers see.
    public var summary: SweepSummary
    /// The run's folder.
    public var folder: String
  }

  /// What a sweep will take.
  public struct Size: Sendable, Hashable {
    /// Points of the space.
    public var points: Int
    /// Strategies.
    public var strategies: Int
    /// Replications of each at every point.
    public var replications: Int
  }

  private let varied: VariedScenario
  private let settings: SweepSettings
  private let options: ComparisonRun.Options

  private var scenario: Scenario { varied.original.scenario }

  /// Takes a scenario, how to lay the points out and how to run.
  public init(varied: VariedScenario, settings: SweepSettings, options: ComparisonRun.Options) {
    self.varied = varied
    self.settings = settings
    self.options = options
  }

  /// Simulates what is missing, analyses, and writes the run's folder.
  ///
  /// - Parameters:
  ///   - vary: What to vary, each `key=values`.
  ///   - onStart: Called once every point has been checked, before anything is simulated.
  /// - Returns: Who wins where.
  /// - Throws: `SweepError`, `ScenarioError` for an unknown key, `RunRefusal`, `ResultsError`,
  ///   `RunInterruption.cancelled`.
  public func execute(vary: [String], onStart: (Size) -> Void = { _ in }) throws -> Outcome {
    let factors = try SweepVaryText(scenario: varied).factors(vary)
    try checkStrategies()
    let space = try SweepSpace(
      factors: factors, settings: settings, seed: scenario.experiment.seed)
    let markets = try SweepMarkets(varied, space: space, options: options)
    onStart(
      Size(
        points: space.points.count, strategies: scenario.strategies.count,
        replications: scenario.experiment.replications))
    let question = question(space)
    let runID = runID(question, markets)
    let registry = RunRegistry(root: options.resultsFolder)
    let store = try RunStore(
      folder: registry.folder(scenario: scenario.name, runID: runID), access: .write)
    try store.setMetadata(varied.original.resolvedText, for: RunKind.comparison.questionKey)
    try store.setMetadata(question, for: RunKind.sweep.questionKey)
    let missing = markets.digests.subtracting(try store.finishedDigests())
    if !missing.isEmpty {
      try store.adopt(
        missing, ofScenario: scenario.name, resultsFolder: options.resultsFolder)
    }
    let analysis = SweepAnalysis(
      space: space, outcomes: try markets.outcomes(store, metric: settings.metric),
      strategies: scenario.strategies.map(\.name), baseline: scenario.baseline)
    return try publish(summary(analysis, runID: runID), store: store)
  }

  private func checkStrategies() throws {
    try scenario.requireLeaveForPrograms(options.allowsPrograms)
    guard scenario.strategies.count > 1 else {
      throw SweepError.oneStrategy(scenario.strategies.first?.name ?? "")
    }
    for named in scenario.strategies where named.specification.isRecorded {
      throw SweepError.recorded(strategy: named.name, kind: named.specification.kind)
    }
  }

  /// What is asked, in one text.
  private func question(_ space: SweepSpace) -> String {
    let points = space.points.indices.map { space.settings($0).joined(separator: " ") }
    return
      ([
        space.design.rawValue, settings.metric?.rawValue ?? "objective",
        "\(space.designCount) points and centre \(space.centre)",
      ] + space.factors.map { "\($0.key.path): \($0.rangeInWords)" } + points)
      .joined(separator: "\n")
  }

  /// First 12 hex digits of the digest of what the run depends on.
  private func runID(_ question: String, _ markets: SweepMarkets) -> String {
    let parts = [
      "sweep", toolVersion, ToolIdentity.kernel, varied.original.resolvedText, question,
      markets.content,
    ]
    return String(SHA256Digest.hex(of: parts.joined(separator: "\n")).prefix(12))
  }

  // MARK: - Results

  private func summary(_ analysis: SweepAnalysis, runID: String) -> SweepSummary {
    let points = analysis.points
    let metric = metric
    var summary = SweepSummary(
      toolVersion: toolVersion, scenario: scenario.name, runID: runID,
      seed: scenario.experiment.seed, replications: scenario.experiment.replications,
      metric: metric.name, unit: metric.unit, currency: scenario.market.money.currency,
      drawsAssumptions: scenario.drawsAssumptions, design: analysis.space.design.rawValue,
      baseline: scenario.strategies[scenario.baseline].name, strategies: analysis.strategies,
      factors: analysis.space.factors.map(Self.factor), points: points,
      centre: analysis.space.centre, lines: analysis.lines, tornado: analysis.tornado,
      shares: analysis.shares(points), split: analysis.split(points))
    summary.sentences = SweepWords(summary: summary).sentences
    return summary
  }

  private static func factor(_ factor: SweepFactor) -> SweepSummary.Factor {
    SweepSummary.Factor(
      key: factor.key.path, quantity: factor.quantity, range: factor.rangeInWords,
      current: factor.key.current)
  }

  private var metric: (name: String, unit: String) {
    if let metric = settings.metric.flatMap({ CellMetrics.Metric(rawValue: $0.rawValue) }) {
      return (metric.rawValue, metric.unit)
    }
    switch scenario.objective {
    case .contribution, .revenue: return (scenario.objective.name, "money")
    case .units, .weighted: return (scenario.objective.name, "count")
    }
  }

  private func publish(_ summary: SweepSummary, store: RunStore) throws -> Outcome {
    let folder = store.folder
    try summary.write(runFolder: folder)
    try AtomicFile.write(SweepReport.render(summary), to: folder + "/report.html")
    try store.finish()
    let manifest = try Manifest(
      sweep: summary, resolvedScenario: varied.original.resolvedText, store: store,
      environment: .current(finishedAt: options.now()))
    try manifest.write(runFolder: folder)
    return Outcome(summary: summary, folder: folder)
  }
}
