import Glibc
import ScientificComputing

/// How many seats to keep for the dearest j classes against all cheaper ones, for j = 1, 2, ...
///
/// Classes stand from dear to cheap, demands are independent and cheap classes ask first; there is one
/// level fewer than there are classes. Source: K. Talluri and G. van Ryzin, *The Theory and Practice
/// of Revenue Management*, 2004, section 2.2.
public enum ProtectionLevels {
  /// Returns the level of the first of two classes: the demand that it exceeds with a probability of
  /// the ratio of fares (Littlewood 1972).
  public static func littlewood(_ dear: FareClass, against cheapFare: Double) -> Double {
    dear.demand.quantile(1 - min(1, cheapFare / dear.fare))
  }

  /// Returns the levels of the first heuristic: what each dearer class is worth against the next
  /// cheaper fare alone, added up (Belobaba 1987).
  public static func expectedMarginalA(_ classes: [FareClass]) -> [Double] {
    check(classes)
    return (1..<classes.count).map { next in
      classes[..<next].reduce(0) { $0 + littlewood($1, against: classes[next].fare) }
    }
  }

  /// Returns the levels of the second heuristic: all dearer classes taken as one with their mean fare
  /// and a normal demand of their mean and variance (Belobaba 1992).
  public static func expectedMarginalB(_ classes: [FareClass]) -> [Double] {
    check(classes)
    return (1..<classes.count).map { next in
      let dearer = classes[..<next]
      let mean = dearer.reduce(0) { $0 + $1.demand.mean }
      let revenue = dearer.reduce(0) { $0 + $1.fare * $1.demand.mean }
      let variance = dearer.reduce(0) { $0 + $1.demand.variance }
      let together = FareClass(
        fare: revenue / mean,
        demand: .normal(mean: mean, standardDeviation: variance.squareRoot()))
      return littlewood(together, against: classes[next].fare)
    }
  }

  /// Returns the levels that earn most: with S_j the demand of the dearest j classes,
  /// P(S_1 > y_1, ..., S_j > y_j) = fare_(j+1) / fare_1 for every j.
  ///
  /// For continuous demands, the cheapest class's apart, which doesn't count. Integrals are Simpson sums over S_j from y_j to ten standard deviations
  /// above its mean. Source: S. Brumelle and J. McGill, *Operations Research* 41(1), 1993.
  ///
  /// - Throws: `ScientificError` where no root is found.
  public static func optimal(_ classes: [FareClass]) throws -> [Double] {
    check(classes)
    precondition(!classes.dropLast().contains { $0.demand.isDiscrete }, "demands with a density")
    var levels = [littlewood(classes[0], against: classes[1].fare)]
    var sum = JointSum(classes[0].demand, from: levels[0])
    for next in classes.indices.dropFirst(2) {
      let demand = classes[next - 1].demand
      let target = classes[next].fare / classes[0].fare
      let level = try sum.level(adding: demand, exceededWith: target)
      levels.append(level)
      sum = sum.adding(demand, from: level)
    }
    return levels
  }

  private static func check(_ classes: [FareClass]) {
    precondition(classes.count > 1, "two classes at least")
    precondition(
      zip(classes, classes.dropFirst()).allSatisfy { $0.fare > $1.fare && $1.fare > 0 },
      "classes from dear to cheap")
  }
}

/// The density of S_j where every sum so far lies above its level.
private struct JointSum {
  private let places: [Double]
  /// Density times the weight of the place in an integral.
  private let masses: [Double]
  private let mean: Double
  private let variance: Double

  private static let intervals = 240

  init(_ demand: Distribution, from level: Double) {
    self.init(mean: demand.mean, variance: demand.variance, from: level) { demand.density($0) }
  }

  private init(
    mean: Double, variance: Double, from level: Double, density: (Double) -> Double
  ) {
    let end = max(level, mean) + 10 * variance.squareRoot()
    let step = (end - level) / Double(Self.intervals)
    places = (0...Self.intervals).map { level + step * Double($0) }
    masses = places.enumerated().map { index, place in
      let isEnd = index == 0 || index == Self.intervals
      let weight = isEnd ? 1.0 : index.isMultiple(of: 2) ? 2 : 4
      return density(place) * weight * step / 3
    }
    self.mean = mean
    self.variance = variance
  }

  /// The density of the sum with one demand more, above `level`.
  func adding(_ demand: Distribution, from level: Double) -> JointSum {
    JointSum(mean: mean + demand.mean, variance: variance + demand.variance, from: level) { sum in
      zip(places, masses).reduce(0) { $0 + $1.1 * demand.density(sum - $1.0) }
    }
  }

  /// The level that the sum with one demand more exceeds with a probability, the earlier sums lying
  /// above theirs.
  func level(adding demand: Distribution, exceededWith probability: Double) throws -> Double {
    let spread = 10 * (variance + demand.variance).squareRoot()
    let centre = mean + demand.mean
    return try Roots.brent(lower: centre - spread, upper: centre + spread) { level in
      zip(places, masses).reduce(-probability) {
        $0 + $1.1 * (1 - demand.cumulative(level - $1.0))
      }
    }
  }
}
