import Foundation
import ScientificComputing

@testable import PricingStrategies

/// Two prices that sell at most one unit a trial: the exact expected revenue of a bandit, by forward
/// recursion over what it may know.
struct TwoPrices: Sendable {
  var prices: [Double]
  var probabilities: [Double]
  var trials = 30

  /// Expected revenue and expected trials of the second price.
  ///
  /// `choose` gives a bandit's probabilities of each price. Bandits that know the same are one state.
  func expectation<Bandit: PriceBandit>(
    of start: Bandit, _ choose: (Bandit, [Double]) -> [Double]
  ) -> (revenue: Double, second: Double) {
    recursion(from: start, choose) { _, price in probabilities[price] }
  }

  /// The same where sales probabilities themselves are drawn from the bandit's prior.
  func priorExpectation<Bandit: PriceBandit>(
    of start: Bandit, _ choose: (Bandit, [Double]) -> [Double], beliefs: (Bandit) -> [Distribution]
  ) -> Double {
    recursion(from: start, choose) { beliefs($0)[$1].mean }.revenue
  }

  private func recursion<Bandit: PriceBandit>(
    from start: Bandit, _ choose: (Bandit, [Double]) -> [Double],
    sale: (Bandit, Int) -> Double
  ) -> (revenue: Double, second: Double) {
    var states = [start: 1.0]
    var result = (revenue: 0.0, second: 0.0)
    for _ in 0..<trials {
      var next: [Bandit: Double] = [:]
      for (bandit, weight) in states {
        for (price, chosen) in choose(bandit, prices).enumerated() where chosen > 0 {
          let sold = sale(bandit, price)
          result.revenue += weight * chosen * sold * prices[price]
          if price == 1 { result.second += weight * chosen }
          for (units, probability) in [(1.0, sold), (0, 1 - sold)] {
            var learned = bandit
            learned.learn(PriceTrial(price: price, units: units, opportunities: 1))
            next[learned, default: 0] += weight * chosen * probability
          }
        }
      }
      states = next
    }
    return result
  }
}

/// Draws that a test states; samples are quantiles of them.
struct StatedDraws: TrialDraws {
  var uniforms: [Double] = []

  func uniform(_ place: Int) -> Double { uniforms[place] }
  func sample(_ distribution: Distribution, _ place: Int) -> Double {
    distribution.quantile(uniforms[place])
  }
}

extension PriceBandit {
  /// Certainty for the price that a rule without chance takes.
  func certainChoice(_ values: [Double]) -> [Double] {
    var result = values.map { _ in 0.0 }
    result[choice(values: values, draws: StatedDraws())] = 1
    return result
  }
}

extension EpsilonGreedy {
  /// The best price surely, and every price by its part of epsilon.
  func probabilities(_ values: [Double]) -> [Double] {
    var result = values.map { _ in 0.0 }
    result[choice(values: values, draws: StatedDraws(uniforms: [1]))] += 1 - epsilon
    let count = values.count
    for part in 0..<count {
      let draws = StatedDraws(uniforms: [0, (Double(part) + 0.5) / Double(count)])
      result[choice(values: values, draws: draws)] += epsilon / Double(count)
    }
    return result
  }
}

/// Integrates over the probability that p1 X > p2 Y for two beta beliefs and p1 < p2.
///
/// With whole parameters the integrand is a polynomial, of degree 31 after 30 trials, so 20
/// Gauss-Legendre nodes, exact to degree 39, leave rounding only.
struct BestPriceProbability {
  private let nodes: [(place: Double, weight: Double)] = Self.legendre(20)

  /// Probabilities that the first and that the second price is best.
  func callAsFunction(_ beliefs: [Distribution], _ values: [Double]) -> [Double] {
    let ratio = values[0] / values[1]
    let first = nodes.reduce(0) {
      $0 + $1.weight * beliefs[0].density($1.place) * beliefs[1].cumulative(ratio * $1.place)
    }
    return [first, 1 - first]
  }

  /// Nodes and weights on the unit interval: roots of the Legendre polynomial, by Newton's method.
  private static func legendre(_ count: Int) -> [(place: Double, weight: Double)] {
    (1...count).map { index in
      var x = cos(.pi * (Double(index) - 0.25) / (Double(count) + 0.5))
      var slope = 0.0
      for _ in 0..<50 {
        var (last, value) = (1.0, x)
        for degree in 2...count {
          let k = Double(degree)
          (last, value) = (value, ((2 * k - 1) * x * value - (k - 1) * last) / k)
        }
        slope = Double(count) * (x * value - last) / (x * x - 1)
        x -= value / slope
      }
      return ((1 + x) / 2, 1 / ((1 - x * x) * slope * slope))
    }
  }
}
