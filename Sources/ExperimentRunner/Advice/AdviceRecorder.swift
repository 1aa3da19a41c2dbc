public import LanguageModels
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
public import ScenarioFiles

/// Runs seasons of one strategy with a language model at hand and records its answers.
///
/// Seasons run one after another, in the order ranking, central, fresh. What is recorded already is not
/// asked again, so an interrupted recording goes on where it stopped.
public struct AdviceRecorder: Sendable {
  /// What a recording left behind.
  public struct Outcome: Sendable, Hashable {
    /// The folder.
    public let folder: String
    /// Seasons that were asked for: ranking, central, fresh.
    public let seasons: [Int]
    /// How their questions went.
    public let tally: AdviceTally
  }

  private let scenario: Scenario
  private let strategy: Int
  private let replications: Int

  /// Takes a checked scenario, the strategy's name, and how many ranking replications to record.
  ///
  /// With all of the scenario's replications, every season that `compare` may ask for is recorded, fresh
  /// ones included; with fewer, as many central ones and no fresh ones.
  ///
  /// - Throws: `AdviceError.unknownStrategy`, `AdviceError.needsNoModel`.
  public init(_ scenario: Scenario, strategy name: String, replications: Int?) throws(AdviceError) {
    guard let index = scenario.strategies.firstIndex(where: { $0.name == name }) else {
      throw .unknownStrategy(name: name, known: scenario.strategies.map(\.name))
    }
    let specification = scenario.strategies[index].specification
    guard specification.needsAdviser else {
      throw .needsNoModel(strategy: name, kind: specification.kind)
    }
    self.scenario = scenario
    strategy = index
    self.replications = replications ?? scenario.experiment.replications
  }

  private var name: String { scenario.strategies[strategy].name }

  /// Runs the seasons that are not recorded yet.
  ///
  /// - Parameters:
  ///   - model: Who is asked.
  ///   - onProgress: Called with finished and total seasons.
  ///   - isCancelled: Asked between seasons.
  /// - Returns: What the folder holds of the seasons asked for.
  /// - Throws: `LanguageModelError`, `CalibrationError`, `RunRefusal`, `RunInterruption.cancelled`.
  public func record(
    with model: any ChatModel, onProgress: (Int, Int) -> Void, isCancelled: () -> Bool
  ) throws -> Outcome {
    if scenario.needsTrueDemand { try scenario.requireClosedForm() }
    let scorer = try ScorerSource(scenario)
    let plan = RunPlan(scenario, weightsDigest: scorer.digest)
    let folder = AdviceFolder(scenario, strategy: name)
    var index = try index(of: model.name, in: folder)
    var prepared = try PreparedMarket(scenario, weights: scorer.weights, threads: 1)
    prepared.advice = try scope(asking: model, folder: folder)
    let cells = cells(plan)
    for (done, cell) in cells.enumerated() {
      onProgress(done, cells.count)
      guard !isCancelled() else { throw RunInterruption.cancelled }
      let key = plan.seasonKey(cell)
      guard !index.seasons.contains(where: { $0.key == key }) else { continue }
      let tally = try season(cell, prepared: prepared)
      index.seasons.append(.init(key: key, season: Self.words(cell), tally: tally))
      try folder.write(index)
    }
    onProgress(cells.count, cells.count)
    return outcome(cells, keys: Set(cells.map(plan.seasonKey)), index: index, folder: folder)
  }

  /// The seasons that a model has recorded; another model starts anew.
  private func index(of model: String, in folder: AdviceFolder) throws -> AdviceIndex {
    if let index = try folder.index(), index.model == model { return index }
    return AdviceIndex(model: model, seasons: [])
  }

  /// Ranking seasons, as many central ones as `compare` asks for or as ranking ones are recorded, and
  /// fresh ones where nothing is left out.
  private func cells(_ plan: RunPlan) -> [RunPlan.Cell] {
    let all = plan.rankingCells.filter { $0.strategy == strategy }
    let isWhole = replications >= scenario.experiment.replications
    let fresh = isWhole ? plan.freshCells(strategies: [strategy]) : []
    return all.filter { isWhole || $0.replication.number < replications } + fresh
  }

  private func scope(asking model: any ChatModel, folder: AdviceFolder) throws -> AdviceScope {
    let recording = try RecordingModel(model, folder: folder.path)
    var scope = AdviceScope()
    scope.sources[name] = AdviceScope.Source(
      strategy: name, file: scenario.file, prompt: PricePrompt(scenario),
      answer: { request in try Waiting.wait { try await recording.reply(to: request) } })
    return scope
  }

  private func season(_ cell: RunPlan.Cell, prepared: PreparedMarket) throws -> AdviceTally {
    var run = try ReplicationRun(prepared: prepared, replication: cell.replication)
    if cell.rivals == .passive { try run.recordRivals() }
    var season = run.snapshot
    return try run.measure(scenario.strategies[strategy], rivals: cell.rivals, in: &season)
  }

  private static func words(_ cell: RunPlan.Cell) -> String {
    let key = cell.replication
    let family = key.family > 0 ? " of \(key.family)" : ""
    return "\(key.part.rawValue) \(key.number)\(family), rivals \(cell.rivals.rawValue)"
  }

  private func outcome(
    _ cells: [RunPlan.Cell], keys: Set<String>, index: AdviceIndex, folder: AdviceFolder
  ) -> Outcome {
    let parts = cells.map(\.replication.part)
    return Outcome(
      folder: folder.path,
      seasons: [.rank, .central, .fresh].map { part in parts.count { $0 == part } },
      tally: index.seasons.filter { keys.contains($0.key) }.map(\.tally)
        .reduce(AdviceTally(), +))
  }
}
