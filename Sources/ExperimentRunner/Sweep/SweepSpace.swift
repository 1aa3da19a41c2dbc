import RandomStreams
import ScenarioFiles
import ScientificComputing

/// The points that a sweep simulates, and the lines through its centre.
struct SweepSpace: Sendable {
  let factors: [SweepFactor]
  let design: SweepSettings.Design
  /// Value indices by point; shape `[point][factor]`.
  private(set) var points: [[Int]] = []
  /// How many points the design has; those after them only stand on lines.
  private(set) var designCount = 0
  /// The point of the space that is nearest to the scenario as it stands, by index.
  private(set) var centre = 0
  /// For each factor the points, by index, at which it alone leaves the centre, ascending in its value.
  private(set) var lines: [[Int]] = []

  /// Levels that stand for a range in a grid of one key, and of several.
  private static let levels = (alone: 9, together: 5)
  /// Points of the other designs unless stated.
  private static let usualPoints = 32

  /// Lays the points out.
  ///
  /// - Parameters:
  ///   - factors: What is varied.
  ///   - settings: Design and number of points.
  ///   - seed: The seed of a Latin hypercube.
  /// - Throws: `SweepError`; `ScientificError` for more keys than Sobol's points have dimensions.
  init(factors: [SweepFactor], settings: SweepSettings, seed: UInt64) throws {
    self.factors = factors
    design = settings.design ?? Self.design(for: factors)
    switch design {
    case .grid: try layGrid(points: settings.points)
    case .latinHypercube:
      let key = ReplicationKey(.search, number: 0)
      let family = StreamFamily(seed: seed, replication: key, purpose: "sweep points")
      try spread(
        LatinHypercube.points(
          count: settings.points ?? Self.usualPoints, dimensions: factors.count, family: family))
    case .sobol:
      let count = settings.points ?? Self.usualPoints
      try spread(try Sobol.points(count: count, dimensions: factors.count))
    }
  }

  /// A grid where all values are written or one key varies; otherwise Sobol's points.
  private static func design(for factors: [SweepFactor]) -> SweepSettings.Design {
    factors.count == 1 || factors.allSatisfy { !$0.isOpen } ? .grid : .sobol
  }

  /// The values of a point.
  func values(_ point: Int) -> [SweepValue] {
    zip(factors, points[point]).map { $0.value(at: $1) }
  }

  /// What a scenario is given at a point, each `key=value`.
  func settings(_ point: Int) -> [String] {
    zip(factors, values(point)).map { "\($0.key.path)=\($1.setting)" }
  }

  /// A point as messages name it.
  func place(_ point: Int) -> String {
    let values = zip(factors, values(point)).map { "\($0.key.path)=\($1.text)" }
    return "point \(point + 1) of \(points.count) (\(values.joined(separator: ", ")))"
  }

  // MARK: - Grid

  private mutating func layGrid(points count: Int?) throws {
    let perRange = try levels(points: count)
    try Self.check(factors.map { $0.levelCount(perRange) })
    let levels = factors.map { $0.levels(perRange) }
    points = levels.reduce([[]]) { points, indices in
      points.flatMap { point in indices.map { point + [$0] } }
    }
    designCount = points.count
    let middle = zip(factors, levels).map { $0.nearest($1) }
    layLines(through: middle, levels: levels)
  }

  private func levels(points count: Int?) throws -> Int {
    let open = factors.count(where: \.isOpen)
    guard let count else { return factors.count == 1 ? Self.levels.alone : Self.levels.together }
    guard open > 0 else { throw SweepError.pointsOfLists(points: count) }
    let written = factors.filter { !$0.isOpen }.map(\.count)
    func size(_ perRange: Int) -> Int {
      Self.product(written + Array(repeating: perRange, count: open))
    }
    guard size(2) <= count else { throw SweepError.tooFewPoints(points: count, needed: size(2)) }
    return (2...max(2, count)).last { size($0) <= count } ?? 2
  }

  private static func check(_ counts: [Int]) throws {
    let count = product(counts)
    guard count <= SweepError.pointLimit else { throw SweepError.tooManyPoints(count: count) }
  }

  private static func product(_ counts: [Int]) -> Int {
    counts.reduce(1) { product, count in
      let (value, overflow) = product.multipliedReportingOverflow(by: count)
      return overflow ? .max : value
    }
  }

  // MARK: - Points that fill the space

  private mutating func spread(_ coordinates: [[Double]]) throws {
    var seen: Set<[Int]> = []
    points = coordinates.map { point in zip(factors, point).map { $0.index(at: $1) } }
      .filter { seen.insert($0).inserted }
    designCount = points.count
    layLines(
      through: factors.map(\.own), levels: factors.map { $0.lineLevels(Self.levels.together) })
    guard points.count <= SweepError.pointLimit else {
      throw SweepError.tooManyPoints(count: points.count)
    }
  }

  /// Adds the points of every line that are not there yet.
  private mutating func layLines(through middle: [Int], levels: [[Int]]) {
    var known = Dictionary(uniqueKeysWithValues: points.enumerated().map { ($1, $0) })
    func place(_ point: [Int], _ points: inout [[Int]]) -> Int {
      if let index = known[point] { return index }
      known[point] = points.count
      points.append(point)
      return points.count - 1
    }
    centre = place(middle, &points)
    lines = factors.indices.map { factor in
      levels[factor].map { level in
        var point = middle
        point[factor] = level
        return place(point, &points)
      }
    }
  }
}
