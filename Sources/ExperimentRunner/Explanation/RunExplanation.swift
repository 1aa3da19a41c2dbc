import MarketModel
import PricingStrategies
import RandomStreams
import Reports
public import ResultsStore
import ScenarioFiles

/// Why one strategy of a finished run earns more or less than the baseline.
///
/// The bridge comes from the run's stored seasons. What prices were decided on is not stored: one season is
/// simulated again, and only shown where it is the stored one (docs/decisions/0062).
public struct RunExplanation: Sendable {
  /// Which decisions to show.
  public enum DecisionScope: String, Sendable, CaseIterable {
    /// Those that moved a price or that a rule limited, and each product's first.
    case changes
    /// Every one.
    case all
    /// None; nothing is simulated.
    case none
  }

  let run: FinishedRun
  /// The strategy.
  public let strategy: String
  /// The split of its difference to the baseline.
  public let bridge: ProfitBridge
  /// What its prices were decided on, once `addDecisions` has found it.
  public private(set) var decisions: DecisionCourse?
  /// What a reader should know besides.
  public private(set) var notes: [String]

  /// Opens a run and splits the difference.
  ///
  /// - Parameters:
  ///   - name: The run's folder, or a name that `RunRegistry` knows.
  ///   - root: The folder of all results.
  ///   - strategy: The strategy; the recommended one, or else the best alternative, unless named.
  ///   - physicalMemory: Bytes of memory.
  /// - Throws: `ResultsError`, `BriefError` for a run that can't be read, `ExplanationError`.
  public init(
    named name: String, root: String, strategy: String?, physicalMemory: UInt64
  ) throws {
    run = try FinishedRun(named: name, root: root, physicalMemory: physicalMemory)
    self.strategy = try Self.strategy(strategy, in: run.summary)
    let builder = ProfitBridgeBuilder(
      scenario: run.scenario, rank: try Self.cells("rank", of: run),
      central: try Self.cells("central", of: run))
    guard let bridge = builder.bridge(to: self.strategy) else {
      throw ExplanationError.noSeasons(strategy: self.strategy, folder: run.folder)
    }
    self.bridge = bridge
    notes = Self.notes(bridge, run.summary)
  }

  private static func strategy(
    _ name: String?, in summary: ComparisonSummary
  ) throws(ExplanationError) -> String {
    let known = summary.strategies.map(\.name)
    let baseline = summary.header.baseline
    guard let challenger = summary.challenger else { throw .onlyBaseline(name: baseline) }
    guard let name else { return challenger.name }
    guard known.contains(name) else { throw .unknownStrategy(name: name, known: known) }
    guard name != baseline else {
      throw .baseline(name: name, others: known.filter { $0 != baseline })
    }
    return name
  }

  private static func cells(
    _ part: String, of run: FinishedRun
  ) throws -> ComparisonBuilder.CellTable {
    ComparisonBuilder.CellTable(
      try run.store.cells(part: part, of: run.summary), scenario: run.scenario)
  }

  private static func notes(
    _ bridge: ProfitBridge, _ summary: ComparisonSummary
  ) -> [String] {
    var notes: [String] = []
    if bridge.measure != summary.header.objective {
      notes.append(
        "the run ranks by \(summary.header.objective); explained is \(bridge.measure)")
    }
    if summary.market.isEmpty {
      notes.append("the run states no elasticities: its demand has no closed form")
    }
    return notes
  }

  /// Simulates one season of the ranking again and notes what its prices were decided on.
  ///
  /// - Parameters:
  ///   - replication: The season, from 0.
  ///   - scope: Which decisions to keep.
  ///   - allowsPrograms: Whether a program that decides may run.
  ///   - threads: Threads for the calibration; no result depends on them.
  /// - Throws: `ExplanationError.unknownReplication`, `CalibrationError`, `RunRefusal`, `ProgramError`.
  public mutating func addDecisions(
    replication: Int, scope: DecisionScope, allowsPrograms: Bool, threads: Int
  ) throws {
    let count = bridge.replications
    guard (0..<count).contains(replication) else {
      throw ExplanationError.unknownReplication(number: replication, count: count)
    }
    guard scope != .none, let scenario = run.scenario.narrowed(to: strategy),
      let index = scenario.strategies.firstIndex(where: { $0.name == strategy })
    else { return }
    if let stored = storedDecisions(replication: replication, scope: scope) {
      decisions = stored
      return
    }
    guard allowsPrograms || scenario.strategies[index].specification.program == nil else {
      notes.append(
        "no decisions: '\(strategy)' asks a program; look at it, then add --allow-programs")
      return
    }
    let (course, cell) = try prepared(scenario, threads: threads).decisions(
      ofStrategy: index, replication: ReplicationKey(.rank, number: replication),
      rivals: run.summary.rivals ?? .reacting)
    guard try isStored(cell) else {
      notes.append(
        "no decisions: this build simulates season \(replication) differently; the run was made by "
          + "marketeer \(run.manifest.toolVersion)")
      return
    }
    decisions = scope == .all ? course : course.condensed()
  }

  /// The decisions that the report shows, where they are those that were asked for.
  private func storedDecisions(replication: Int, scope: DecisionScope) -> DecisionCourse? {
    guard let stored = run.summary.decisions, scope == .changes, stored.strategy == strategy,
      stored.replication == replication, !stored.isCutShort
    else { return nil }
    return stored
  }

  private func prepared(_ scenario: Scenario, threads: Int) throws -> PreparedMarket {
    let scorer = try ScorerSource(scenario)
    var prepared = try PreparedMarket(scenario, weights: scorer.weights, threads: threads)
    prepared.advice = try AdviceScope(
      replaying: scenario, plan: RunPlan(scenario, weightsDigest: scorer.digest))
    return prepared
  }

  /// Whether a simulated season has the sales, prices and stocks of the stored one.
  private func isStored(_ cell: CellRecord) throws -> Bool {
    let stored = try run.store.cells(part: "rank", of: run.summary)
      .first { $0.strategy == strategy && $0.number == cell.number }
    return stored?.sales == cell.sales && stored?.daily == cell.daily
      && stored?.offers == cell.offers
  }

  /// Elasticities and diversion of the focal firm's products, as the run states them.
  var market: [ComparisonSummary.MarketFactRow] {
    run.summary.market.filter { $0.firm == run.summary.header.firm }
  }

  /// What the run found out about the strategy's promotions, one line each.
  var promotionLines: [String] {
    PromotionLines.lines(run.summary, strategy: strategy)
  }
}
