import RandomStreams
import ScientificComputing

/// Tries, point by point, what a Gaussian process through the points so far expects to improve most on the
/// best of them.
///
/// Each point then costs some thousandths of a second besides its seasons, and tells about the whole space. Worth
/// it for budgets of tens or hundreds of points.
///
/// - SeeAlso: D. Jones, M. Schonlau and W. Welch, Efficient global optimization of expensive black-box
///   functions, *Journal of Global Optimization* 13, 1998.
struct SurrogateSearch {
  let walk: SearchWalk
  private var shape: GaussianProcess.Shape
  private var stream: RandomStream
  /// Candidates over the whole space; three quarters as many stand near the best points.
  private let spread = 320

  /// The most points: beyond it the process takes longer than the seasons.
  static let mostPoints = 400

  init(walk: SearchWalk) {
    self.walk = walk
    shape = GaussianProcess.Shape(axes: walk.dimensions)
    stream = RandomStream(
      seed: walk.seed, replication: ReplicationKey(.search, number: 0), purpose: "search steps",
      entity: EntityKey("surrogate"))
  }

  /// Runs until the budget is spent, no candidate is new, or there are `mostPoints`.
  ///
  /// - Throws: `SearchBudgetSpent`; what simulating throws.
  func run() throws {
    var search = self
    try search.go()
  }

  private mutating func go() throws {
    let first = walk.dimensions == 1 ? 8 : 16
    _ = try walk.ledger.evaluate(
      [walk.space.start] + walk.space.sobol(count: first), phase: "sobol")
    while walk.ledger.path.count < Self.mostPoints, let next = try proposal() {
      _ = try walk.ledger.evaluate([next], phase: "surrogate")
    }
  }

  /// The new point of the largest expected improvement; `nil` where no candidate is new.
  private mutating func proposal() throws -> SearchSpace.Point? {
    let tried = walk.ledger.path.filter { $0.point != nil }
    let values = Self.values(tried)
    let points = tried.compactMap(\.point)
    let process = try process(points.map(walk.space.coordinates), values)
    let best = values.max() ?? 0
    var seen = Set(points)
    let fresh = candidates(near: Self.best(points, values)).filter { seen.insert($0).inserted }
    let worth = fresh.map { point in
      let prediction = process.prediction(at: walk.space.coordinates(of: point))
      // Where no improvement is left that a number can hold, the highest hope decides.
      let hope = (prediction.mean - best) / max(prediction.deviation, 1e-12)
      return (gain: prediction.expectedImprovement(over: best), hope: hope)
    }
    return fresh.indices.max { (worth[$0].gain, worth[$0].hope) < (worth[$1].gain, worth[$1].hope) }
      .map { fresh[$0] }
  }

  /// Fits the process; its shape is sought at each of the first thirty points and then at every tenth.
  private mutating func process(
    _ points: [[Double]], _ values: [Double]
  ) throws -> GaussianProcess {
    guard points.count <= 30 || points.count % 10 == 0 else {
      return try GaussianProcess(points: points, values: values, shape: shape)
    }
    let process = try GaussianProcess.fitted(points: points, values: values, from: shape)
    shape = process.shape
    return process
  }

  /// Mean objectives; a point that breaks a guardrail has that of the worst one that breaks none.
  private static func values(_ tried: [SearchEvaluation]) -> [Double] {
    let worst = tried.filter(\.isFeasible).map(\.mean).min() ?? 0
    return tried.map { $0.isFeasible ? $0.mean : worst }
  }

  /// The three points of the highest values.
  private static func best(
    _ points: [SearchSpace.Point], _ values: [Double]
  ) -> [SearchSpace.Point] {
    points.indices.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(3).map { points[$0] }
  }

  /// Points all over the space, and points around some at three scales.
  private mutating func candidates(near centres: [SearchSpace.Point]) -> [SearchSpace.Point] {
    var found: [SearchSpace.Point] = []
    for _ in 0..<spread {
      found.append(walk.space.point(at: (0..<walk.dimensions).map { _ in stream.nextUniform() }))
    }
    for reach in [0.2, 0.05, 0.01] {
      for centre in centres.map(walk.space.coordinates) {
        for _ in 0..<(spread / 12) {
          found.append(
            walk.space.point(
              at: centre.map { $0 + reach * SpecialFunctions.normalQuantile(stream.nextUniform()) })
          )
        }
      }
    }
    return found
  }
}
