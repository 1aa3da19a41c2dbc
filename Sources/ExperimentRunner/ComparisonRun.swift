import Foundation
import MarketModel
import PricingStrategies
import Reports
public import ResultsStore
public import ScenarioFiles

/// Runs a scenario's comparison from file to results folder; starting it again resumes it.
public struct ComparisonRun: Sendable {
  /// How to run; nothing here changes a result.
  public struct Options: Sendable {
    /// Folder that holds every scenario's results.
    public var resultsFolder: String
    /// Replications simulated at once.
    public var threads: Int
    /// Whether programs that strategies name may run.
    public var allowsPrograms: Bool
    /// Called with the stage, finished and total cells.
    public var onProgress: @Sendable (String, Int, Int) -> Void
    /// Asked between cells.
    public var isCancelled: @Sendable () -> Bool
    /// The time for the manifest's environment block, the only place that a clock may reach.
    public var now: @Sendable () -> String

    /// Gathers the parts.
    public init(
      resultsFolder: String, threads: Int, allowsPrograms: Bool = false,
      onProgress: @escaping @Sendable (String, Int, Int) -> Void,
      isCancelled: @escaping @Sendable () -> Bool, now: @escaping @Sendable () -> String
    ) {
      self.resultsFolder = resultsFolder
      self.threads = threads
      self.allowsPrograms = allowsPrograms
      self.onProgress = onProgress
      self.isCancelled = isCancelled
      self.now = now
    }
  }

  /// A finished comparison.
  public struct Outcome: Sendable {
    /// What readers see.
    public var summary: ComparisonSummary
    /// The run's folder.
    public var folder: String
    /// Whether a guardrail or the fresh replications stood against a candidate.
    public var gateFailed: Bool { summary.verdict.gate != nil }
  }

  private var scenario: Scenario
  private let resolvedText: String
  private let incrementality: IncrementalityScope
  private let options: Options

  /// Takes a checked scenario and the canonical text that names its run.
  public init(
    scenario: Scenario, resolvedText: String, incrementality: IncrementalityScope = .winner,
    options: Options
  ) {
    self.scenario = scenario
    self.resolvedText = resolvedText
    self.incrementality = incrementality
    self.options = options
  }

  /// Simulates what is missing and summarises.
  ///
  /// Where a strategy's recorded advice covers fewer replications than the scenario asks for, every
  /// strategy is compared on those only.
  ///
  /// - Throws: `CalibrationError`, `ResultsError`, `RunRefusal`, `AdviceError`,
  ///   `RunInterruption.cancelled`.
  public func execute() throws -> Outcome {
    if scenario.needsTrueDemand { try scenario.requireClosedForm() }
    try scenario.requireLeaveForPrograms(options.allowsPrograms)
    let scorer = try ScorerSource(scenario)
    let advice = try AdviceScope(
      replaying: scenario, plan: RunPlan(scenario, weightsDigest: scorer.digest))
    var limited = self
    limited.scenario.experiment.replications = min(
      scenario.experiment.replications, advice.rankingLimit)
    return try limited.execute(scorer: scorer, advice: advice)
  }

  private func execute(scorer: ScorerSource, advice: AdviceScope) throws -> Outcome {
    let plan = RunPlan(scenario, weightsDigest: scorer.digest, advice: advice)
    let runID = plan.runID(resolvedText: resolvedText, incrementality: incrementality)
    let registry = RunRegistry(root: options.resultsFolder)
    let folder = registry.folder(scenario: scenario.name, runID: runID)
    let store = try RunStore(folder: folder, access: .write)
    try store.setMetadata(resolvedText, for: RunKind.comparison.questionKey)
    options.onProgress("calibrating", 0, 1)
    var prepared = try PreparedMarket(
      scenario, weights: scorer.weights, threads: options.threads)
    prepared.advice = advice
    try complete(plan.rankingCells, stage: "ranking", prepared: prepared, store: store)
    var ranking = try builder(prepared, store: store, runID: runID)
    let rows = ranking.ranking()
    ranking.selection = try selection(ranking, rows, plan: plan, store: store)
    let second = secondStage(plan, candidate: ranking.candidate(rows))
    try complete(second, stage: "fresh replications", prepared: prepared, store: store)
    var builder = try builder(prepared, store: store, runID: runID)
    builder.selection = ranking.selection
    var summary = try builder.summary(rows, centralReplications: plan.centralReplications)
    summary.promotionEffects =
      PromotionEffects(
        try store.incrementality(), scenario: scenario
      ).effects
    let rest = PlanBuilder(builder: builder, summary: summary)
    try PlanFiles.write(
      recommendations: rest.recommendations(), weeks: rest.weeks(), runFolder: folder)
    try PlanFiles.write(
      priceList: rest.priceList(), calendar: rest.promotionCalendar(), runFolder: folder)
    try ResultTables.write(summary, store: store)
    try ColumnDictionary.write(store: store, currency: summary.header.currency)
    try summary.write(runFolder: folder)
    try publish(summary, store: store, registry: registry)
    return Outcome(summary: summary, folder: folder)
  }

