import MarketModel
import ResultsStore
import ScenarioFiles

/// The markets of a sweep's points: checked before anything is simulated, simulated one after another.
struct SweepMarkets {
  /// A point's market with its cells.
  private struct Market {
    var scenario: Scenario
    var scorer: ScorerSource
    /// Shape `[replication x strategy]`, replication by replication.
    var cells: [RunPlan.Cell]
  }

  let space: SweepSpace
  let options: ComparisonRun.Options
  private let markets: [Market]

  /// Reads and checks the scenario of every point.
  ///
  /// - Throws: `SweepError.invalidPoint` or `.otherStrategies` for the first point that has a mistake;
  ///   `RunRefusal`.
  init(
    _ varied: VariedScenario, space: SweepSpace, options: ComparisonRun.Options
  ) throws {
    self.space = space
    self.options = options
    let names = varied.original.scenario.strategies.map(\.name)
    var scorers: [String?: ScorerSource] = [:]
    markets = try space.points.indices.map { point in
      var scenario = try Self.scenario(varied, space, point)
      let found = scenario.strategies.map(\.name)
      guard found == names else {
        throw SweepError.otherStrategies(
          place: space.place(point), names: found, expected: names)
      }
      scenario.experiment.measuresWelfare = false
      if scenario.needsTrueDemand { try scenario.requireClosedForm() }
      let path = scenario.intent.transformer?.weightsPath
      let key = scenario.intent.transformer == nil ? nil : path ?? ""
      let scorer = try scorers[key] ?? ScorerSource(scenario)
      scorers[key] = scorer
      return Market(
        scenario: scenario, scorer: scorer,
        cells: RunPlan(scenario, weightsDigest: scorer.digest).rankCells)
    }
  }

  private static func scenario(
    _ varied: VariedScenario, _ space: SweepSpace, _ point: Int
  ) throws(SweepError) -> Scenario {
    do {
      return try varied.scenario(with: space.settings(point)).scenario
    } catch {
      throw .invalidPoint(place: space.place(point), error)
    }
  }

  /// The seasons of all points, each once.
  var digests: Set<String> { Set(markets.flatMap { $0.cells.map(\.digest) }) }

  /// Names every season of every point.
  var content: String {
    SHA256Digest.hex(of: markets.flatMap { $0.cells.map(\.digest) }.joined(separator: "\n"))
  }

  /// Returns what every point's seasons say, simulating those that are missing.
  ///
  /// - Throws: `SweepError.noMarket` for a point whose calibration fails; `ResultsError`,
  ///   `RunInterruption.cancelled`.
  func outcomes(
    _ store: RunStore, metric: SweepSettings.Metric?
  ) throws -> [SweepOutcome] {
    var finished = try store.finishedDigests()
    let total = digests.count
    return try markets.indices.map { point in
      let market = markets[point]
      let missing = market.cells.filter { !finished.contains($0.digest) }
      if !missing.isEmpty {
        try simulate(
          missing, point: point, into: store, done: finished.intersection(digests).count,
          total: total)
        finished.formUnion(missing.map(\.digest))
      }
      let records = try market.cells.compactMap { try store.cell(digest: $0.digest) }
      return SweepOutcome(scenario: market.scenario, cells: records, metric: metric)
    }
  }

  private func simulate(
    _ cells: [RunPlan.Cell], point: Int, into store: RunStore, done: Int, total: Int
  ) throws {
    let onProgress = options.onProgress
    onProgress("sweeping", done, total)
    do {
      let prepared = try PreparedMarket(
        markets[point].scenario, weights: markets[point].scorer.weights, threads: options.threads)
      let executor = CellExecutor(
        prepared: prepared, store: store, threads: options.threads,
        onProgress: { finished, _ in onProgress("sweeping", done + finished, total) },
        isCancelled: options.isCancelled)
      try executor.run(cells, finished: [])
    } catch let error as CalibrationError {
      throw SweepError.noMarket(place: space.place(point), reason: "\(error)")
    }
  }
}
