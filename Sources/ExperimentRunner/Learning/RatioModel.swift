import CompanyData
import Foundation
import ScientificComputing

/// How units sold exceed their forecast: a Poisson regression of units with ln(forecast) as offset, one
/// effect per item, and up to two slopes on price moves.
///
/// Item effects are concentrated out: given slopes, each item's units divide over its weeks in proportion
/// to forecast x exp(slope x move). Variances are the larger of two: that of the model times its
/// dispersion, and the jackknife's over weeks, since a week's weather or holiday moves all items.
///
/// - SeeAlso: A. C. Cameron and P. K. Trivedi, *Regression Analysis of Count Data*, 2nd ed., 2013,
///   sections 3.2 and 9.3; A. C. Cameron and D. L. Miller, "A Practitioner's Guide to Cluster-Robust
///   Inference", *Journal of Human Resources* 50(2), 2015, section VI (few clusters).
struct RatioModel: Sendable {
  /// Shape `[row]`.
  private let item: [Int]
  private let week: [Int]
  private let units: [Double]
  private let forecast: [Double]
  /// Price moves; shape `[slope][row]`.
  private let moves: [[Double]]
  private let items: Int
  private let weeks: Int

  /// One slope per column of moves; `nil` where items' weeks do not differ in it.
  private(set) var slopes: [Estimate?]
  /// Expected units per row at the slopes, before item effects.
  private(set) var expected: [Double] = []
  /// Variance of a row's units over its mean; at least 1.
  private(set) var dispersion = 1.0

  /// A column whose spread leaves a standard error above this tells nothing.
  private static let largestError = 5.0

  /// Fits the model to compared rows.
  ///
  /// - Parameters:
  ///   - rows: Product-weeks with forecast and units.
  ///   - moves: One value per row and slope; shape `[slope][row]`.
  ///   - items: Number of items.
  ///   - weeks: Number of weeks.
  init(_ rows: [LearningTable.Row], moves: [[Double]], items: Int, weeks: Int) {
    item = rows.map(\.item)
    week = rows.map(\.week)
    units = rows.map(\.units)
    forecast = rows.map { max($0.forecast.mean, Self.leastForecast) }
    self.moves = moves
    self.items = items
    self.weeks = weeks
    slopes = moves.map { _ in nil }
    fit()
  }

  /// A simulated market may sell none of a slow item in a week.
  private static let leastForecast = 0.05

  /// Units of each item in a group of rows, and those expected at the slopes; shape `[item]`.
  func totals(_ isMember: (Int) -> Bool = { _ in true }) -> (units: [Double], expected: [Double]) {
    let members = units.indices.map { isMember($0) ? 1.0 : 0 }
    return (
      sums(zip(units, members).map { $0 * $1 }), sums(zip(expected, members).map { $0 * $1 })
    )
  }

  /// Standard error of ln(units / expected) of a group of rows.
  func logRatioError(_ isMember: (Int) -> Bool) -> Double {
    let rows = units.indices.filter { isMember($0) }
    let sold = rows.reduce(0) { $0 + units[$1] }
    let hoped = rows.reduce(0) { $0 + expected[$1] }
    guard sold > 0, hoped > 0 else { return .infinity }
    var scores = Array(repeating: 0.0, count: weeks)
    var parts = scores
    for row in rows {
      scores[week[row]] += units[row] - expected[row] * sold / hoped
      parts[week[row]] += expected[row] / hoped
    }
    // With the only week left out nothing is left; the model's variance then stands alone.
    let moved = zip(scores, parts).map { $1 < 1 ? $0 / (1 - $1) : 0 }
    let clustered = moved.reduce(0) { $0 + $1 * $1 } * clusterFactor
    return max(clustered, dispersion * sold).squareRoot() / sold
  }

  // MARK: - Fit

  private mutating func fit() {
    var active = moves.indices.filter { column in moves[column].contains { $0 != 0 } }
    while true {
      if let solved = solve(active) {
        expected = expectations(active, solved.slopes)
        dispersion = pearson(slopes: active.count)
        let errors = slopeErrors(active, solved.system)
        for (place, column) in active.enumerated() where errors[place] < Self.largestError {
          slopes[column] = Estimate(solved.slopes[place], standardError: errors[place])
        }
        return
      }
      // Moves that are one within every item, or one to another, leave no slope.
      active.removeLast()
    }
  }

