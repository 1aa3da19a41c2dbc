import ScenarioFiles
import ScientificComputing

/// The points that a search may try: one index per parameter into its values.
struct SearchSpace: Sendable {
  let parameters: [SearchParameter]

  /// A point; shape `[parameter]`.
  typealias Point = [Int]

  /// How many points there are; `Int.max` where that can't be counted.
  var size: Int {
    parameters.reduce(1) { product, parameter in
      let (value, overflow) = product.multipliedReportingOverflow(by: parameter.count)
      return overflow ? .max : value
    }
  }

  /// The values of a point, in base units.
  func values(_ point: Point) -> [Double] {
    zip(parameters, point).map { $0.value(at: $1) }
  }

  /// The values of a point as a scenario writes them.
  func texts(_ point: Point) -> [String] {
    zip(parameters, values(point)).map { $0.text(of: $1) }
  }

  /// What replaces the strategy's values at a point.
  func edits(_ point: Point) -> [ScenarioVariants.Value] {
    zip(parameters, values(point)).map { ScenarioVariants.Value($0.parameter, $1) }
  }

  /// The point nearest to coordinates, of which those outside [0, 1] are mirrored at the faces.
  func point(at coordinates: [Double]) -> Point {
    zip(parameters, coordinates).map { $0.index(at: Self.mirrored($1)) }
  }

  /// The coordinates of a point in the unit cube.
  func coordinates(of point: Point) -> [Double] {
    zip(parameters, point).map { $0.coordinate(of: $1) }
  }

  /// The point nearest to the strategy's own values; the middle where it states none.
  var start: Point {
    parameters.map { parameter in
      parameter.parameter.current.map(parameter.index(nearest:)) ?? parameter.count / 2
    }
  }

  /// The largest number of values of a parameter.
  var finest: Int { parameters.map(\.count).max() ?? 1 }

  /// The parameters, by index, at whose first or last value a point stands although more values could
  /// be asked for.
  func bounds(touchedBy point: Point) -> [Int] {
    parameters.indices.filter {
      parameters[$0].count > 2 && (point[$0] == 0 || point[$0] == parameters[$0].count - 1)
    }
  }

  /// Every point, the last parameter moving fastest.
  var all: [Point] {
    parameters.reduce([[]]) { points, parameter in
      points.flatMap { point in (0..<parameter.count).map { point + [$0] } }
    }
  }

  /// A grid of at most `count` points, equally many values of every parameter where they have as many.
  func grid(count: Int) -> [Point] {
    var shares = parameters.map { _ in 1 }
    var grew = true
    while grew {
      grew = false
      for index in shares.indices where shares[index] < parameters[index].count {
        var larger = shares
        larger[index] += 1
        guard larger.reduce(1, *) <= count else { continue }
        shares = larger
        grew = true
      }
    }
    let picked = zip(parameters, shares).map { Self.spread($1, over: $0.count) }
    return picked.reduce([[]]) { points, indices in
      points.flatMap { point in indices.map { point + [$0] } }
    }
  }

  /// So many indices from the first to the last, at equal distances.
  static func spread(_ count: Int, over values: Int) -> [Int] {
    guard count > 1 else { return [(values - 1) / 2] }
    return (0..<count).map { ($0 * (values - 1) + (count - 1) / 2) / (count - 1) }
  }

  /// The points nearest to the first points of Sobol's sequence, without repetition.
  ///
  /// - Throws: `ScientificError.tooManyDimensions`.
  func sobol(count: Int) throws -> [Point] {
    var seen: Set<Point> = []
    return try Sobol.points(count: count, dimensions: parameters.count).map(point)
      .filter { seen.insert($0).inserted }
  }

  /// Folds the line onto [0, 1].
  static func mirrored(_ coordinate: Double) -> Double {
    let rest = abs(coordinate).truncatingRemainder(dividingBy: 2)
    return rest > 1 ? 2 - rest : rest
  }
}
