import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

/// The default case of PyPI's `dynamic-pricing-lab` 1.2.0.
///
/// Prices 0.5, 0.8 and 0.9, which 50 %, 20 % and 10 % of 2,000 customers pay; Thompson sampling from
/// uniform beliefs. The best fixed price earns 500.
@Suite("another simulator's default case")
struct PricingLabTests {
  private static let prices = [0.5, 0.8, 0.9]
  private static let probabilities = [0.5, 0.2, 0.1]

  private struct CustomerDraws: TrialDraws {
    let family: StreamFamily
    let customer: UInt64

    func uniform(_ place: Int) -> Double {
      family.uniform(entity: EntityKey(bits: UInt64(place)), index: customer)
    }

    func sample(_ distribution: Distribution, _ place: Int) -> Double {
      var stream = RandomStream(
        family: family, entity: EntityKey(bits: 8 * customer + UInt64(place)))
      return distribution.sample(from: &stream)
    }
  }

  private static func revenue(season: Int) -> Double {
    let family = StreamFamily(
      seed: 1, replication: ReplicationKey(.rank, number: season), purpose: "pricing lab")
    var (bandit, revenue) = (ThompsonSampling(count: 3, prior: .uniform), 0.0)
    for customer in 0..<2_000 {
      let draws = CustomerDraws(family: family, customer: UInt64(customer))
      let price = bandit.choice(values: prices, draws: draws)
      let buys = draws.uniform(3) < probabilities[price]
      bandit.learn(PriceTrial(price: price, units: buys ? 1 : 0, opportunities: 1))
      if buys { revenue += prices[price] }
    }
    return revenue
  }

  @Test("thompson earns what it earns there: 485.0, standard error 0.55, in 500 seasons each")
  func season() {
    let found = (0..<500).map { Self.revenue(season: $0) }
    let error = (SampleStatistics.variance(found) / 500).squareRoot()
    #expect(error < 0.7)
    let mean = SampleStatistics.mean(found)
    #expect(abs(mean - 485) < 4 * (error * error + 0.55 * 0.55).squareRoot() && mean < 500)
  }
}
