import Foundation

/// Values of all unknowns of the demand regression, in logarithms.
struct RegressionPoint {
  /// Intercepts, by design item.
  var intercept: [Double]
  /// Slopes in the logarithm of price over list price, by design item; 0 without variation.
  var slope: [Double]
  /// Time effects, then the shared coefficients; shape `[global]`.
  var global: [Double]

  /// Starts at each item's mean rate.
  init(startingAt design: RegressionDesign) {
    intercept = design.itemRows.map { rows in
      let units = rows.reduce(0) { $0 + design.units[$1] }
      let exposure = rows.reduce(0) { $0 + exp(design.offset[$1]) }
      return log(units / exposure)
    }
    slope = Array(repeating: 0, count: design.items.count)
    global = Array(repeating: 0, count: design.globalCount)
  }

  /// Returns the expected units; shape `[design row]`.
  func means(_ design: RegressionDesign) -> [Double] {
    var means = design.offset
    for (item, rows) in design.itemRows.enumerated() {
      for row in rows {
        means[row] += intercept[item] + slope[item] * design.ratio[row]
        means[row] += global[design.period[row]]
      }
    }
    for (term, column) in design.shared.enumerated() {
      let coefficient = global[design.periodStarts.count + term]
      for row in means.indices { means[row] += coefficient * column[row] }
    }
    for row in means.indices { means[row] = exp(means[row]) }
    return means
  }

  /// Sum of the squares that the ridge acts on.
  var penalty: Double {
    slope.reduce(0) { $0 + $1 * $1 } + global.reduce(0) { $0 + $1 * $1 }
  }

  /// Adds a multiple of another point.
  mutating func add(_ step: RegressionPoint, times scale: Double) {
    for item in intercept.indices {
      intercept[item] += scale * step.intercept[item]
      slope[item] += scale * step.slope[item]
    }
    for index in global.indices { global[index] += scale * step.global[index] }
  }

  /// Moves the time effects to mean zero and the intercepts against them.
  mutating func centre(periods: Int) {
    let mean = global[0..<periods].reduce(0, +) / Double(periods)
    for period in 0..<periods { global[period] -= mean }
    for item in intercept.indices { intercept[item] += mean }
  }
}