  /// Picks the best after the ranking, where the scenario asks and more than one may be it.
  private func selection(
    _ builder: ComparisonBuilder, _ rows: [ComparisonSummary.StrategySummary], plan: RunPlan,
    store: RunStore
  ) throws -> SelectionSummary? {
    let strategies = builder.selectable(rows)
    guard let settings = scenario.experiment.selection, strategies.count > 1 else { return nil }
    let lead = settings.indifference ?? builder.materialDifference
    let run = SelectionRun(
      settings: settings, indifference: max(lead, .leastNormalMagnitude), strategies: strategies,
      ranking: strategies.map { builder.rank.objectives[scenario.strategies[$0].name] ?? [] }
    ) { further in
      let cells = further.map {
        plan.furtherCell(strategy: $0.strategy, replication: $0.replication)
      }
      try complete(cells, stage: "selection", prepared: builder.prepared, store: store)
      let table = try furtherObjectives(store)
      return further.map { table[$0] ?? .nan }
    }
    return builder.selectionSummary(try run.outcome(), run)
  }

  /// Objectives of the seasons besides the ranking's.
  private func furtherObjectives(_ store: RunStore) throws -> [SelectionRun.Further: Double] {
    let cells = try store.cells(part: "rank", rivals: scenario.comparedRivals)
      .filter { $0.number >= scenario.experiment.replications }
    var objectives: [SelectionRun.Further: Double] = [:]
    for (index, strategy) in scenario.strategies.enumerated() {
      let own = cells.filter { $0.strategy == strategy.name }
      let table = ComparisonBuilder.CellTable(own, scenario: scenario)
      let numbers = own.map(\.number).sorted()
      for (number, value) in zip(numbers, table.objectives[strategy.name] ?? []) {
        objectives[.init(strategy: index, replication: number)] = value
      }
    }
    return objectives
  }

  /// Fresh seasons of the candidate and the baseline, where they differ, and twins without promotions.
  private func secondStage(_ plan: RunPlan, candidate: String?) -> [RunPlan.Cell] {
    let winner = scenario.strategies.firstIndex { $0.name == candidate } ?? scenario.baseline
    let pair = winner == scenario.baseline ? [] : [winner, scenario.baseline]
    let split =
      switch incrementality {
      case .winner: pair.isEmpty ? [scenario.baseline] : pair
      case .all: Array(scenario.strategies.indices)
      case .none: [Int]()
      }
    return plan.freshCells(strategies: pair) + plan.twinCells(strategies: split)
  }

  /// Writes the report and the manifest, and points `latest` here.
  private func publish(
    _ summary: ComparisonSummary, store: RunStore, registry: RunRegistry
  ) throws {
    try AtomicFile.write(HTMLReport.render(summary), to: store.folder + "/report.html")
    try store.finish()
    let manifest = try Manifest(
      summary: summary, resolvedScenario: resolvedText, store: store,
      environment: .current(finishedAt: options.now()))
    try manifest.write(runFolder: store.folder)
    try registry.markLatest(scenario: scenario.name, runID: summary.header.runID)
  }

  private func complete(
    _ cells: [RunPlan.Cell], stage: String, prepared: PreparedMarket, store: RunStore
  ) throws {
    var finished = try store.finishedDigests()
    let wanted = Set(cells.map(\.digest)).subtracting(finished)
    if !wanted.isEmpty {
      try store.adopt(wanted, ofScenario: scenario.name, resultsFolder: options.resultsFolder)
      finished = try store.finishedDigests()
    }
    let onProgress = options.onProgress
    let executor = CellExecutor(
      prepared: prepared, store: store, threads: options.threads,
      onProgress: { onProgress(stage, $0, $1) }, isCancelled: options.isCancelled)
    try executor.run(cells, finished: finished)
  }

  /// Reads the run's cells; the run's id stands for this plan, so its folder holds no others.
  private func builder(
    _ prepared: PreparedMarket, store: RunStore, runID: String
  ) throws -> ComparisonBuilder {
    func table(
      _ part: String, _ rivals: RivalConduct
    ) throws -> ComparisonBuilder.CellTable {
      ComparisonBuilder.CellTable(
        try store.cells(part: part, rivals: rivals)
          .filter { part != "rank" || $0.number < scenario.experiment.replications },
        scenario: scenario)
    }
    let rivals = scenario.comparedRivals
    var builder = ComparisonBuilder(
      prepared: prepared, rank: try table("rank", rivals), central: try table("central", rivals),
      fresh: try table("fresh", rivals), runID: runID, threads: options.threads)
    if scenario.comparesRivals {
      builder.passive = (try table("rank", .passive), try table("central", .passive))
    }
    return builder
  }
}
