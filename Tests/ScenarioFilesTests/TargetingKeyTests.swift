import EventSimulation
import MarketModel
import PricingStrategies
import Testing

@testable import ScenarioFiles

@Suite("Strategies that send coupons are read")
struct TargetingKeyTests {
  private static func scenario(_ strategy: String) throws -> Scenario {
    try Shop.load(
      (
        "promotions:\n",
        "promotions:\n  - {id: half, products: [decaf], percent_off: 50%, from: 2026-03-16, "
          + "to: 2026-03-29, coupon: {redemption: 60%}}\n"
      ),
      ("deal: {fixed: {}, promotions: [spring]}", "deal: {\(strategy), promotions: [spring]}"),
      ("baseline:", "history: {coupon_trial: {coupons: [half], lasting: 3 weeks}}\nbaseline:")
    ).scenario
  }

  @Test(
    "with their defaults",
    arguments: [
      ("random_coupons: {coupons: [half]}", .random(share: 1), nil),
      (
        "uplift_coupons: {coupons: [half]}",
        .uplift(.init(ridge: 100, test: 0.3, holdout: 0.1, caution: 1)),
        nil
      ),
      (
        "linear_thompson: {coupons: [half]}", .linearThompson(exploration: 1, ridge: 1), .weeks(1)
      ),
      ("lin_ucb: {coupons: [half]}", .linearUpperBound(exploration: 1, ridge: 1), .weeks(1)),
      ("coupon_oracle: {coupons: [half]}", .oracle, nil),
    ] as [(String, CouponTargeting.Algorithm, SimulationDuration?)])
  func defaults(
    text: String, algorithm: CouponTargeting.Algorithm, every: SimulationDuration?
  ) throws {
    let strategy = try Self.scenario(text).strategies[1]
    #expect(
      strategy.specification
        == .couponTargeting(
          CouponTargeting(algorithm: algorithm, coupons: ["half"], every: every)))
    // The listed promotion, and the coupon that it sends.
    #expect(strategy.promotions == [1, 0])
  }

  @Test("with a budget")
  func budget() throws {
    let strategy = try Self.scenario("uplift_coupons: {coupons: [half], budget: 250}").strategies[1]
    #expect(strategy.specification.couponTargeting?.budget == Money(250))
  }

  @Test("the trial has its coupons, its share and its length")
  func trial() throws {
    let market = try Self.scenario("fixed: {}").market
    #expect(market.couponTrial == CouponTrial(coupons: [0], share: 0.5, weeks: 3))
  }
}
