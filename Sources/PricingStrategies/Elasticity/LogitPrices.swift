import Glibc
import ScientificComputing

/// The most profitable prices of one firm's products under a logit, each within its range.
///
/// Profit per visit is the sum of (price - cost) P_j, P_j = exp(V_j) / (1 + sum over k of exp(V_k)), V_j = utility_j
/// - slope price_j. At its maximum every price inside its range is cost + 1 / slope + that profit, so that
/// one number is sought, and the profit it brings must be that number itself. Source: S. Anderson, A. de Palma and J.-F. Thisse,
/// *Discrete Choice Theory of Product Differentiation*, 1992, section 7.3.
struct LogitPrices: Sendable {
  /// Utilities before price, against what is not the firm's; shape `[product]`.
  var utilities: [Double]
  /// Utils per currency unit, above 0.
  var slope: Double
  /// Posted prices at which a unit leaves nothing; shape `[product]`.
  var costs: [Double]
  /// The prices to choose from; shape `[product]`.
  var ranges: [ClosedRange<Double>]

  /// Returns the best prices; shape `[product]`.
  ///
  /// - Throws: `ScientificError` where a utility is not finite.
  func best() throws -> [Double] {
    let margins = zip(ranges, costs).flatMap { [$0.lowerBound - $1, $0.upperBound - $1] }
    let lowest = min(0, margins.min() ?? 0) - 1
    let highest = max(0, margins.max() ?? 0) + 1
    let profit = try Roots.brent(lower: lowest, upper: highest) { guess in
      self.profit(at: prices(earning: guess)) - guess
    }
    return prices(earning: profit)
  }

  /// Returns the profit of a visit, in currency units.
  func profit(at prices: [Double]) -> Double {
    let shares = shares(at: prices)
    return prices.indices.reduce(0) { $0 + (prices[$1] - costs[$1]) * shares[$1] }
  }

  /// Returns the choice probabilities; shape `[product]`.
  func shares(at prices: [Double]) -> [Double] {
    let values = prices.indices.map { utilities[$0] - slope * prices[$0] }
    let largest = max(0, values.max() ?? 0)
    let powers = values.map { exp($0 - largest) }
    let sum = exp(-largest) + powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// The prices that are best where a visit earns `profit`.
  private func prices(earning profit: Double) -> [Double] {
    zip(ranges, costs).map { $0.clamped($1 + 1 / slope + profit) }
  }
}
