import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

/// Trials of known customers, larger and larger: regulars, who buy as often with a coupon as without, and
/// deal seekers, whom coupons bring.
@Suite("What a trial teaches grows with its size")
struct TrialSizeTests {
  private static let coupons = [
    CouponSender.Coupon(index: 0, contactCost: 0.05, dose: 0.5),
    CouponSender.Coupon(index: 1, contactCost: 0.05, dose: 1),
  ]
  /// Purchases in the trial's weeks by type and arm (none, first, second).
  private static let purchases = [[1.6, 1.6, 1.6], [0.4, 1.0, 1.4]]
  /// What a purchase brings before coupons, and what the coupons take off.
  private static let (brings, cuts) = (3.0, [1.0, 2.0])

  /// What a coupon gains with a customer of a type: extra purchases at 3 each, less the cut of all.
  private static func gain(type: Int, arm: Int) -> Double {
    (purchases[type][arm + 1] - purchases[type][0]) * brings - purchases[type][arm + 1] * cuts[arm]
      - coupons[arm].contactCost
  }

  /// How a plan made from one trial does: what it expects and what it truly gains, over what a plan gains that
  /// knows every type.
  private static func outcome(size: Int, seed: UInt64) throws -> (expected: Double, gained: Double)
  {
    var stream = RandomStream(
      seed: seed, replication: ReplicationKey(.rank, number: size), purpose: "trial",
      entity: EntityKey("customers"))
    let types = (0..<size).map { _ in stream.nextUniform() < 0.5 ? 0 : 1 }
    let trial = trial(types, &stream)
    let model = try CouponResponseModel(
      trial: trial, customers: trial.known, coupons: coupons, ridge: 1)
    let gains = trial.features.flatMap { row in coupons.indices.map { model.gain(row, arm: $0) } }
    let plan = CouponPlan(
      gains: gains,
      costs: trial.features.flatMap { row in coupons.indices.map { model.cost(row, arm: $0) } },
      coupons: coupons.count, budget: .infinity)
    let sent = plan.choices.indices.filter { plan.choices[$0] >= 0 }
    let gained = sent.reduce(0) { $0 + gain(type: types[$1], arm: Int(plan.choices[$1])) }
    let best = types.reduce(0) { sum, type in
      sum + max(0, coupons.indices.map { gain(type: type, arm: $0) }.max() ?? 0)
    }
    return (plan.gain / best, gained / best)
  }

  /// Regulars buy thirty times in the year before, a sixth of it on deal, deal seekers twenty times, two thirds
  /// on deal; a third of each arm and none.
  private static func trial(_ types: [Int], _ stream: inout RandomStream) -> TrialRecord {
    func count(_ mean: Double) -> Double { Distribution.poisson(mean: mean).sample(from: &stream) }
    var columns = (features: [[Double]](), arms: [Int](), purchases: [Double](), cost: [Double]())
    for type in types {
      let deals = count(type == 0 ? 5 : 13)
      let plain = count(type == 0 ? 25 : 7)
      let arm = Int(3 * stream.nextUniform()) - 1
      let bought = count(purchases[type][arm + 1])
      columns.features.append([
        1, (deals + plain) / 25 - 1, 4 * (deals + 1) / (deals + plain + 3) - 1.5,
      ])
      columns.arms.append(arm)
      columns.purchases.append(bought)
      columns.cost.append(arm < 0 ? 0 : bought * cuts[arm])
    }
    return TrialRecord(
      features: columns.features, arms: columns.arms, purchases: columns.purchases,
      contribution: zip(columns.purchases, columns.cost).map { brings * $0 - $1 },
      couponCost: columns.cost)
  }

  @Test(
    "a plan gains more the larger its trial, and in the end what it expects and nearly all there is"
  )
  func size() throws {
    let seeds: [UInt64] = Array(1...8)
    let means = try [300, 3_000, 30_000].map { size in
      let all = try seeds.map { try Self.outcome(size: size, seed: $0) }
      return (
        expected: SampleStatistics.mean(all.map(\.expected)),
        gained: SampleStatistics.mean(all.map(\.gained))
      )
    }
    #expect(means[0].gained < means[1].gained && means[1].gained < means[2].gained)
    #expect(means[2].gained > 0.9)
    // A customer's purchases bring 3 each with variance 1.6 at most, a third of the customers is in each arm: the
    // expected gain has a standard error of 3 (1.6 x 6 / size)^(1/2) per customer at most, over the best gain
    // of 0.75 (deal seekers' first coupon); half of the customers get one. Four of them over 8 trials.
    let error = 4 * 3 * (1.6 * 6 / 30_000.0).squareRoot() / 0.75 / 8.0.squareRoot()
    #expect(abs(means[2].expected - means[2].gained) < error)
    // A small trial mistakes noise for gain: it expects more than comes.
    #expect(means[0].expected > means[0].gained)
  }
}
