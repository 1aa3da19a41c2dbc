import RandomStreams
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// The best points and the strategy as it stands, on replications that neither the search nor any
/// comparison uses.
struct SearchFinals {
  let ledger: SearchLedger
  let settings: SearchSettings

  /// A point on both sets of replications.
  struct Finalist {
    var search: SearchEvaluation
    /// The objective by fresh replication.
    var fresh: [Double]
    /// Whether every guardrail holds there.
    var isFeasible: Bool
  }

  /// What came out.
  struct Result {
    /// The strategy as it stands.
    var start: Finalist
    /// The others, best on the search's replications first; empty where nothing better was met.
    var others: [Finalist]

    /// The best on fresh replications among those that hold every guardrail.
    var winner: Finalist? {
      let feasible = others.filter(\.isFeasible)
      guard let first = feasible.first else { return nil }
      return feasible.dropFirst().reduce(first) {
        SampleStatistics.mean($1.fresh) > SampleStatistics.mean($0.fresh) ? $1 : $0
      }
    }

    /// Whether the winner beats the strategy as it stands.
    var outcome: SearchSummary.Outcome {
      guard !others.isEmpty else { return .keep }
      guard let winner else { return .notConfirmed }
      let gain = SampleStatistics.mean(zip(winner.fresh, start.fresh).map { $0 - $1 })
      return gain > 0 || !start.isFeasible ? .found : .notConfirmed
    }

    /// The point that is put forward.
    var chosen: SearchSpace.Point? { outcome == .found ? winner?.search.point : nil }
  }

  /// Simulates them.
  ///
  /// - Parameter onProgress: Called with finished and total seasons.
  /// - Returns: The strategy as it stands and the points that beat it on the search's replications.
  /// - Throws: `SearchError.nothingFits`; what simulating throws.
  func simulated(onProgress: (Int, Int) -> Void) throws -> Result {
    let start = ledger.path[0]
    let tried = ledger.path.dropFirst()
    if let refused = tried.first, tried.allSatisfy(\.objectives.isEmpty) {
      throw SearchError.nothingFits(reason: refused.reason)
    }
    let better = distinct(
      tried.filter { $0.isFeasible && $0.isBetter(than: start) }
        .sorted { $0.mean != $1.mean ? $0.mean > $1.mean : $0.number < $1.number })
    let total = (better.count + 1) * settings.freshReplications
    onProgress(0, total)
    let keys = SearchMarket.keys(family: 1, count: settings.freshReplications)
    let baseline = try ledger.market.baselineCells(keys)
    var finalists: [Finalist] = []
    for evaluation in [start] + better {
      finalists.append(try finalist(evaluation, keys, baseline))
      onProgress(finalists.count * keys.count, total)
    }
    return Result(start: finalists[0], others: Array(finalists.dropFirst()))
  }

  /// The first few that are not beside a better one: neighbours would be told apart by luck.
  private func distinct(_ sorted: [SearchEvaluation]) -> [SearchEvaluation] {
    var kept: [SearchEvaluation] = []
    for evaluation in sorted where kept.count < settings.finalists {
      let isBeside = kept.contains { other in
        zip(coordinates(other), coordinates(evaluation)).allSatisfy { abs($0 - $1) < 0.02 }
      }
      if !isBeside { kept.append(evaluation) }
    }
    return kept
  }

  private func coordinates(_ evaluation: SearchEvaluation) -> [Double] {
    evaluation.point.map(ledger.space.coordinates) ?? []
  }

  private func finalist(
    _ evaluation: SearchEvaluation, _ keys: [ReplicationKey], _ baseline: [SearchCell]
  ) throws -> Finalist {
    let market = ledger.market
    let candidate =
      evaluation.point.map { market.candidate(ledger.space.edits($0)).candidate }
      ?? market.asItStands(market.variants.strategy)
    guard let candidate else { return Finalist(search: evaluation, fresh: [], isFeasible: false) }
    let cells = try market.cells(keys.map { .init(candidate: candidate, replication: $0) })
    return Finalist(
      search: evaluation, fresh: cells.map(\.objective),
      isFeasible: market.judged(cells, baseline: baseline).reason.isEmpty)
  }
}
