import MarketModel
import RandomStreams
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Simulates more replications of the strategies that may be the best until one is picked.
///
/// The ranking replications are the first stage, and each further one is simulated with the same random
/// numbers for all that take part in it. What is spent does not depend on threads.
struct SelectionRun {
  let settings: SelectionSettings
  /// A lead that does not matter; above 0.
  let indifference: Double
  /// Indices of the strategies that may be recommended, two at least.
  let strategies: [Int]
  /// Their objectives in the ranking; shape `[strategy][replication]`, two replications at least.
  let ranking: [[Double]]
  /// Returns the objectives of strategies in a further replication, both by index.
  let simulate: ([Further]) throws -> [Double]

  /// A season besides the ranking's.
  struct Further: Hashable {
    var strategy: Int
    var replication: Int
  }

  /// What was found.
  struct Outcome {
    var picked: Int
    var isDecided: Bool
    var inPlay: Set<Int>
    var leastProbability: Double?
    /// By strategy taking part.
    var objectives: [[Double]]

    /// Seasons besides the ranking's `count` of each.
    func seasons(besides count: Int) -> Int { objectives.reduce(0) { $0 + $1.count - count } }
  }

  /// Replications that are simulated at once; those that turn out to be too many are kept.
  private static let batch = 4

  /// Runs the procedure.
  ///
  /// - Throws: What `simulate` throws.
  func outcome() throws -> Outcome {
    switch settings.method {
    case .kimNelson: try kimNelson()
    case .optimalBudget: try optimalBudget()
    }
  }

  private func kimNelson() throws -> Outcome {
    var objectives = ranking
    let first = ranking[0].count
    var selection = KimNelsonSelection(
      count: strategies.count, indifference: indifference, confidence: settings.confidence,
      firstStage: first)
    for replication in 0..<first where !selection.isDecided {
      selection.observe(selection.inPlay.map { ranking[$0][replication] })
    }
    var (next, left) = (first, settings.seasons)
    while !selection.isDecided, left >= selection.inPlay.count {
      let places = selection.inPlay
      let count = min(Self.batch, left / places.count)
      let results = try simulated(places: places, replications: next..<next + count)
      for row in 0..<count {
        for (column, place) in places.enumerated() {
          objectives[place].append(results[row][column])
        }
        guard !selection.isDecided else { continue }
        selection.observe(selection.inPlay.map { results[row][places.firstIndex(of: $0) ?? 0] })
      }
      next += count
      left -= count * places.count
    }
    return outcome(
      objectives, inPlay: selection.inPlay, isDecided: selection.isDecided, bound: nil)
  }

  private func simulated(places: [Int], replications: Range<Int>) throws -> [[Double]] {
    let seasons = replications.flatMap { replication in
      places.map { Further(strategy: strategies[$0], replication: replication) }
    }
    let results = try simulate(seasons)
    return replications.indices.map { row in
      let start = (row - replications.startIndex) * places.count
      return Array(results[start..<start + places.count])
    }
  }

  private func optimalBudget() throws -> Outcome {
    var objectives = ranking
    var left = settings.seasons
    while left > 0 {
      let step = min(Self.batch * strategies.count, left)
      let added = OptimalBudget.next(
        step: step, counts: objectives.map(\.count), shares: shares(objectives))
      let seasons = added.indices.flatMap { place in
        (0..<added[place]).map {
          Further(strategy: strategies[place], replication: objectives[place].count + $0)
        }
      }
      var results = try simulate(seasons)[...]
      for place in added.indices {
        objectives[place] += results.prefix(added[place])
        results = results.dropFirst(added[place])
      }
      left -= step
    }
    let bound = OptimalBudget.leastProbabilityCorrect(
      means: objectives.map(SampleStatistics.mean), deviations: deviations(objectives),
      counts: objectives.map(\.count))
    return outcome(
      objectives, inPlay: Array(strategies.indices), isDecided: bound >= settings.confidence,
      bound: bound)
  }

  private func shares(_ objectives: [[Double]]) -> [Double] {
    OptimalBudget.shares(
      means: objectives.map(SampleStatistics.mean), deviations: deviations(objectives))
  }

  /// A strategy that never varies still counts as varying a little, so that shares exist.
  private func deviations(_ objectives: [[Double]]) -> [Double] {
    let all = objectives.map { SampleStatistics.variance($0).squareRoot() }
    let least = max(1e-6 * (all.max() ?? 0), .leastNormalMagnitude)
    return all.map { max($0, least) }
  }

  private func outcome(
    _ objectives: [[Double]], inPlay: [Int], isDecided: Bool, bound: Double?
  ) -> Outcome {
    let means = objectives.map(SampleStatistics.mean)
    let best = inPlay.reduce(inPlay[0]) { means[$1] > means[$0] ? $1 : $0 }
    return Outcome(
      picked: strategies[best], isDecided: isDecided, inPlay: Set(inPlay.map { strategies[$0] }),
      leastProbability: bound, objectives: objectives)
  }
}
