import Glibc

/// The response of weekly units to price cuts: a Poisson regression with item and period effects.
///
/// Units are proportional to exp(item effect + period effect + elasticity x ln ratio + flags), by
/// maximum likelihood, so that weeks without sales count as what they are.
package struct PanelElasticity: Sendable {
  /// Elasticity of units to the price ratio, displays and mailers held fixed.
  let withFlags: Double
  /// The same with displays and mailers left out: the response to cuts as they are promoted.
  let withoutFlags: Double

  /// Fits the panel of a tally.
  init(_ tally: WeeklyTally, calendar: ItemCalendar) {
    let panel = Counts(values: tally.units, items: tally.items, window: tally.window)
    withFlags = Self.slopeWithFlags(panel, calendar)
    withoutFlags = Self.slope(panel) { item, period in [log(calendar.ratio(item, in: period))] }
  }

  /// Returns the elasticity of counts of the calendar's items, displays and mailers held fixed.
  ///
  /// Counts need not be whole: purchases may be weighted by how far they belong to a segment.
  ///
  /// - Parameters:
  ///   - counts: Shape `[period, item]`, row-major, for the window's periods.
  ///   - window: The periods.
  ///   - calendar: Prices and flags of these periods and maybe more.
  /// - Returns: The elasticity; not a number where fewer than two items or periods have counts.
  package static func withFlags(
    _ counts: [Double], window: ClosedRange<Int>, calendar: ItemCalendar
  ) -> Double {
    precondition(counts.count == window.count * calendar.items, "a count for each item and period")
    return slopeWithFlags(Counts(values: counts, items: calendar.items, window: window), calendar)
  }

  private static func slopeWithFlags(_ counts: Counts, _ calendar: ItemCalendar) -> Double {
    slope(counts) { item, period in
      [
        log(calendar.ratio(item, in: period)), calendar.display(item, in: period),
        calendar.mailer(item, in: period),
      ]
    }
  }

  private struct Counts {
    let values: [Double]
    let items: Int
    let window: ClosedRange<Int>

    func value(_ week: Int, _ item: Int) -> Double { values[week * items + item] }
  }

  private static func slope(_ counts: Counts, regressors: (Int, Int) -> [Double]) -> Double {
    let weeks = (0..<counts.window.count).filter { week in
      (0..<counts.items).contains { counts.value(week, $0) > 0 }
    }
    let items = (0..<counts.items).filter { item in
      weeks.contains { counts.value($0, item) > 0 }
    }
    guard items.count > 1, weeks.count > 1 else { return .nan }
    var panel = PoissonPanel(groups: items.count, times: weeks.count)
    for (group, item) in items.enumerated() {
      for (time, week) in weeks.enumerated() {
        panel.add(
          group: group, time: time, count: counts.value(week, item),
          regressors: regressors(item, counts.window.lowerBound + week))
      }
    }
    return panel.coefficients()[0]
  }
}

/// Counts by group and time, with the regressors of each cell.
struct PoissonPanel: Sendable {
  private let groups: Int
  private let times: Int
  private var rows: [(group: Int, time: Int, count: Double, regressors: [Double])] = []

  /// Keeps the equations solvable where a regressor never varies; its coefficient is then 0.
  private static let ridge = 1e-6
  private static let iterations = 40

  /// Creates an empty panel.
  init(groups: Int, times: Int) {
    self.groups = groups
    self.times = times
  }

  /// Adds a cell.
  mutating func add(group: Int, time: Int, count: Double, regressors: [Double]) {
    rows.append((group, time, count, regressors))
  }

  /// Returns the regressors' coefficients by Newton's method.
  func coefficients() -> [Double] {
    let extra = rows.first?.regressors.count ?? 0
    // The first time's effect is part of the groups'.
    let size = groups + times - 1 + extra
    let mean = rows.reduce(0) { $0 + $1.count } / Double(max(1, rows.count))
    var parameters = Array(repeating: 0.0, count: size)
    for group in 0..<groups { parameters[group] = log(mean) }
    for _ in 0..<Self.iterations {
      let step = newtonStep(parameters)
      for index in 0..<size { parameters[index] += min(max(step[index], -1), 1) }
      if step.allSatisfy({ abs($0) < 1e-9 }) { break }
    }
    return Array(parameters.suffix(extra))
  }

  private func newtonStep(_ parameters: [Double]) -> [Double] {
    let size = parameters.count
    var gradient = parameters.map { -Self.ridge * $0 }
    var information = Array(repeating: 0.0, count: size * size)
    for index in 0..<size { information[index * size + index] = Self.ridge }
    for row in rows {
      let terms = terms(of: row)
      let expected = exp(min(50, terms.reduce(0) { $0 + parameters[$1.index] * $1.value }))
      for first in terms {
        gradient[first.index] += (row.count - expected) * first.value
        for second in terms {
          information[first.index * size + second.index] += expected * first.value * second.value
        }
      }
    }
    return SymmetricSystem.solve(information, gradient)
  }

  private func terms(
    of row: (group: Int, time: Int, count: Double, regressors: [Double])
  ) -> [(index: Int, value: Double)] {
    var terms = [(index: row.group, value: 1.0)]
    if row.time > 0 { terms.append((groups + row.time - 1, 1)) }
    for (index, value) in row.regressors.enumerated() {
      terms.append((groups + times - 1 + index, value))
    }
    return terms
  }
}

/// Linear equations with a symmetric positive definite matrix.
enum SymmetricSystem {
  /// Solves matrix x = right side by Cholesky's method; the matrix is row-major, n by n.
  static func solve(_ matrix: [Double], _ right: [Double]) -> [Double] {
    let n = right.count
    var factor = matrix
    for row in 0..<n {
      for column in 0...row {
        var sum = factor[row * n + column]
        for k in 0..<column { sum -= factor[row * n + k] * factor[column * n + k] }
        factor[row * n + column] =
          row == column ? max(sum, 1e-12).squareRoot() : sum / factor[column * n + column]
      }
    }
    var x = right
    for row in 0..<n {
      for k in 0..<row { x[row] -= factor[row * n + k] * x[k] }
      x[row] /= factor[row * n + row]
    }
    for row in (0..<n).reversed() {
      for k in row + 1..<n { x[row] -= factor[k * n + row] * x[k] }
      x[row] /= factor[row * n + row]
    }
    return x
  }
}
