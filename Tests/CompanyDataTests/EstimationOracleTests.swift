import Foundation
import ScientificComputing
import Testing

@testable import CompanyData

/// The same regression as one dense system, written without sweeps.
private struct DenseRegression {
  let design: RegressionDesign
  let curvature: Double
  var beta: [Double]
  /// Regressors; shape `[row, unknown]`.
  let columns: [[Double]]

  init(_ design: RegressionDesign, curvature: Double) {
    self.design = design
    self.curvature = curvature
    let items = design.items.count
    let size = 2 * items + design.globalCount
    columns = design.source.indices.map { row in
      var column = Array(repeating: 0.0, count: size)
      let item = design.itemRows.firstIndex { $0.contains(row) } ?? 0
      column[item] = 1
      column[items + item] = design.hasSlope[item] ? design.ratio[row] : 0
      column[2 * items + design.period[row]] = 1
      for (term, values) in design.shared.enumerated() {
        column[2 * items + design.periodStarts.count + term] = values[row]
      }
      return column
    }
    beta = Array(repeating: 0, count: size)
    for item in 0..<items { beta[item] = 2 }
  }

  var means: [Double] {
    columns.indices.map { row in
      exp(zip(columns[row], beta).reduce(design.offset[row]) { $0 + $1.0 * $1.1 })
    }
  }

  /// Sum of weighted products of the regressors, with the ridge of all unknowns but the intercepts.
  func products(_ weights: [Double]) -> [Double] {
    let size = beta.count
    var matrix = Array(repeating: 0.0, count: size * size)
    for index in 0..<size {
      matrix[index * (size + 1)] = index < design.items.count ? 0 : DemandRegression.ridge
    }
    for (row, column) in columns.enumerated() {
      for first in 0..<size {
        for second in 0..<size {
          matrix[first * size + second] += weights[row] * column[first] * column[second]
        }
      }
    }
    return matrix
  }

  mutating func solve() throws {
    for _ in 0..<60 {
      let means = means
      let system = try SymmetricSystem(
        products(means.map { $0 / (1 + curvature * $0) }), size: beta.count)
      var score = beta.indices.map {
        $0 < design.items.count ? 0 : -DemandRegression.ridge * beta[$0]
      }
      for (row, column) in columns.enumerated() {
        let part = (design.units[row] - means[row]) / (1 + curvature * means[row])
        for index in score.indices { score[index] += part * column[index] }
      }
      for (index, change) in system.solution(score).enumerated() {
        beta[index] += min(1, max(-1, change))
      }
    }
  }

  /// The sandwich; shape `[unknown, unknown]`, row-major.
  func covariance(scoreVariances: [Double]) throws -> [Double] {
    let size = beta.count
    let inverse = try SymmetricSystem(
      products(means.map { $0 / (1 + curvature * $0) }), size: size
    ).inverse()
    let middle = products(scoreVariances)
    func product(_ left: [Double], _ right: [Double]) -> [Double] {
      (0..<(size * size)).map { place in
        (0..<size).reduce(0) {
          $0 + left[place / size * size + $1] * right[$1 * size + place % size]
        }
      }
    }
    return product(inverse, product(middle, inverse))
  }
}

@Suite("demand regression against a dense solve")
struct EstimationOracleTests {
  private func fitted(quadratic: Double) throws -> FittedRegression {
    var market = EstimationMarket()
    market.items = 4
    market.weeks = 14
    market.quadratic = quadratic
    market.promotionChance = 0.4
    market.stockMargin = 2
    return try FittedRegression(RegressionDesign(market.sample(seed: 3, number: 1).sales))
  }

  @Test("coefficients are those of a dense Newton search", arguments: [0, 0.3])
  func coefficients(quadratic: Double) throws {
    let regression = try fitted(quadratic: quadratic)
    var dense = DenseRegression(regression.design, curvature: regression.fit.curvature)
    try dense.solve()
    let point = regression.fit.point
    let found = point.intercept + point.slope + point.global
    #expect((regression.fit.curvature > 0) == (regression.scatter.quadratic > 0))
    // Both searches end where a Newton step is below 1e-6.
    #expect(zip(found, dense.beta).allSatisfy { abs($0 - $1) < 1e-5 * (1 + abs($1)) })
  }

  @Test("variances are those of the dense sandwich", arguments: [0, 0.3])
  func variances(quadratic: Double) throws {
    let regression = try fitted(quadratic: quadratic)
    var dense = DenseRegression(regression.design, curvature: regression.fit.curvature)
    try dense.solve()
    let size = dense.beta.count
    let expected = try dense.covariance(scoreVariances: regression.scatter.scoreVariances)
    let factor = regression.scatter.serialFactor
    for item in 0..<4 where regression.design.hasSlope[item] {
      let found = regression.covariance.variance(slopeOf: item)
      let oracle = expected[(4 + item) * (size + 1)] * factor
      #expect(abs(found - oracle) < 1e-4 * oracle)
    }
    for term in regression.design.terms.indices {
      let index = regression.design.periodStarts.count + term
      let oracle = expected[(8 + index) * (size + 1)] * factor
      #expect(abs(regression.covariance.variance(global: index) - oracle) < 1e-4 * oracle)
    }
    let sum = regression.covariance.variance(slopes: [(0, 0.3), (1, 0.7)])
    let oracle =
      0.09 * expected[4 * (size + 1)] + 0.49 * expected[5 * (size + 1)]
      + 0.42 * expected[4 * size + 5]
    #expect(abs(sum - oracle * factor) < 1e-4 * oracle * factor)
  }

  @Test("rows of items whose custom lasts widen the error of the long-run elasticity")
  func clusters() throws {
    var market = EstimationMarket()
    market.items = 40
    let calm = try (0..<5).map { try clusterFactor(market, number: $0) }
    market.drift = 0.25
    let drifting = try (0..<5).map { try clusterFactor(market, number: $0) }
    // Of 40 items a ratio of variances has a standard error of sqrt(2 / 39) = 0.23, its mean over five
    // data sets 0.10; six of them. Custom that lasts ten weeks makes runs of rows err alike.
    #expect(SampleStatistics.mean(calm) < 1.6)
    #expect(SampleStatistics.mean(drifting) > 2)
  }

  private func clusterFactor(_ market: EstimationMarket, number: Int) throws -> Double {
    let design = RegressionDesign(market.sample(seed: 41, number: number).sales)
    let term = try #require(design.terms.firstIndex(of: .listPrice))
    return try FittedRegression(design).covariance.clusters.values[term]
  }
}
