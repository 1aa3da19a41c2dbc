import Glibc
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

/// Trials of customers who differ in one number x from 0 to 1.
///
/// Who buys least without a coupon, at x = 1, is changed most by one. The response has the form of the model,
/// so that nothing but chance is between them.
@Suite("What a trial teaches grows with its size")
struct TrialSizeTests {
  private static let coupons = [
    CouponSender.Coupon(index: 0, contactCost: 0.05, dose: 0.5),
    CouponSender.Coupon(index: 1, contactCost: 0.05, dose: 1),
  ]
  /// What a purchase brings before coupons, and what each coupon takes off.
  private static let (brings, cuts) = (4.0, [1.0, 2.0])

  /// Expected purchases in the trial's weeks; arm -1 is no coupon.
  private static func purchases(_ x: Double, arm: Int) -> Double {
    exp(0.4 - 1.2 * x + (arm < 0 ? 0 : coupons[arm].dose * (1.4 * x - 0.1)))
  }

  /// What a coupon truly gains: extra purchases, less the cut of all and the contact.
  private static func gain(_ x: Double, arm: Int) -> Double {
    let with = purchases(x, arm: arm)
    return (with - purchases(x, arm: -1)) * brings - with * cuts[arm] - coupons[arm].contactCost
  }

  /// What a plan made from one trial expects and what it truly gains, over what a plan gains that knows
  /// everybody.
  private static func outcome(size: Int, seed: UInt64) throws -> (expected: Double, gained: Double)
  {
    var stream = RandomStream(
      seed: seed, replication: ReplicationKey(.rank, number: size), purpose: "trial",
      entity: EntityKey("customers"))
    let customers = (0..<size).map { _ in stream.nextUniform() }
    let trial = trial(of: customers, &stream)
    let model = try CouponResponseModel(
      trial: trial, customers: trial.known, coupons: coupons, ridge: 1)
    func table(_ value: ([Double], Int) -> Double) -> [Double] {
      trial.features.flatMap { row in coupons.indices.map { value(row, $0) } }
    }
    let plan = CouponPlan(
      gains: table { model.gain($0, arm: $1) }, costs: table { model.cost($0, arm: $1) },
      coupons: coupons.count, budget: .infinity)
    let gained = zip(customers, plan.choices).reduce(0) { sum, pair in
      pair.1 < 0 ? sum : sum + gain(pair.0, arm: Int(pair.1))
    }
    let best = customers.reduce(0) { sum, x in
      sum + max(0, gain(x, arm: 0), gain(x, arm: 1))
    }
    return (plan.gain / best, gained / best)
  }

  /// A third of the customers in each arm.
  private static func trial(
    of customers: [Double], _ stream: inout RandomStream
  ) -> TrialRecord {
    let arms = customers.map { _ in Int(3 * stream.nextUniform()) - 1 }
    let bought = zip(customers, arms).map { x, arm in
      Distribution.poisson(mean: purchases(x, arm: arm)).sample(from: &stream)
    }
    let costs = zip(arms, bought).map { arm, bought in arm < 0 ? 0 : bought * cuts[arm] }
    return TrialRecord(
      features: customers.map { [1, 4 * $0 - 2] }, arms: arms,
      contribution: zip(bought, costs).map { brings * $0 - $1 }, couponCost: costs)
  }

  @Test("a larger trial's plan gains more, in the end nearly all there is and what it expects")
  func size() throws {
    let means = try [300, 3_000, 30_000].map { size in
      let all = try (1...8).map { try Self.outcome(size: size, seed: $0) }
      return (
        expected: SampleStatistics.mean(all.map(\.expected)),
        gained: SampleStatistics.mean(all.map(\.gained))
      )
    }
    #expect(means[0].gained < means[1].gained && means[1].gained < means[2].gained)
    #expect(means[2].gained > 0.98)
    // Purchases have a variance of 1.5 at most and bring 4 each; with a third of the customers in each arm the
    // difference of two arms' means has a standard error of 4 (1.5 x 6 / size)^(1/2). Half of the customers
    // get a coupon, and the best gain is 0.33 for each of all. Four standard errors over eight trials:
    let oneTrial: Double = 4 * (1.5 * 6 / 30_000.0).squareRoot() / 2 / 0.33
    let error: Double = 4 * oneTrial / 8.0.squareRoot()
    #expect(abs(means[2].expected - means[2].gained) < error)
  }
}
