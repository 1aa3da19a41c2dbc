import Foundation
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

/// O5.2: prices 29.9 to 44.9, sales probabilities .8, .6, .3, .1, a hundred and a thousand periods.
@Suite("thompson sampling with a stock")
struct StockLearningTests {
  private static let values = [29.9, 34.9, 39.9, 44.9]
  private static let sales = [0.8, 0.6, 0.3, 0.1]

  @Test(
    "the best mixture of prices is the linear programme's",
    arguments: [
      (0.25, [0, 0, 0.75, 0.25], 10.1), (0.5, [0, 2.0 / 3, 1.0 / 3, 0], 17.95),
    ] as [(Double, [Double], Double)])
  func mixture(pace: Double, shares: [Double], worth: Double) {
    let found = PriceMixture(values: Self.values, sales: Self.sales, pace: pace).shares
    #expect(zip(found, shares).allSatisfy { abs($0 - $1) < 1e-12 })
    let earned = found.indices.reduce(0) { $0 + found[$1] * Self.values[$1] * Self.sales[$1] }
    #expect(abs(earned - worth) < 1e-12)
  }

  private struct RunDraws: TrialDraws {
    let family: StreamFamily
    let period: Int

    func uniform(_ place: Int) -> Double {
      family.uniform(entity: EntityKey("period"), index: UInt64(8 * period + place))
    }
    func sample(_ distribution: Distribution, _ place: Int) -> Double {
      var stream = RandomStream(
        family: family, entity: EntityKey("period").child(UInt64(8 * period + place)))
      return distribution.sample(from: &stream)
    }
  }

  /// Revenue of some periods in per cent of as many times the linear programme's.
  private static func percent(
    alpha: Double, updating: Bool, periods: Int, number: Int
  ) -> Double {
    let best = alpha == 0.25 ? 10.1 : 17.95
    let key = ReplicationKey(.rank, number: number)
    let family = StreamFamily(seed: 1, replication: key, purpose: "stock")
    var (left, revenue) = (Int(alpha * Double(periods)), 0.0)
    var bandit = ThompsonWithStock(count: 4, prior: .uniform)
    for period in 0..<periods where left > 0 {
      let pace = updating ? Double(left) / Double(periods - period) : alpha
      let draws = RunDraws(family: family, period: period)
      guard let price = bandit.choice(values: values, pace: pace, draws: draws) else { continue }
      let sold = draws.uniform(7) < sales[price]
      bandit.learn(PriceTrial(price: price, units: sold ? 1 : 0, opportunities: 1))
      if sold { (left, revenue) = (left - 1, revenue + values[price]) }
    }
    return 100 * revenue / (best * Double(periods))
  }

  @Test(
    "shares of the known optimum are those of O5.2",
    arguments: [
      (0.25, false, 100, 81.53, 0.17), (0.25, true, 100, 94.58, 0.06),
      (0.5, false, 100, 83.36, 0.11), (0.5, true, 100, 93.80, 0.06),
      (0.25, false, 1_000, 96.48, 0.05), (0.25, true, 1_000, 99.25, 0.01),
      (0.5, false, 1_000, 96.75, 0.03), (0.5, true, 1_000, 99.16, 0.01),
    ] as [(Double, Bool, Int, Double, Double)])
  func percentages(
    alpha: Double, updating: Bool, periods: Int, expected: Double, error: Double
  ) {
    let runs = periods == 100 ? 1_000 : 100
    let found = (0..<runs).map {
      Self.percent(alpha: alpha, updating: updating, periods: periods, number: $0)
    }
    let own = (SampleStatistics.variance(found) / Double(runs)).squareRoot()
    #expect(abs(SampleStatistics.mean(found) - expected) < 4 * hypot(own, error))
  }
}
