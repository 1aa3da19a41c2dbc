import Dispatch
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles
import Synchronization

/// Simulates a strategy's seasons under other values, on the replications of a search.
///
/// Every season is a pure function of values and replication. Warm-ups are run once and kept while
/// memory allows it.
final class SearchMarket: Sendable {
  let variants: ScenarioVariants
  let store: RunStore
  let threads: Int
  private let prepared: PreparedMarket
  private let prefix: String
  private let keepsWarmUps: Bool
  private let isCancelled: @Sendable () -> Bool
  private let warmUps = Mutex<[ReplicationKey: ReplicationRun]>([:])
  private let finished: Mutex<[String: SearchCell]>
  /// Seasons of other searches of the same strategy; those asked for are taken over.
  private let others: [String: SearchCell]

  /// A strategy with its values.
  struct Candidate: Sendable {
    /// Names the values: equal names mean equal values.
    var name: String
    var strategy: Scenario.NamedStrategy
    /// What may be listed; the strategy's promotions are indices into it.
    var promotions: [Promotion]
  }

  /// A season to simulate.
  struct Season: Sendable {
    var candidate: Candidate
    var replication: ReplicationKey
  }

  /// The strategy of the original scenario with this name, as it stands.
  func asItStands(_ name: String) -> Candidate? {
    let scenario = variants.original.scenario
    return scenario.strategies.first { $0.name == name }.map {
      Candidate(
        name: "as it stands \(name)", strategy: $0, promotions: scenario.market.promotions)
    }
  }

  /// Prepares the market; `prefix` names everything that all seasons depend on.
  init(
    variants: ScenarioVariants, prepared: PreparedMarket, store: RunStore, prefix: String,
    finished: [String: SearchCell], others: [String: SearchCell], threads: Int,
    keepsWarmUps: Bool, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.variants = variants
    self.prepared = prepared
    self.store = store
    self.prefix = prefix
    self.threads = threads
    self.isCancelled = isCancelled
    self.others = others
    self.keepsWarmUps = keepsWarmUps
    self.finished = Mutex(finished)
  }

  /// Returns the seasons' cells in order, simulating those that are not there yet.
  ///
  /// - Throws: `RunInterruption.cancelled`, or the first error of a season or of the store.
  func cells(_ seasons: [Season]) throws -> [SearchCell] {
    let digests = seasons.map(digest)
    let missing = seasons.indices.filter { index in
      finished.withLock { $0[digests[index]] == nil }
    }
    let state = Mutex((next: 0, failure: (any Error)?.none))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, missing.count))) { _ in
      while let place = Self.take(state, missing.count) {
        do {
          guard !isCancelled() else { throw RunInterruption.cancelled }
          let index = missing[place]
          let cell =
            try others[digests[index]] ?? simulate(seasons[index], digest: digests[index])
          try store.commit(cell)
          finished.withLock { $0[cell.digest] = cell }
        } catch {
          state.withLock { $0.failure = $0.failure ?? error }
        }
      }
    }
    if let failure = state.withLock({ $0.failure }) { throw failure }
    return finished.withLock { known in digests.compactMap { known[$0] } }
  }

  private static func take(
    _ state: borrowing Mutex<(next: Int, failure: (any Error)?)>, _ count: Int
  ) -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func digest(_ season: Season) -> String {
    let key = season.replication
    return SHA256Digest.hex(
      of: [
        prefix, season.candidate.name, key.part.rawValue, String(key.family), String(key.number),
      ].joined(separator: "\n"))
  }

  private func simulate(_ season: Season, digest: String) throws -> SearchCell {
    let scenario = variants.original.scenario
    let candidate = season.candidate
    let run = try replication(season.replication, promotions: candidate.promotions).serving(
      prepared.replacing(candidate: candidate.strategy, promotions: candidate.promotions))
    let cell = try run.run(strategy: 1, rivals: scenario.comparedRivals, digest: digest)
    let metrics = CellMetrics(
      cell: cell, firm: scenario.market.firms[scenario.market.focalFirm].name,
      horizonWeeks: scenario.market.calendar.horizonWeeks)
    return SearchCell(
      digest: digest, objective: metrics.objective(scenario.objective),
      guarded: scenario.guardrails.map(metrics.value))
  }

  /// A replication at time 0; those whose promotions are the scenario's own are kept.
  private func replication(
    _ key: ReplicationKey, promotions: [Promotion]
  ) throws -> ReplicationRun {
    let own = variants.original.scenario.market.promotions
    if promotions == own, let kept = warmUps.withLock({ $0[key] }) { return kept }
    var market = prepared
    if promotions != own { market = market.replacing(promotions: promotions) }
    var run = try ReplicationRun(prepared: market, replication: key)
    if variants.original.scenario.comparedRivals == .passive { try run.recordRivals() }
    if promotions == own, keepsWarmUps { warmUps.withLock { $0[key] = run } }
    return run
  }

  /// Forgets all warm-ups.
  func forgetWarmUps() {
    warmUps.withLock { $0 = [:] }
  }

  // MARK: - Values and guardrails

  /// The strategy with other values, or why they don't go together.
  func candidate(
    _ values: [ScenarioVariants.Value]
  ) -> (candidate: Candidate?, refusal: String) {
    do {
      let loaded = try variants.scenario(with: values).scenario
      guard let named = loaded.strategies.first(where: { $0.name == variants.copyName }) else {
        return (nil, "the strategy is missing")
      }
      let name = values.map { "\($0.parameter.path)=\($0.parameter.text(of: $0.number))" }
        .sorted().joined(separator: ";")
      return (Candidate(name: name, strategy: named, promotions: loaded.market.promotions), "")
    } catch {
      let first = error.diagnostics.first { $0.severity == .error }
      return (nil, first?.message ?? "the values don't go together")
    }
  }

  /// By how much guardrails are missed in all, and which.
  func judged(
    _ cells: [SearchCell], baseline: [SearchCell]
  ) -> (violation: Double, reason: String) {
    var broken: [String] = []
    var violation = 0.0
    for (index, guardrail) in variants.original.scenario.guardrails.enumerated() {
      let values = cells.map { $0.guarded[index] }
      let base = baseline.map { $0.guarded[index] }
      let probability = guardrail.probability(values, baseline: base)
      guard probability < ComparisonBuilder.requiredProbability else { continue }
      broken.append(guardrail.text)
      violation +=
        ComparisonBuilder.requiredProbability - probability
        + min(1, guardrail.shortfall(values, baseline: base))
    }
    return (violation, broken.isEmpty ? "" : "breaks " + broken.joined(separator: ", "))
  }

  /// The baseline's seasons where a guardrail compares with it; none otherwise.
  func baselineCells(_ keys: [ReplicationKey]) throws -> [SearchCell] {
    let scenario = variants.original.scenario
    guard scenario.guardrails.contains(where: \.versusBaseline),
      let candidate = asItStands(scenario.strategies[scenario.baseline].name)
    else { return [] }
    return try cells(keys.map { Season(candidate: candidate, replication: $0) })
  }

  /// Replications of a search's evaluations (`family` 0) or of its finalists (1).
  static func keys(family: Int, count: Int) -> [ReplicationKey] {
    (0..<count).map { ReplicationKey(.search, family: family, number: $0) }
  }
}
