import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

/// The seasons that a brief rests on: those of the store, and simulated again where it has none.
struct SeasonSource {
  let run: FinishedRun
  let scenario: Scenario
  let prepared: PreparedMarket
  private let plan: RunPlan

  /// Solves the market again.
  ///
  /// - Throws: `BriefError.otherVersion` where the market would not be that of the run.
  init(_ run: FinishedRun, threads: Int) throws {
    self.run = run
    scenario = run.scenario
    guard scenario.intent.model != .aggregate else { throw BriefError.noConsumers }
    let scorer = try ScorerSource(scenario)
    plan = RunPlan(scenario, weightsDigest: scorer.digest)
    let finished = try run.store.finishedDigests()
    guard plan.rankingCells.contains(where: { finished.contains($0.digest) }) else {
      throw BriefError.otherVersion(folder: run.folder, version: run.manifest.toolVersion)
    }
    prepared = try PreparedMarket(scenario, weights: scorer.weights, threads: threads)
  }

  private init(_ source: SeasonSource, scenario: Scenario) throws {
    run = source.run
    self.scenario = scenario
    plan = source.plan
    prepared = source.prepared.replacing(strategies: scenario.strategies)
  }

  /// The same market with other strategies; nothing of it is in the store.
  func replacing(strategies: [Scenario.NamedStrategy]) throws -> SeasonSource {
    var changed = scenario
    changed.strategies = strategies
    return try SeasonSource(self, scenario: changed)
  }

  /// Fresh replications, in order.
  var freshKeys: [ReplicationKey] {
    let family = scenario.experiment.replications
    return (0..<family).map { ReplicationKey(.fresh, family: family, number: $0) }
  }

  /// Central replications, in order.
  var centralKeys: [ReplicationKey] {
    (0..<plan.centralReplications).map { ReplicationKey(.central, number: $0) }
  }

  /// A strategy's seasons in a part of the experiment, in replication order.
  func cells(strategy index: Int, part: String, keys: [ReplicationKey]) throws -> [CellRecord] {
    let name = scenario.strategies[index].name
    let stored = try run.store.cells(part: part, of: run.summary)
      .filter { $0.strategy == name }.sorted { $0.number < $1.number }
    if stored.count == keys.count { return stored }
    guard !scenario.strategies[index].specification.needsAdviser else {
      throw BriefError.recordedPolicy(strategy: name)
    }
    return try keys.map { key in
      var replication = try replication(key)
      if conduct(index) == .passive { try replication.recordRivals() }
      return try replication.run(strategy: index, rivals: conduct(index), digest: "")
    }
  }

  /// What each of a strategy's promotions changed over the fresh seasons.
  func effects(strategy index: Int) throws -> [ComparisonSummary.PromotionEffect] {
    let name = scenario.strategies[index].name
    let stored = (run.summary.promotionEffects ?? []).filter { $0.strategy == name }
    guard stored.isEmpty, scenario.canPromote(index) else { return stored }
    let records = try freshKeys.map { key in
      var replication = try replication(key)
      if conduct(index) == .passive { try replication.recordRivals() }
      return try replication.incrementality(
        strategy: index, rivals: conduct(index), digest: "")
    }
    return PromotionEffects(records, scenario: scenario).effects ?? []
  }

  /// A replication after its warm-up, with books for what was paid where they are given.
  func replication(
    _ key: ReplicationKey, paidPrices: PaidPrices? = nil
  ) throws -> ReplicationRun {
    try ReplicationRun(prepared: prepared, replication: key, paidPrices: paidPrices)
  }

  /// What rivals do against a strategy in this comparison.
  func conduct(_ strategy: Int) -> RivalConduct {
    strategy == scenario.baseline ? .reacting : scenario.comparedRivals
  }
}