  /// Newton steps on the concentrated likelihood, which is concave; `nil` where it is flat.
  private func solve(_ active: [Int]) -> (slopes: [Double], system: SymmetricSystem?)? {
    guard !active.isEmpty else { return ([], nil) }
    var slopes = active.map { _ in 0.0 }
    for _ in 0..<Self.mostSteps {
      let expected = expectations(active, slopes)
      let centred = centredMoves(active, expected)
      let information = self.information(centred, expected, fitted(expected))
      guard active.indices.allSatisfy({ information[$0 * active.count + $0] > 1e-6 }),
        let system = try? SymmetricSystem(information, size: active.count)
      else { return nil }
      let score = centred.map { column in zip(column, units).reduce(0) { $0 + $1.0 * $1.1 } }
      let step = system.solution(score)
      for place in slopes.indices { slopes[place] += min(1, max(-1, step[place])) }
      if step.allSatisfy({ abs($0) < 1e-9 }) { return (slopes, system) }
    }
    return nil
  }

  private static let mostSteps = 100

  private func expectations(_ active: [Int], _ slopes: [Double]) -> [Double] {
    forecast.indices.map { row in
      let exponent = zip(active, slopes).reduce(0) { $0 + moves[$1.0][row] * $1.1 }
      return forecast[row] * exp(exponent)
    }
  }

  /// Moves less the item's mean, weighted by expectations; shape `[slope][row]`.
  private func centredMoves(_ active: [Int], _ expected: [Double]) -> [[Double]] {
    let total = sums(expected)
    return active.map { column in
      let mean = sums(zip(moves[column], expected).map { $0 * $1 })
      return moves[column].indices.map { moves[column][$0] - mean[item[$0]] / total[item[$0]] }
    }
  }

  /// The information of rows with units expected; `means` weigh them.
  private func information(
    _ centred: [[Double]], _ expected: [Double], _ means: [Double]
  ) -> [Double] {
    let rows = expected.indices.filter { expected[$0] > 0 }
    return centred.flatMap { first in
      centred.map { second in rows.reduce(0) { $0 + means[$1] * first[$1] * second[$1] } }
    }
  }

  /// Expectations scaled to each item's units.
  private func fitted(_ expected: [Double]) -> [Double] {
    let (sold, hoped) = (sums(units), sums(expected))
    return expected.indices.map { expected[$0] * sold[item[$0]] / hoped[item[$0]] }
  }

  // MARK: - Variances

  private func pearson(slopes: Int) -> Double {
    let means = fitted(expected)
    let freedom = units.count - Set(item).count - slopes
    guard freedom > 0 else { return 1 }
    let terms = means.indices.map { row in
      means[row] > 0 ? (units[row] - means[row]) * (units[row] - means[row]) / means[row] : 0
    }
    return max(1, terms.reduce(0, +) / Double(freedom))
  }

  private func slopeErrors(_ active: [Int], _ system: SymmetricSystem?) -> [Double] {
    guard let system else { return [] }
    let centred = centredMoves(active, expected)
    var clustered = active.map { _ in 0.0 }
    for cluster in 0..<weeks {
      let moved = slopesWithout(cluster, centred, system)
      for (place, part) in moved.enumerated() { clustered[place] += part * part }
    }
    let inverse = system.inverse()
    return active.indices.map { place in
      let model = dispersion * inverse[place * active.count + place]
      return max(model, clustered[place] * clusterFactor).squareRoot()
    }
  }

  /// How far the slopes move, in one Newton step, when a week is left out.
  private func slopesWithout(
    _ cluster: Int, _ centred: [[Double]], _ whole: SymmetricSystem
  ) -> [Double] {
    let means = fitted(expected)
    let score = centred.map { column in
      week.indices.filter { week[$0] == cluster }
        .reduce(0) { $0 + column[$1] * (units[$1] - means[$1]) }
    }
    let others = information(centred, zip(expected, week).map { $1 == cluster ? 0 : $0 }, means)
    let rest = try? SymmetricSystem(others, size: centred.count)
    return (rest ?? whole).solution(score)
  }

  /// Factor of the jackknife's variance; few weeks widen it by Student's quantile over the normal one.
  private var clusterFactor: Double {
    let clusters = Double(Set(week).count)
    guard clusters > 1 else { return 1 }
    let student = SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: clusters - 1)
    let widening = student / SpecialFunctions.normalQuantile(0.975)
    return (clusters - 1) / clusters * widening * widening
  }

  private func sums(_ values: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: items)
    for (row, value) in values.enumerated() { sums[item[row]] += value }
    return sums
  }
}
