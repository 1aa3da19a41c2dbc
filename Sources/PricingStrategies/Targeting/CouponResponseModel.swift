import ScientificComputing

/// What coupons change, learned from a trial in which chance decided who got one.
///
/// Three regressions with a ridge: the number of purchases on a customer's features, and on them once more
/// times the dose, a coupon's depth over the deepest one's (an S-learner with all interactions; Poisson,
/// because somebody may buy again), so that every depth teaches about every other; whether a holder hands a coupon in (logit, on the treated alone); what a purchase brings before coupons
/// (linear, on buyers). The gain of depth d for a customer with features x is
///
///     [purchases(x, d) - purchases(x, none)] brings(x) - redeems(x, d) cost(d) - contact(d)
///
/// with cost(d) the mean reduction and handling of those who handed one in. So units that would have been
/// bought anyway count with their reduction alone.
///
/// - SeeAlso: S. Künzel, J. Sekhon, P. Bickel and B. Yu, "Metalearners for estimating heterogeneous
///   treatment effects using machine learning", *PNAS* 116, 2019; N. Radcliffe and P. Surry, "Real-world
///   uplift modelling with significance-based uplift trees", 2011; P. Gutierrez and J.-Y. Gérardy, "Causal
///   inference and uplift modelling", *PMLR* 67, 2017.
public struct CouponResponseModel: Sendable {
  private let purchases: RidgeRegression
  private let redeems: RidgeRegression?
  private let brings: RidgeRegression
  /// Mean reduction and handling of a customer who handed in coupons, by depth, in currency units.
  private let redeemedCost: [Double]
  let coupons: [CouponSender.Coupon]

  /// Fits the regressions to customers of a finished trial.
  ///
  /// - Throws: `ScientificError` where a fit does not settle.
  public init(
    trial: TrialRecord, customers: [Int], coupons: [CouponSender.Coupon], ridge: Double
  ) throws {
    self.coupons = coupons
    let depths = coupons.count
    purchases = try RidgeRegression(
      .poisson,
      features: customers.flatMap {
        Self.dosed(trial.features[$0], Self.dose(trial.arms[$0], coupons))
      }, outcomes: customers.map { trial.purchases[$0] }, ridge: ridge)
    let treated = customers.filter { trial.arms[$0] >= 0 }
    redeems =
      treated.isEmpty
      ? nil
      : try RidgeRegression(
        .binomial,
        features: treated.flatMap {
          Self.shifted(trial.features[$0], arm: trial.arms[$0], depths: depths)
        }, outcomes: treated.map { trial.redeemed[$0] ? 1 : 0 }, ridge: ridge)
    let buyers = customers.filter { trial.purchases[$0] > 0 }
    brings = try RidgeRegression(
      .gaussian, features: (buyers.isEmpty ? customers : buyers).flatMap { trial.features[$0] },
      outcomes: (buyers.isEmpty ? customers : buyers).map { trial.broughtByPurchase($0) },
      ridge: ridge)
    redeemedCost = (0..<depths).map { trial.meanRedeemedCost(arm: $0, among: treated) }
  }

  /// Returns the expected gain of a depth for a customer with features `row`, in currency units.
  public func gain(_ row: [Double], arm: Int) -> Double {
    let with = purchases.mean(Self.dosed(row, coupons[arm].dose))
    let without = purchases.mean(Self.dosed(row, 0))
    return (with - without) * brings.mean(row) - cost(row, arm: arm)
  }

  /// Returns the standard error of that gain which comes from the purchases' regression.
  public func standardError(_ row: [Double], arm: Int) -> Double {
    let (with, without) = (Self.dosed(row, coupons[arm].dose), Self.dosed(row, 0))
    let (after, before) = (purchases.mean(with), purchases.mean(without))
    let brought = brings.mean(row)
    return purchases.standardError(
      zip(with, without).map { brought * (after * $0 - before * $1) })
  }

  /// Returns what the coupon is expected to cost: contact, reductions and handling; currency units.
  public func cost(_ row: [Double], arm: Int) -> Double {
    let share =
      redeems?.mean(Self.shifted(row, arm: arm, depths: coupons.count)) ?? 0
    return coupons[arm].contactCost + share * redeemedCost[arm]
  }

  /// The features, then once more times the dose.
  private static func dosed(_ row: [Double], _ dose: Double) -> [Double] {
    row + row.map { $0 * dose }
  }

  private static func dose(_ arm: Int, _ coupons: [CouponSender.Coupon]) -> Double {
    arm < 0 ? 0 : coupons[arm].dose
  }

  /// The features, then one for each depth but the first.
  private static func shifted(_ row: [Double], arm: Int, depths: Int) -> [Double] {
    row + (1..<max(1, depths)).map { $0 == arm ? 1 : 0 }
  }
}
