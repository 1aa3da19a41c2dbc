import MarketModel
import RandomStreams
import ResultsStore
import ScenarioFiles

/// Evaluates points, each once, and keeps the path; stops when the budget is spent.
///
/// All points meet the same replications, which no comparison uses.
final class SearchLedger {
  let space: SearchSpace
  let market: SearchMarket
  let replications: Int
  /// Every evaluation in order; the strategy as it stands first.
  private(set) var path: [SearchEvaluation] = []
  /// Seasons that the evaluations took.
  private(set) var cells = 0
  private let limit: Int
  private let isTimeUp: () -> Bool
  private let onProgress: (Int, Int) -> Void
  private var known: [SearchSpace.Point: Int] = [:]
  private var baseline: [SearchCell] = []

  /// Starts with the strategy as it stands, and with the baseline where a guardrail asks for it.
  ///
  /// - Throws: `SearchError.budgetTooSmall`, or what simulating throws.
  init(
    space: SearchSpace, market: SearchMarket, replications: Int, budget: SearchSettings.Budget,
    isTimeUp: @escaping () -> Bool, onProgress: @escaping (Int, Int) -> Void
  ) throws {
    self.space = space
    self.market = market
    self.replications = replications
    self.isTimeUp = isTimeUp
    self.onProgress = onProgress
    if case .cells(let count) = budget { limit = count } else { limit = .max }
    try open()
  }

  private func open() throws {
    let variants = market.variants
    let needsBaseline = variants.original.scenario.guardrails.contains(where: \.versusBaseline)
    let first = (needsBaseline ? 2 : 1) * replications
    guard limit >= first + replications else {
      throw SearchError.budgetTooSmall(cells: limit, needed: first + replications)
    }
    let keys = SearchMarket.keys(family: 0, count: replications)
    baseline = try market.baselineCells(keys)
    guard let candidate = market.asItStands(variants.strategy) else { return }
    let own = try market.cells(keys.map { .init(candidate: candidate, replication: $0) })
    cells = first
    note(own, point: nil, phase: "as it stands")
  }

  /// How many more points the budget pays for.
  var affordable: Int { limit == .max ? .max : max(0, (limit - cells) / replications) }

  /// The best evaluation so far.
  var best: SearchEvaluation {
    path.dropFirst().reduce(path[0]) { $1.isBetter(than: $0) ? $1 : $0 }
  }

  /// The best point so far besides the strategy as it stands.
  var bestPoint: SearchSpace.Point? {
    let tried = path.filter { $0.point != nil }
    guard let first = tried.first else { return nil }
    return tried.dropFirst().reduce(first) { $1.isBetter(than: $0) ? $1 : $0 }.point
  }

  // MARK: - Evaluating

  /// Returns the evaluations of points in order; those known cost nothing.
  ///
  /// - Throws: `SearchBudgetSpent` after evaluating as many as the budget pays for; what simulating
  ///   throws.
  func evaluate(_ points: [SearchSpace.Point], phase: String) throws -> [SearchEvaluation] {
    var seen: Set<SearchSpace.Point> = []
    let fresh = points.filter { known[$0] == nil && seen.insert($0).inserted }
    // In small portions, so that the time may stop it anywhere.
    let portion = limit == .max ? 1 : max(1, fresh.count)
    for start in stride(from: 0, to: fresh.count, by: portion) {
      guard !isTimeUp() else { throw SearchBudgetSpent() }
      try simulate(Array(fresh[start..<min(start + portion, fresh.count)]), phase: phase)
    }
    return points.compactMap { point in known[point].map { path[$0] } }
  }

  private func simulate(_ points: [SearchSpace.Point], phase: String) throws {
    var candidates: [(point: SearchSpace.Point, candidate: SearchMarket.Candidate?, why: String)] =
      []
    var left = affordable
    for point in points {
      let (candidate, why) = market.candidate(space.edits(point))
      if candidate != nil {
        guard left > 0 else { break }
        left -= 1
      }
      candidates.append((point, candidate, why))
    }
    let seasons = candidates.compactMap(\.candidate).flatMap { candidate in
      SearchMarket.keys(family: 0, count: replications).map {
        SearchMarket.Season(candidate: candidate, replication: $0)
      }
    }
    var results = try market.cells(seasons)[...]
    for (point, candidate, why) in candidates {
      let own = candidate == nil ? [] : Array(results.prefix(replications))
      results = results.dropFirst(own.count)
      cells += own.count
      note(own, point: point, phase: phase, refusal: why)
    }
    onProgress(cells, limit)
    if candidates.count < points.count { throw SearchBudgetSpent() }
  }

  private func note(
    _ cells: [SearchCell], point: SearchSpace.Point?, phase: String, refusal: String = ""
  ) {
    let (violation, reason) =
      refusal.isEmpty ? market.judged(cells, baseline: baseline) : (10, refusal)
    if let point { known[point] = path.count }
    path.append(
      SearchEvaluation(
        number: path.count + 1, phase: phase, point: point, objectives: cells.map(\.objective),
        violation: violation, reason: reason))
  }

  // MARK: - As a function to minimise

  /// The number to minimise at a point: minus the mean objective in units of the start's; above every
  /// feasible point's where a guardrail is broken, and more so the more it is.
  func merit(_ evaluation: SearchEvaluation) -> Double {
    let scale = max(abs(path[0].mean), 1e-9)
    return evaluation.isFeasible
      ? -evaluation.mean / scale : 1_000 * (1 + evaluation.violation)
  }

  /// The same at coordinates.
  func merit(at coordinates: [Double], phase: String) throws -> Double {
    merit(try evaluate([space.point(at: coordinates)], phase: phase)[0])
  }
}
