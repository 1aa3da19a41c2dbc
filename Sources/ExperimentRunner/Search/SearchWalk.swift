import RandomStreams
import ScientificComputing

/// Walks to the best point by one of the methods.
struct SearchWalk {
  let ledger: SearchLedger
  /// The seed of annealing's steps and of a surrogate's candidates.
  let seed: UInt64

  var space: SearchSpace { ledger.space }
  var dimensions: Int { space.parameters.count }

  /// Walks until the method ends; returns whether the budget ended it before.
  ///
  /// - Throws: What simulating throws.
  func run(_ method: SearchSettings.Method) throws -> Bool {
    do {
      switch method {
      case .grid: try tryAll()
      case .sobol: try tryAll(try space.sobol(count: pointCount), phase: "sobol")
      case .brent: try scanAndRefine()
      case .annealing: try anneal()
      case .surrogate: try SurrogateSearch(walk: self).run()
      case .auto, .nelderMead, .bfgs: try climbSimplices()
      }
      return false
    } catch is SearchBudgetSpent {
      return true
    }
  }

  /// Points to spread where nothing else limits them.
  private var pointCount: Int { min(ledger.affordable, 4_096) }

  private func tryAll() throws {
    let points = space.size <= ledger.affordable ? space.all : space.grid(count: pointCount)
    try tryAll(points, phase: "grid")
  }

  private func tryAll(_ points: [SearchSpace.Point], phase: String) throws {
    _ = try ledger.evaluate(points, phase: phase)
  }

  // MARK: - One parameter

  /// Scans, then searches around the scan's best points by Brent's method; so that a second peak is seen.
  private func scanAndRefine() throws {
    let parameter = space.parameters[0]
    let share = ledger.affordable == .max ? 17 : ledger.affordable * 2 / 5
    let count = min(parameter.count, max(5, min(33, share)))
    let indices = SearchSpace.spread(count, over: parameter.count)
    let scan = try ledger.evaluate(indices.map { [$0] }, phase: "scan")
    for hump in humps(scan).prefix(3) {
      let low = parameter.coordinate(of: indices[max(hump - 1, 0)])
      let high = parameter.coordinate(of: indices[min(hump + 1, indices.count - 1)])
      guard low < high, parameter.count > indices.count else { continue }
      let found = try brent(from: low, to: high)
      try descend(from: space.point(at: [found]), firstStep: 1, phase: "brent")
    }
  }

  private func brent(from low: Double, to high: Double) throws -> Double {
    let tolerance = max(1e-7, 0.5 / Double(space.finest))
    do {
      return try Minimizer.brent(
        lower: low, upper: high, cells: 4, tolerance: tolerance, iterations: 60
      ) { try ledger.merit(at: [$0], phase: "brent") }.point[0]
    } catch let error as ScientificError where error.isUnfinished {
      return space.coordinates(of: ledger.bestPoint ?? space.start)[0]
    }
  }

  /// Places in a scan that no neighbour exceeds, best first.
  private func humps(_ scan: [SearchEvaluation]) -> [Int] {
    let merits = scan.map(ledger.merit)
    return merits.indices.filter { index in
      (index == 0 || merits[index] <= merits[index - 1])
        && (index == merits.count - 1 || merits[index] <= merits[index + 1])
    }.sorted { merits[$0] != merits[$1] ? merits[$0] < merits[$1] : $0 < $1 }
  }

  // MARK: - Several parameters

  /// Simplex searches from the best of spread points, each followed by steps along the axes.
  private func climbSimplices() throws {
    let share = ledger.affordable == .max ? 64 : ledger.affordable / 4
    let count = max(2 * dimensions + 2, min(64, share))
    var spread = try space.sobol(count: count)
    if !spread.contains(space.start) { spread.insert(space.start, at: 0) }
    _ = try ledger.evaluate(spread, phase: "sobol")
    // Maxima of the closed form are among them, where there is one.
    let seeds = ledger.path.filter { $0.point != nil }
    var results: [[Double]] = []
    for seed in seeds.sorted(by: { $0.isBetter(than: $1) }) {
      guard let point = seed.point else { continue }
      let start = space.coordinates(of: point)
      guard !results.contains(where: { distance($0, start) < 0.15 }) else { continue }
      let end = space.point(at: try simplex(from: start))
      let final = try descend(from: end, firstStep: 8, phase: "axes")
      results.append(space.coordinates(of: final))
    }
  }

