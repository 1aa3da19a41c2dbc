import Foundation
internal import MarketModel
internal import ScientificComputing

/// Splits time effects into level, trend, month effects and noise.
///
/// Month effects are normal around 0; their variance and the noise's come from the EM algorithm of
/// the random-effects model, so months are drawn to 0 by their precision.
/// - SeeAlso: N. M. Laird and J. H. Ware, "Random-effects models for longitudinal data", Biometrics 38,
///   1982.
struct SeasonFit {
  private let regressors: [[Double]]
  private let effects: [Double]
  /// Products of the regressors over the weeks; shape `[coefficient, coefficient]`.
  private let gram: [Double]
  /// Products of the regressors with the effects.
  private let moments: [Double]
  private var coefficients: [Double] = []
  private var covariance: [Double] = []
  private var monthVariance = 0.01
  /// Variance of the effects around level, trend and season.
  private(set) var noise = 0.01
  private let months: Int

  /// Weeks below which months are not told apart.
  static let fewestWeeks = 40
  /// Rounds of the EM algorithm.
  static let rounds = 200
  /// Smallest variance of months and of noise, in squared logarithms.
  static let smallestVariance = 1e-8

  /// Fits to the effects of some weeks.
  init(weeks: [Int], effects: [Double], firstDay: CivilDate) throws(EstimationError) {
    self.effects = effects
    let isSeasonal = weeks.count >= Self.fewestWeeks
    months = isSeasonal ? 12 : 0
    let middle = Double(weeks.reduce(0, +)) / Double(max(1, weeks.count))
    let regressors = weeks.map { week in
      let shares = SeasonalPattern.monthShares(ofWeek: week, firstDay: firstDay)
      return [1, Double(week) - middle] + (isSeasonal ? shares : [])
    }
    self.regressors = regressors
    let size = 2 + months
    gram = (0..<(size * size)).map { place in
      regressors.reduce(0) { $0 + $1[place / size] * $1[place % size] }
    }
    moments = (0..<size).map { index in
      zip(regressors, effects).reduce(0) { $0 + $1.0[index] * $1.1 }
    }
    for _ in 0..<Self.rounds { try improve() }
  }

  /// The pattern, its trend's error widened for noise that lasts from week to week.
  func pattern(firstDay: CivilDate) -> SeasonalPattern {
    let size = coefficients.count
    let error = (covariance[size + 1] * lastingFactor).squareRoot()
    let trend = Estimate(coefficients[1], standardError: error)
    guard months > 0 else {
      let flat = Array(repeating: Estimate(1, standardError: 0), count: 12)
      return SeasonalPattern(factors: flat, trend: trend, firstDay: firstDay)
    }
    let raw = (2..<size).map { exp(coefficients[$0]) }
    let mean = raw.reduce(0, +) / Double(raw.count)
    let factors = raw.indices.map { month in
      let variance = covariance[(month + 2) * (size + 1)]
      return Estimate(raw[month] / mean, standardError: raw[month] / mean * variance.squareRoot())
    }
    return SeasonalPattern(factors: factors, trend: trend, firstDay: firstDay)
  }

  /// Mean variance of the month effects.
  var monthUncertainty: Double {
    let size = 2 + months
    guard months > 0 else { return 0 }
    return (2..<size).reduce(0) { $0 + covariance[$1 * (size + 1)] } / Double(months)
  }

  /// One round: posterior of the coefficients, then both variances.
  private mutating func improve() throws(EstimationError) {
    let size = 2 + months
    var matrix = gram.map { $0 / noise }
    for index in 0..<size { matrix[index * (size + 1)] += index < 2 ? 1e-9 : 1 / monthVariance }
    let system = try EstimationError.wrap { () throws(ScientificError) in
      try SymmetricSystem(matrix, size: size)
    }
    coefficients = system.solution(moments.map { $0 / noise })
    covariance = system.inverse()
    updateVariances(size)
  }

  private mutating func updateVariances(_ size: Int) {
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let uncertain = zip(gram, covariance).reduce(0) { $0 + $1.0 * $1.1 }
    noise = max(Self.smallestVariance, (squares + uncertain) / Double(max(1, effects.count)))
    guard months > 0 else { return }
    let months = (2..<size).reduce(0) {
      $0 + coefficients[$1] * coefficients[$1] + covariance[$1 * (size + 1)]
    }
    monthVariance = max(Self.smallestVariance, months / Double(self.months))
  }

  private var residuals: [Double] {
    zip(regressors, effects).map { row, effect in
      effect - zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// Factor on a variance when neighbouring residuals are alike, from their first autocorrelation.
  private var lastingFactor: Double {
    let left = residuals
    let squares = left.reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { return 1 }
    let products = zip(left, left.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let correlation = min(0.9, max(0, products / squares))
    return (1 + correlation) / (1 - correlation)
  }
}
