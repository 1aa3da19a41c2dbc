import Foundation
import ScientificComputing

/// Finds the maxima of the closed form in the searched box by BFGS from many starts.
///
/// Each price is a cosine of a free number, so that no step leaves the box and a maximum on a face has a
/// gradient of zero.
struct ClosedFormSearch {
  let profit: ClosedFormProfit
  /// Shape `[parameter]`.
  let lower: [Double]
  let upper: [Double]

  /// A local maximum.
  struct Maximum: Hashable {
    var prices: [Double]
    var value: Double
  }

  /// Returns the distinct local maxima, best first.
  ///
  /// - Throws: `ScientificError` where there are more prices than Sobol's points have dimensions.
  func maxima() throws -> [Maximum] {
    let starts = try self.starts()
    let scale = starts.map { abs(profit(prices(at: $0)).value) }.max() ?? 1
    let found = starts.map { climb(from: $0, scale: max(scale, 1e-12)) }
      .filter(isMaximum).sorted { $0.value > $1.value }
    var kept: [Maximum] = []
    for maximum in found where !kept.contains(where: { isSame($0, maximum) }) {
      kept.append(maximum)
    }
    return kept
  }

  private func starts() throws -> [[Double]] {
    let shares =
      lower.count == 1
      ? (0..<64).map { [(Double($0) + 0.5) / 64] }
      : try Sobol.points(count: 64, dimensions: lower.count)
    return shares.map { $0.map { acos(1 - 2 * $0) / .pi } }
  }

  private func prices(at free: [Double]) -> [Double] {
    free.indices.map { lower[$0] + (upper[$0] - lower[$0]) * (1 - cos(.pi * free[$0])) / 2 }
  }

  /// Climbs from a start; where rounding ends the search before its tolerance, from the best point met.
  private func climb(from start: [Double], scale: Double) -> Maximum {
    var best = Maximum(prices: prices(at: start), value: -.infinity)
    func value(_ free: [Double]) -> Double {
      let prices = prices(at: free)
      let value = profit(prices).value
      if value > best.value { best = Maximum(prices: prices, value: value) }
      return -value / scale
    }
    func gradient(_ free: [Double]) -> [Double] {
      let slopes = profit(prices(at: free)).gradient
      return free.indices.map { index in
        let inner = (upper[index] - lower[index]) * .pi / 2 * sin(.pi * free[index])
        return -slopes[index] * inner / scale
      }
    }
    _ = try? Minimizer.bfgs(
      start: start, firstStep: 0.02, tolerance: 1e-8, value, gradient: gradient)
    return best
  }

  /// Whether no price alone could be moved a little to the better: flat places far out are no maxima.
  private func isMaximum(_ maximum: Maximum) -> Bool {
    maximum.value.isFinite
      && maximum.prices.indices.allSatisfy { index in
        let reach = 1e-3 * (upper[index] - lower[index])
        return [-reach, reach].allSatisfy { move in
          var prices = maximum.prices
          prices[index] = min(max(prices[index] + move, lower[index]), upper[index])
          return profit(prices).value <= maximum.value + 1e-12 * abs(maximum.value)
        }
      }
  }

  private func isSame(_ first: Maximum, _ second: Maximum) -> Bool {
    first.prices.indices.allSatisfy {
      abs(first.prices[$0] - second.prices[$0]) <= 1e-4 * (upper[$0] - lower[$0])
    }
  }
}