  private func simplex(from start: [Double]) throws -> [Double] {
    let steps = start.map { $0 > 0.85 ? -0.15 : 0.15 }
    let tolerance = max(1e-4, 0.5 / Double(space.finest))
    do {
      return try Minimizer.nelderMead(
        start: start, steps: steps, tolerance: tolerance, iterations: 60 * dimensions
      ) { try ledger.merit(at: $0, phase: "nelder-mead") }.point
    } catch let error as ScientificError where error.isUnfinished {
      return space.coordinates(of: ledger.bestPoint ?? space.start)
    }
  }

  /// Moves along the axes while that helps, by halving steps, down to neighbouring values.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - firstStep: The first step as a part of each axis, 1 for a single value.
  ///   - phase: What the path calls it.
  /// - Returns: A point none of whose neighbours is better.
  /// - Throws: `SearchBudgetSpent`; what simulating throws.
  @discardableResult
  private func descend(
    from start: SearchSpace.Point, firstStep: Int, phase: String
  ) throws -> SearchSpace.Point {
    var best = try ledger.evaluate([start], phase: phase)[0]
    var steps = space.parameters.map { firstStep == 1 ? 1 : max(1, $0.count / (2 * firstStep)) }
    while true {
      let point = best.point ?? start
      let tried = try ledger.evaluate(neighbours(of: point, steps), phase: phase)
      if let better = tried.reduce(nil, { better($0, $1) }), better.isBetter(than: best) {
        best = better
      } else if steps.allSatisfy({ $0 == 1 }) {
        return point
      } else {
        steps = steps.map { max(1, $0 / 2) }
      }
    }
  }

  private func better(_ first: SearchEvaluation?, _ second: SearchEvaluation) -> SearchEvaluation? {
    guard let first else { return second }
    return second.isBetter(than: first) ? second : first
  }

  private func neighbours(of point: SearchSpace.Point, _ steps: [Int]) -> [SearchSpace.Point] {
    point.indices.flatMap { axis in
      [-steps[axis], steps[axis]].compactMap { step -> SearchSpace.Point? in
        var neighbour = point
        neighbour[axis] = min(max(point[axis] + step, 0), space.parameters[axis].count - 1)
        return neighbour == point ? nil : neighbour
      }
    }
  }

  private func distance(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).map { abs($0 - $1) }.max() ?? 0
  }

  // MARK: - Annealing

  /// Anneals from the best of a few spread points, then steps along the axes; heats up again from the best
  /// point while the budget lasts and points that are new come up.
  private func anneal() throws {
    let points = ledger.affordable == .max ? 400 : ledger.affordable
    let seeds = try ledger.evaluate(
      [space.start] + space.sobol(count: max(4, points / 10)), phase: "sobol")
    let merits = seeds.filter(\.isFeasible).map(ledger.merit)
    let spread = merits.count > 1 ? SampleStatistics.variance(merits).squareRoot() : 0.1
    var (round, met) = (0, 0)
    while ledger.path.count > met {
      met = ledger.path.count
      round += 1
      let trials = min(points, ledger.affordable) * 6 / 10
      try cool(from: max(spread, 1e-6), trials: trials, round: round)
      try descend(from: ledger.bestPoint ?? space.start, firstStep: 8, phase: "axes")
    }
  }

  private func cool(from first: Double, trials: Int, round: Int) throws {
    let steps = max(1, dimensions)
    let stream = RandomStream(
      seed: seed, replication: ReplicationKey(.search, number: 0), purpose: "search steps",
      entity: EntityKey("annealing \(round)"))
    let cooling = Cooling(
      stepsPerTemperature: steps, first: first, last: first / 500,
      temperatures: max(1, trials / steps))
    let start = space.coordinates(of: ledger.bestPoint ?? space.start)
    _ = try Minimizer.annealing(start: start, cooling: cooling, stream: stream, step: stepped) {
      try ledger.merit(at: $0, phase: "annealing")
    }
  }

  /// Moves one coordinate, drawn by chance, by up to a quarter of its range and at least one value.
  private func stepped(_ coordinates: [Double], draw: () -> Double) -> [Double] {
    var next = coordinates
    let axis = min(Int(draw() * Double(dimensions)), dimensions - 1)
    let move = 0.5 * draw() - 0.25
    let least = 1 / Double(max(1, space.parameters[axis].count - 1))
    let size = max(abs(move), least)
    next[axis] = SearchSpace.mirrored(coordinates[axis] + (move < 0 ? -size : size))
    return next
  }
}

extension ScientificError {
  /// Whether a method gave up before its tolerance was met.
  fileprivate var isUnfinished: Bool {
    switch self {
    case .notConverged, .library: true
    default: false
    }
  }
}
