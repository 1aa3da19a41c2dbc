import MarketModel
import RandomStreams
import Testing

@testable import PricingStrategies

/// A trial whose response is stated: Poisson means are replaced by exact shares of buyers, so that the fit
/// has nothing to average out.
@Suite("What coupons change is learned from a trial")
struct ResponseModelTests {
  private static let coupons = [
    CouponSender.Coupon(index: 0, contactCost: 0.1),
    CouponSender.Coupon(index: 1, contactCost: 0.1),
  ]

  /// Two types by one feature of +-1; `shares` are buyers per hundred, by type and arm (none, first, second).
  private static func trial(shares: [[Int]], cost: [Double]) -> TrialRecord {
    var record = (
      features: [[Double]](), arms: [Int](), purchases: [Double](), redeemed: [Bool](),
      contribution: [Double](), couponCost: [Double]()
    )
    for type in 0..<2 {
      for arm in -1..<2 {
        for number in 0..<100 {
          let buys = number < shares[type][arm + 1]
          record.features.append([1, type == 0 ? -1 : 1])
          record.arms.append(arm)
          record.purchases.append(buys ? 1 : 0)
          record.redeemed.append(buys && arm >= 0)
          record.couponCost.append(buys && arm >= 0 ? cost[arm] : 0)
          record.contribution.append(buys ? 3 - (arm >= 0 ? cost[arm] : 0) : 0)
        }
      }
    }
    return TrialRecord(
      features: record.features, arms: record.arms, purchases: record.purchases,
      redeemed: record.redeemed, contribution: record.contribution, couponCost: record.couponCost)
  }

  @Test("the gain is what coupons change, less the reductions of all who use one and the contact")
  func gain() throws {
    // Type 0 buys anyway; type 1 buys with a coupon.
    let trial = Self.trial(shares: [[40, 40, 40], [10, 30, 40]], cost: [1, 2])
    let model = try CouponResponseModel(
      trial: trial, customers: trial.known, coupons: Self.coupons, ridge: 1e-6)
    // Saturated in type and arm, so shares are met exactly. 40 % use the coupon: -0.4 x 1 - 0.1.
    #expect(abs(model.gain([1, -1], arm: 0) - -0.5) < 0.02)
    // 20 % more buy at 3 each, 30 % take 1 off: 0.6 - 0.3 - 0.1.
    #expect(abs(model.gain([1, 1], arm: 0) - 0.2) < 0.02)
    // The logit for redemption has no interaction of type and depth: 35 % and 40 % at depth two are its
    // margins, so the share of type 1 is near 40 %.
    #expect(abs(model.gain([1, 1], arm: 1) - (0.9 - 0.8 - 0.1)) < 0.05)
  }

  @Test("where nobody was treated a coupon is expected to change nothing and to cost its contact")
  func untreated() throws {
    let all = Self.trial(shares: [[40, 40, 40], [10, 30, 40]], cost: [1, 2])
    let control = all.known.filter { all.arms[$0] < 0 }
    let model = try CouponResponseModel(
      trial: all, customers: control, coupons: Self.coupons, ridge: 1)
    #expect(abs(model.gain([1, 1], arm: 0) - -0.1) < 1e-9)
  }
}
