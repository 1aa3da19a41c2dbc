import ScientificComputing

/// What coupons change, learned from a trial in which chance decided who got one.
///
/// Three regressions with a ridge: the number of purchases on a customer's features, and on them once more
/// times the dose, a coupon's depth over the deepest one's, with a constant of each depth but the deepest (an
/// S-learner with interactions; Poisson, because somebody may buy again), so that every depth teaches
/// about every other; what reductions and handling cost, on the same, for the treated alone (Poisson's
/// likelihood: those who buy often also redeem often); what a purchase brings before coupons (linear, on
/// buyers). The gain of depth d for a customer with features x is
///
///     [purchases(x, d) - purchases(x, none)] brings(x) - spends(x, d) - contact(d)
///
/// So units that would have been bought anyway count with their reduction alone.
///
/// - SeeAlso: S. Künzel, J. Sekhon, P. Bickel and B. Yu, "Metalearners for estimating heterogeneous
///   treatment effects using machine learning", *PNAS* 116, 2019; N. Radcliffe and P. Surry, "Real-world
///   uplift modelling with significance-based uplift trees", 2011; P. Gutierrez and J.-Y. Gérardy, "Causal
///   inference and uplift modelling", *PMLR* 67, 2017.
public struct CouponResponseModel: Sendable {
  private let purchases: RidgeRegression
  /// `nil` where nobody redeemed anything.
  private let spends: RidgeRegression?
  private let brings: RidgeRegression
  let coupons: [CouponSender.Coupon]

  /// Fits the regressions to customers of a finished trial.
  ///
  /// - Throws: `ScientificError` where a fit does not settle.
  public init(
    trial: TrialRecord, customers: [Int], coupons: [CouponSender.Coupon], ridge: Double
  ) throws {
    self.coupons = coupons
    purchases = try RidgeRegression(
      .poisson,
      features: customers.flatMap {
        Self.dosed(trial.features[$0], arm: trial.arms[$0], coupons)
      }, outcomes: customers.map { trial.purchases[$0] }, ridge: ridge)
    let treated = customers.filter { trial.arms[$0] >= 0 }
    spends =
      treated.contains { trial.couponCost[$0] > 0 }
      ? try RidgeRegression(
        .poisson,
        features: treated.flatMap {
          Self.dosed(trial.features[$0], arm: trial.arms[$0], coupons)
        }, outcomes: treated.map { trial.couponCost[$0] }, ridge: ridge)
      : nil
    let buyers = customers.filter { trial.purchases[$0] > 0 }
    brings = try RidgeRegression(
      .gaussian, features: (buyers.isEmpty ? customers : buyers).flatMap { trial.features[$0] },
      outcomes: (buyers.isEmpty ? customers : buyers).map { trial.broughtByPurchase($0) },
      ridge: ridge)
  }

  /// Returns the expected gain of a depth for a customer with features `row`, in currency units.
  public func gain(_ row: [Double], arm: Int) -> Double {
    let with = purchases.mean(Self.dosed(row, arm: arm, coupons))
    let without = purchases.mean(Self.dosed(row, arm: -1, coupons))
    return (with - without) * brings.mean(row) - cost(row, arm: arm)
  }

  /// Returns the standard error of that gain which comes from the purchases' regression.
  public func standardError(_ row: [Double], arm: Int) -> Double {
    let with = Self.dosed(row, arm: arm, coupons)
    let without = Self.dosed(row, arm: -1, coupons)
    let (after, before) = (purchases.mean(with), purchases.mean(without))
    let brought = brings.mean(row)
    return purchases.standardError(
      zip(with, without).map { brought * (after * $0 - before * $1) })
  }

  /// Returns what the coupon is expected to cost: contact, reductions and handling; currency units.
  public func cost(_ row: [Double], arm: Int) -> Double {
    let spent = spends?.mean(Self.dosed(row, arm: arm, coupons)) ?? 0
    return coupons[arm].contactCost + spent
  }

  /// The features, then once more times the dose, then a one for the depth unless it is the deepest.
  private static func dosed(
    _ row: [Double], arm: Int, _ coupons: [CouponSender.Coupon]
  ) -> [Double] {
    let dose = arm < 0 ? 0 : coupons[arm].dose
    let deepest = coupons.indices.max { coupons[$0].dose < coupons[$1].dose }
    return row + row.map { $0 * dose }
      + coupons.indices.filter { $0 != deepest }.map { $0 == arm ? 1 : 0 }
  }
}
