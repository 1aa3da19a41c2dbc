import Glibc

/// The best prices of a stock that is sold until a fixed end to Poisson visitors whose willingness to
/// pay is exponential.
///
/// With a visits to come, theta the mean willingness to pay and a sale worth netShare p - k, the value
/// of n units is netShare theta ln S_n, S_n = sum over i = 0...n of x^i / i!, x = (a / e)
/// e^(-k / (netShare theta)), and the best price k / netShare + theta (1 + ln(S_n / S_(n-1))). Only
/// the number of visits to come counts, not when they come.
///
/// Source: G. Gallego and G. van Ryzin, *Management Science* 40(8), 1994, section 2.3.
public struct GallegoVanRyzinPlan: Sendable, Hashable {
  /// Mean willingness to pay, in currency units.
  public let meanWillingness: Double
  /// Part of a posted price that stays after tax and fees.
  public let netShare: Double
  /// What a sale gives up besides, in currency units.
  public let givenUp: Double

  /// Gathers the parts; a plain stock without costs unless told otherwise.
  public init(meanWillingness: Double, netShare: Double = 1, givenUp: Double = 0) {
    precondition(meanWillingness > 0 && netShare > 0, "a market that pays something")
    self.meanWillingness = meanWillingness
    self.netShare = netShare
    self.givenUp = givenUp
  }

  /// Returns what `units` units earn on average under the best prices, in currency units.
  public func value(units: Int, visits: Double) -> Double {
    var sum = 0.0
    forEachRatio(units: units, visits: visits) { sum += log1p($0) }
    return netShare * meanWillingness * sum
  }

  /// Returns the price that is best with `units` units, at least one, and `visits` expected.
  public func price(units: Int, visits: Double) -> Double {
    precondition(units > 0, "a price needs a unit")
    var last = 0.0
    forEachRatio(units: units, visits: visits) { last = $0 }
    return lowestPrice + meanWillingness * log1p(last)
  }

  /// Returns the price that would be best if demand came as its mean: the larger of the price that
  /// maximises revenue and the one that sells `units` units to `visits` visitors.
  public func fixedPrice(units: Int, visits: Double) -> Double {
    precondition(units > 0, "a price needs a unit")
    let clearing = visits > 0 ? meanWillingness * log(visits / Double(units)) : 0
    return max(lowestPrice, clearing)
  }

  /// The best price of a stock without end.
  private var lowestPrice: Double { givenUp / netShare + meanWillingness }

  /// Passes S_i / S_(i-1) - 1 for i = 1...`units`; no term is formed that could overflow.
  private func forEachRatio(units: Int, visits: Double, _ body: (Double) -> Void) {
    let scaled = max(0, visits) * exp(-1 - givenUp / (netShare * meanWillingness))
    // S_(i-1) over its last term.
    var overLast = 1.0
    for unit in stride(from: 1, through: units, by: 1) {
      let growth = scaled / Double(unit)
      body(growth / overLast)
      overLast = growth > 0 ? overLast / growth + 1 : .infinity
    }
  }
}
