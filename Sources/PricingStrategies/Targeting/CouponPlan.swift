/// Which coupon for whom, under a budget: a multiple-choice knapsack.
///
/// Each customer gets one coupon or none. The efficient coupons of a customer are the upper hull of gain
/// over cost; the plan takes the hulls' steps by falling gain per cost until one does not fit, which is
/// the optimum of the problem with divisible coupons, and then whatever smaller steps still fit. It misses
/// the optimum by less than the gain of the first step that did not fit.
///
/// - SeeAlso: P. Sinha and A. Zoltners, "The multiple-choice knapsack problem", *Operations Research*
///   27, 1979; H. Kellerer, U. Pferschy and D. Pisinger, *Knapsack Problems*, 2004, chapter 11.
public struct CouponPlan: Sendable, Hashable {
  /// Place of each customer's coupon; -1 for none; shape `[customer]`.
  public private(set) var choices: [Int16]
  /// Expected gain of all.
  public private(set) var gain = 0.0
  /// Expected cost of all; at most the budget.
  public private(set) var cost = 0.0
  /// No plan within the budget gains more than `gain` plus this.
  public private(set) var gap = 0.0

  /// Plans.
  ///
  /// - Parameters:
  ///   - gains: Shape `[customer, coupon]`, row-major; those at or below zero are never taken.
  ///   - costs: The same shape, zero or above.
  ///   - coupons: Coupons per customer.
  ///   - budget: Zero or above; infinite for none.
  /// - Complexity: O(*n* log *n*) in the number of customers.
  public init(gains: [Double], costs: [Double], coupons: Int, budget: Double) {
    precondition(gains.count == costs.count && gains.count % coupons == 0, "one cost per gain")
    let count = gains.count / coupons
    choices = Array(repeating: -1, count: count)
    let steps = (0..<count).flatMap { customer in
      Self.hull(customer, coupons: coupons, gains: gains, costs: costs)
    }.sorted { Self.precedes($0, $1) }
    take(steps, budget: budget)
  }

  /// A move of one customer to a dearer coupon.
  private struct Step {
    var customer: Int
    var coupon: Int
    var gain: Double
    var cost: Double
    /// Its place in the customer's hull.
    var order: Int

    /// Gain per cost; infinite where it is free.
    var efficiency: Double { cost > 0 ? gain / cost : .infinity }
  }

  /// Takes steps while they fit; a customer's later steps need the earlier ones.
  private mutating func take(_ steps: [Step], budget: Double) {
    var taken = Array(repeating: 0, count: choices.count)
    var relaxed: Double?
    for step in steps where taken[step.customer] == step.order {
      guard cost + step.cost <= budget else {
        // The divisible optimum fills the rest of the budget with a part of this step.
        if relaxed == nil { relaxed = gain + step.gain * (budget - cost) / step.cost }
        continue
      }
      taken[step.customer] += 1
      choices[step.customer] = Int16(step.coupon)
      gain += step.gain
      cost += step.cost
    }
    gap = max(0, (relaxed ?? gain) - gain)
  }

  /// By gain per cost, largest first; ties by customer, then by place in the hull.
  private static func precedes(_ one: Step, _ other: Step) -> Bool {
    let (left, right) = (one.efficiency, other.efficiency)
    guard left == right else { return left > right }
    return (one.customer, one.order) < (other.customer, other.order)
  }

  /// The steps along the upper hull of a customer's (cost, gain) points, from no coupon.
  private static func hull(
    _ customer: Int, coupons: Int, gains: [Double], costs: [Double]
  ) -> [Step] {
    var points: [(coupon: Int, cost: Double, gain: Double)] = [(-1, 0, 0)]
    let order = (0..<coupons).map { (costs[customer * coupons + $0], $0) }.sorted { $0 < $1 }
    for (cost, coupon) in order {
      let gain = gains[customer * coupons + coupon]
      guard gain > points[points.count - 1].gain else { continue }
      while points.count > 1,
        isBelow(points[points.count - 2], points[points.count - 1], cost, gain)
      {
        points.removeLast()
      }
      points.append((coupon, cost, gain))
    }
    return points.indices.dropFirst().map {
      Step(
        customer: customer, coupon: points[$0].coupon, gain: points[$0].gain - points[$0 - 1].gain,
        cost: points[$0].cost - points[$0 - 1].cost, order: $0 - 1)
    }
  }

  /// Whether the middle of three points lies on or below the line between the outer ones.
  private static func isBelow(
    _ first: (coupon: Int, cost: Double, gain: Double),
    _ middle: (coupon: Int, cost: Double, gain: Double), _ cost: Double, _ gain: Double
  ) -> Bool {
    (middle.gain - first.gain) * (cost - first.cost)
      <= (gain - first.gain) * (middle.cost - first.cost)
  }
}
