/// Factors of items and periods that make given means fit the units.
///
/// Setting each item's and each period's expected units to those sold, in turn, solves the Poisson
/// score equations (W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11, 1940); with
/// the regression's damping it solves those of the negative binomial.
struct TwoWayFactors {
  /// Factors, by design item.
  private(set) var items: [Double]
  /// Factors, by period.
  private(set) var periods: [Double]

  /// Most rounds.
  private static let rounds = 500
  /// Largest relative change of a factor at which the rounds end.
  private static let tolerance = 1e-9

  /// Fits.
  init(_ design: RegressionDesign, means: [Double], curvature: Double) {
    items = design.itemRows.map { rows in
      rows.reduce(0) { $0 + design.units[$1] } / rows.reduce(0) { $0 + means[$1] }
    }
    periods = Array(repeating: 1, count: design.periodStarts.count)
    var group = Array(repeating: 0, count: means.count)
    for (item, rows) in design.itemRows.enumerated() {
      for row in rows { group[row] = item }
    }
    for _ in 0..<Self.rounds {
      let balance = Balance(design.units, means, curvature: curvature)
      let first = balance.update(&items, group, others: periods, design.period)
      let second = balance.update(&periods, design.period, others: items, group)
      if max(first, second) < Self.tolerance { break }
    }
  }

  /// Sets one kind of factor while the other stays.
  private struct Balance {
    let units: [Double]
    let means: [Double]
    let curvature: Double

    init(_ units: [Double], _ means: [Double], curvature: Double) {
      self.units = units
      self.means = means
      self.curvature = curvature
    }

    /// Moves each factor to balance its rows; returns the largest relative change.
    func update(
      _ factors: inout [Double], _ group: [Int], others: [Double], _ otherGroup: [Int]
    ) -> Double {
      var sold = Array(repeating: 0.0, count: factors.count)
      var expected = sold
      for row in units.indices {
        let mean = means[row] * factors[group[row]] * others[otherGroup[row]]
        let damping = 1 / (1 + curvature * mean)
        sold[group[row]] += damping * units[row]
        expected[group[row]] += damping * mean
      }
      var change = 0.0
      for index in factors.indices {
        let factor = sold[index] / expected[index]
        factors[index] *= factor
        change = max(change, abs(factor - 1))
      }
      return change
    }
  }
}
