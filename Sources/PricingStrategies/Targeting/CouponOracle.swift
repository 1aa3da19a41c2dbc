public import MarketModel

/// What each coupon does to each consumer in truth, for reference strategies; in currency units.
public struct CouponResponse: Sendable, Hashable {
  /// Gain in contribution of a season, after the coupon's costs; shape `[consumer, coupon]`.
  public var gains: [Double]
  /// Contacts, reductions and handling; the same shape.
  public var costs: [Double]

  /// Gathers the parts.
  public init(gains: [Double], costs: [Double]) {
    self.gains = gains
    self.costs = costs
  }
}

/// The best plan for somebody who knows what every coupon does to every type of consumer, by trying all of
/// them on the season to come: the most that targeting could bring.
///
/// A reference: nobody knows this.
public struct CouponOracle: CouponPolicy {
  /// What coupons do in truth.
  public let response: CouponResponse

  /// Plans with the truth, for known customers.
  public func assignment(
    for observation: CouponObservation, sender: CouponSender
  ) -> CouponAssignment {
    let customers = observation.customers
    let depths = sender.coupons.count
    let known = (0..<customers.count).filter(customers.isKnown)
    func rows(_ table: [Double]) -> [Double] {
      known.flatMap { table[$0 * depths..<($0 + 1) * depths] }
    }
    let gains = rows(response.gains)
    let plan = CouponPlan(
      gains: gains, costs: rows(response.costs), coupons: depths, budget: sender.budget)
    var assignment = CouponAssignment(arms: Array(repeating: -1, count: customers.count))
    for (place, customer) in known.enumerated() where plan.choices[place] >= 0 {
      assignment.predicted[customer] = gains[place * depths + Int(plan.choices[place])]
      assignment.arms[customer] = plan.choices[place]
    }
    assignment.intended = assignment.arms
    assignment.figures = [
      CouponFigure(.expectedCost, plan.cost), CouponFigure(.gap, plan.gap),
    ]
    if sender.budget.isFinite {
      assignment.figures.append(CouponFigure(.budget, sender.budget))
    }
    return assignment
  }
}
