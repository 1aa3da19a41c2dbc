internal import ScientificComputing

/// Variances of what the regression estimates: the sandwich of the information and the fitted scatter.
///
/// The ridge counts as observations with noise of its own, so a direction that the sales do not show
/// has a variance of 100, not 0.
struct RegressionCovariance {
  private let sums: ItemSums
  private let scatter: ItemSums
  private let inverse: [Double]
  private let globalCovariance: [Double]
  private let periods: Int
  private let factor: Double
  /// Factors of the shared coefficients for rows of an item that err together.
  let clusters: ClusterFactors

  /// Puts the sandwich together.
  ///
  /// - Complexity: O(rows + items x globals^2 + globals^3).
  init(_ fit: DemandRegression, _ equations: NormalEquations, _ dispersion: DispersionFit) {
    sums = equations.sums
    inverse = equations.system.inverse()
    periods = fit.design.periodStarts.count
    factor = dispersion.serialFactor
    scatter = ItemSums(
      fit.design, weights: dispersion.scoreVariances, ridge: DemandRegression.ridge,
      centre: equations.sums.centre)
    var middle = GlobalMatrix(fit.design, weights: dispersion.scoreVariances)
    middle.addToDiagonal(DemandRegression.ridge)
    for item in fit.design.items.indices {
      let (first, second) = Self.swept(item, sums, scatter, periods, share: 0.5)
      middle.addProducts(
        first[...], Self.effect(item, of: sums.interceptCross, sums)[...], factor: -1)
      guard sums.slopeWeight[item] > 0 else { continue }
      middle.addProducts(second[...], Self.slopeEffect(item, sums)[...], factor: -1)
    }
    middle.complete()
    let covariance = middle.framed(by: inverse)
    globalCovariance = covariance
    let size = sums.count
    clusters = ClusterFactors(
      fit, sums, inverse: inverse,
      variances: (periods..<size).map { covariance[$0 * (size + 1)] })
  }

  /// Returns the variance of a global unknown: a time effect or a shared coefficient.
  func variance(global: Int) -> Double {
    let variance = globalCovariance[global * (sums.count + 1)]
    return variance * (global < periods ? factor : max(factor, clusters.values[global - periods]))
  }

  /// Returns the variance of an item's slope.
  func variance(slopeOf item: Int) -> Double {
    variance([(item, 0, 1)], global: Array(repeating: 0, count: sums.count))
  }

  /// Returns the variance of a weighted sum of items' slopes.
  func variance(slopes: [(item: Int, weight: Double)]) -> Double {
    variance(
      slopes.map { ($0.item, 0, $0.weight) }, global: Array(repeating: 0, count: sums.count))
  }

  /// Returns the variance of an item's level: its intercept at its mean price ratio plus a weighted
  /// sum of time effects.
  func variance(levelOf item: Int, timeWeights: [Double]) -> Double {
    let rest = Array(repeating: 0.0, count: sums.count - timeWeights.count)
    return variance([(item, 1, 0)], global: timeWeights + rest)
  }

  /// Returns the variance of a weighted sum of centred intercepts, slopes and global unknowns.
  private func variance(
    _ parts: [(item: Int, intercept: Double, slope: Double)], global: [Double]
  ) -> Double {
    var direction = global
    var own = 0.0
    var joint = Array(repeating: 0.0, count: sums.count)
    for part in parts {
      let first = part.intercept / sums.interceptWeight[part.item]
      let second = part.slope == 0 ? 0 : part.slope / sums.slopeWeight[part.item]
      let mixed = Self.mixed(part.item, scatter, periods)
      own += first * first * scatter.interceptWeight[part.item] + 2 * first * second * mixed
      own += second * second * scatter.slopeWeight[part.item]
      let (left, right) = Self.swept(part.item, sums, scatter, periods, share: 1)
      for (index, place) in sums.places(part.item).enumerated() {
        direction[index] -= first * sums.interceptCross[place] + second * sums.slopeCross[place]
        joint[index] += first * left[index] + second * right[index]
      }
    }
    let solved = Self.product(inverse, direction)
    let spread = Self.product(globalCovariance, direction)
    return factor * (own + Self.dot(direction, spread) + 2 * Self.dot(joint, solved))
  }

  /// Returns the cross scatter of an item's intercept and slope with the global unknowns, less a share
  /// of what the item's own effects take up.
  private static func swept(
    _ item: Int, _ sums: ItemSums, _ scatter: ItemSums, _ periods: Int, share: Double
  ) -> (intercept: [Double], slope: [Double]) {
    let mixed = mixed(item, scatter, periods)
    let intercepts = effect(item, of: sums.interceptCross, sums)
    let slopes = slopeEffect(item, sums)
    var first = Array(scatter.interceptCross[scatter.places(item)])
    var second = Array(scatter.slopeCross[scatter.places(item)])
    let (weight, slopeWeight) = (scatter.interceptWeight[item], scatter.slopeWeight[item])
    for index in first.indices {
      first[index] -= share * (intercepts[index] * weight + slopes[index] * mixed)
      second[index] -= share * (intercepts[index] * mixed + slopes[index] * slopeWeight)
    }
    return (first, second)
  }

  /// Returns the scatter that an item's intercept and slope share.
  private static func mixed(_ item: Int, _ scatter: ItemSums, _ periods: Int) -> Double {
    scatter.slopeCross[scatter.places(item)].prefix(periods).reduce(0, +)
  }

  private static func effect(_ item: Int, of cross: [Double], _ sums: ItemSums) -> [Double] {
    cross[sums.places(item)].map { $0 / sums.interceptWeight[item] }
  }

  private static func slopeEffect(_ item: Int, _ sums: ItemSums) -> [Double] {
    let weight = sums.slopeWeight[item]
    return sums.slopeCross[sums.places(item)].map { weight > 0 ? $0 / weight : 0 }
  }

  private static func product(_ matrix: [Double], _ vector: [Double]) -> [Double] {
    vector.indices.map { row in
      var sum = 0.0
      for column in vector.indices { sum += matrix[row * vector.count + column] * vector[column] }
      return sum
    }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}
