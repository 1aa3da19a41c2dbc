import MarketModel
import RandomStreams
import Testing

@testable import PricingStrategies

/// A trial whose response is stated: every type and arm has a hundred customers and exact shares of them
/// buy, so that the fit has nothing to average out.
@Suite("What coupons change is learned from a trial")
struct ResponseModelTests {
  private static let coupons = [
    CouponSender.Coupon(index: 0, contactCost: 0.1, dose: 0.5),
    CouponSender.Coupon(index: 1, contactCost: 0.1, dose: 1),
  ]

  /// Two types by one feature of +-1; `shares` are buyers per hundred, by type and arm (none, first,
  /// second); twenty of every hundred with a coupon use it.
  private static func trial(shares: [[Int]], cost: [Double]) -> TrialRecord {
    var record = (
      features: [[Double]](), arms: [Int](), contribution: [Double](), couponCost: [Double]()
    )
    for type in 0..<2 {
      for arm in -1..<2 {
        for number in 0..<100 {
          let buys = number < shares[type][arm + 1]
          record.features.append([1, type == 0 ? -1 : 1])
          record.arms.append(arm)
          let spent = arm >= 0 && number < 20 ? cost[arm] : 0
          record.couponCost.append(spent)
          record.contribution.append(buys ? 3 - spent : 0)
        }
      }
    }
    return TrialRecord(
      features: record.features, arms: record.arms, contribution: record.contribution,
      couponCost: record.couponCost)
  }

  @Test("the gain is what coupons change, less the reductions of all who use one and the contact")
  func gain() throws {
    // Type 0 buys anyway; type 1 buys with a coupon.
    let trial = Self.trial(shares: [[40, 40, 40], [10, 20, 40]], cost: [1, 2])
    let model = try CouponResponseModel(
      trial: trial, customers: trial.known, coupons: Self.coupons, ridge: 1e-6)
    // Purchases grow by the power of the dose, so shares are met but for the ridge: -0.2 x 1 - 0.1.
    #expect(abs(model.gain([1, -1], arm: 0) - -0.3) < 1e-4)
    // 10 % more buy at 3 each, 20 % take 1 off: 0.3 - 0.2 - 0.1.
    #expect(abs(model.gain([1, 1], arm: 0) - 0) < 1e-4)
    // 30 % more buy, 20 % take 2 off: 0.9 - 0.4 - 0.1.
    #expect(abs(model.gain([1, 1], arm: 1) - 0.4) < 1e-4)
    #expect(abs(model.cost([1, 1], arm: 1) - 0.5) < 1e-4)
  }

  @Test("where nobody was treated a coupon is expected to change nothing and to cost its contact")
  func untreated() throws {
    let all = Self.trial(shares: [[40, 40, 40], [10, 20, 40]], cost: [1, 2])
    let control = all.known.filter { all.arms[$0] < 0 }
    let model = try CouponResponseModel(
      trial: all, customers: control, coupons: Self.coupons, ridge: 1)
    #expect(abs(model.gain([1, 1], arm: 0) - -0.1) < 1e-9)
  }
}
