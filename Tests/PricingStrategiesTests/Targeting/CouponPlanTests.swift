import RandomStreams
import Testing

@testable import PricingStrategies

@Suite("Coupons under a budget")
struct CouponPlanTests {
  @Test("the best steps per cost are taken until the budget ends")
  func byHand() {
    // Customer 0: 4 for 1, 5 for 3. Customer 1: 3 for 2, 3.1 for 2.5.
    let plan = CouponPlan(gains: [4, 5, 3, 3.1], costs: [1, 3, 2, 2.5], coupons: 2, budget: 3)
    #expect(plan.choices == [0, 0])
    #expect(plan.gain == 7 && plan.cost == 3)
    // Nothing is left of the budget, so the divisible optimum is the same.
    #expect(plan.gap == 0)
  }

  @Test("without a budget everybody gets the coupon with the largest gain, if that is above zero")
  func withoutBudget() {
    let plan = CouponPlan(
      gains: [4, 5, -1, -2, 2, 2], costs: [1, 3, 0, 0, 0, 1], coupons: 2, budget: .infinity)
    #expect(plan.choices == [1, -1, 0])
    #expect(plan.gain == 7 && plan.gap == 0)
  }

  @Test("without money only what is free is given")
  func withoutMoney() {
    let plan = CouponPlan(gains: [4, 5, 2, 3], costs: [1, 3, 0, 1], coupons: 2, budget: 0)
    #expect(plan.choices == [-1, 0])
  }

  @Test(
    "against all plans of six customers: within the budget, and no further from the best than said",
    arguments: 0..<40 as Range<UInt64>)
  func enumerated(seed: UInt64) {
    var stream = RandomStream(
      seed: seed, replication: ReplicationKey(.rank, number: 0), purpose: "knapsack",
      entity: EntityKey("case"))
    let gains = (0..<12).map { _ in 4 * stream.nextUniform() - 1 }
    let costs = (0..<12).map { _ in stream.nextUniform() }
    let budget = 3 * stream.nextUniform()
    let plan = CouponPlan(gains: gains, costs: costs, coupons: 2, budget: budget)
    let best = Self.best(gains: gains, costs: costs, budget: budget)
    let recounted = plan.choices.enumerated().filter { $0.element >= 0 }
      .map { 2 * $0.offset + Int($0.element) }
    #expect(plan.cost <= budget)
    #expect(abs(recounted.reduce(0) { $0 + costs[$1] } - plan.cost) < 1e-12)
    #expect(abs(recounted.reduce(0) { $0 + gains[$1] } - plan.gain) < 1e-12)
    #expect(plan.gain <= best + 1e-12)
    #expect(best <= plan.gain + plan.gap + 1e-12)
    // Sinha and Zoltners: the gap is less than one customer's step.
    #expect(plan.gap <= (gains.max() ?? 0))
  }

  /// The largest gain of all 3^6 plans.
  private static func best(gains: [Double], costs: [Double], budget: Double) -> Double {
    (0..<729).map { code -> Double in
      var (rest, gain, cost) = (code, 0.0, 0.0)
      for customer in 0..<6 {
        let choice = rest % 3 - 1
        rest /= 3
        guard choice >= 0 else { continue }
        gain += gains[2 * customer + choice]
        cost += costs[2 * customer + choice]
      }
      return cost <= budget ? gain : 0
    }.max() ?? 0
  }
}
