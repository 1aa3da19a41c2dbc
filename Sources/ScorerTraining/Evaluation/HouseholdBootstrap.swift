import RandomStreams
import ScientificComputing

/// Resamples consumers with replacement, all occasions of one together.
///
/// The draws depend on the seed and the number of consumers alone, so two models that are judged on
/// one table meet the same draws, and the difference of their statistics is a paired one.
/// - SeeAlso: B. Efron and R. Tibshirani, *An Introduction to the Bootstrap*, 1993, sections 8.3
///   and 13.3 (percentile interval).
public struct HouseholdBootstrap: Sendable {
  /// Draws for sums; the areas under curves, which need a pass over the rows, use `curveDraws`.
  public static let draws = 400
  /// Draws for the area under the curve and the calibration error.
  public static let curveDraws = 40

  /// Consumers in the table.
  public let households: Int
  /// Consumer of each row, counted from 0 in order of the identifier; shape `[rows]`.
  let ordinals: [Int32]
  /// How often a draw holds a consumer; shape `[draw, household]`.
  private let multiplicities: [UInt16]

  /// Draws consumers for a table whose rows belong to `consumers`.
  public init(consumers: [Int32], seed: UInt64) {
    let ordered = Set(consumers).sorted()
    households = ordered.count
    ordinals = consumers.map { consumer in
      Int32(ordered.partitioningIndex { $0 >= consumer })
    }
    multiplicities = Self.draw(households: ordered.count, seed: seed)
  }

  /// Returns the multiplicities of one draw's consumers.
  func multiplicities(draw: Int) -> ArraySlice<UInt16> {
    multiplicities[draw * households..<(draw + 1) * households]
  }

  /// Returns the sums of a column of rows over each consumer.
  func sums(_ column: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: households)
    for row in column.indices { sums[Int(ordinals[row])] += column[row] }
    return sums
  }

  /// Returns `numerator / denominator` of sums over consumers; what `map` makes of it has the
  /// interval.
  func ratio(
    _ numerator: [Double], over denominator: [Double], map: (Double) -> Double = { $0 }
  ) -> Estimate {
    let draws = (0..<Self.draws).map { draw -> Double in
      var (above, below) = (0.0, 0.0)
      for (household, count) in multiplicities(draw: draw).enumerated() {
        above += Double(count) * numerator[household]
        below += Double(count) * denominator[household]
      }
      return map(above / below)
    }
    return Self.estimate(
      map(numerator.reduce(0, +) / denominator.reduce(0, +)), draws: draws)
  }

  /// Returns the value with the percentile interval of the draws that are numbers.
  static func estimate(_ value: Double, draws: [Double]) -> Estimate {
    let finite = draws.filter(\.isFinite)
    guard !finite.isEmpty else { return Estimate(value: value, low: .nan, high: .nan) }
    return Estimate(
      value: value, low: SampleStatistics.quantile(finite, 0.025),
      high: SampleStatistics.quantile(finite, 0.975))
  }

  private static func draw(households: Int, seed: UInt64) -> [UInt16] {
    var counts = [UInt16](repeating: 0, count: households * draws)
    for draw in 0..<draws {
      let stream = RandomStream(
        seed: seed, replication: ReplicationKey(.central, number: draw),
        purpose: "household bootstrap", entity: EntityKey("evaluation"))
      for index in 0..<households {
        let household = Int(stream.uniform(at: UInt64(index)) * Double(households))
        counts[draw * households + household] += 1
      }
    }
    return counts
  }
}

extension Array {
  /// Returns the first index whose element satisfies the predicate, in an array that is ordered by
  /// it: `false` first.
  func partitioningIndex(_ predicate: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
