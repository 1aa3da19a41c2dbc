import ScientificComputing

/// What coupons change, learned from a trial in which chance decided who got one.
///
/// Two regressions with a ridge and Poisson's likelihood, which needs no counts, only a mean above zero: what a
/// customer brings before coupons on the features, and on them once more times the dose, a coupon's depth
/// over the deepest one's, with a constant of each depth but the deepest (an S-learner with interactions),
/// so that every depth teaches about every other; and what reductions and handling cost, on the same, for
/// the treated alone. The gain of depth d for a customer with features x is
///
///     brought(x, d) - brought(x, none) - spends(x, d) - contact(d)
///
/// So units that would have been bought anyway count with their reduction alone, and a coupon for one unit
/// that makes purchases smaller counts with the units it takes away. Purchases times what one brings would
/// miss that.
///
/// - SeeAlso: S. Künzel, J. Sekhon, P. Bickel and B. Yu, "Metalearners for estimating heterogeneous
///   treatment effects using machine learning", *PNAS* 116, 2019; N. Radcliffe and P. Surry, "Real-world
///   uplift modelling with significance-based uplift trees", 2011; P. Gutierrez and J.-Y. Gérardy, "Causal
///   inference and uplift modelling", *PMLR* 67, 2017.
public struct CouponResponseModel: Sendable {
  private let brought: RidgeRegression
  /// `nil` where nobody redeemed anything.
  private let spends: RidgeRegression?
  let coupons: [CouponSender.Coupon]

  /// Fits the regressions to customers of a finished trial.
  ///
  /// - Throws: `ScientificError` where a fit does not settle.
  public init(
    trial: TrialRecord, customers: [Int], coupons: [CouponSender.Coupon], ridge: Double
  ) throws {
    self.coupons = coupons
    brought = try RidgeRegression(
      .poisson,
      features: customers.flatMap {
        Self.dosed(trial.features[$0], arm: trial.arms[$0], coupons)
      }, outcomes: customers.map { trial.brought($0) }, ridge: ridge)
    let treated = customers.filter { trial.arms[$0] >= 0 }
    spends =
      treated.contains { trial.couponCost[$0] > 0 }
      ? try RidgeRegression(
        .poisson,
        features: treated.flatMap {
          Self.used(trial.features[$0], arm: trial.arms[$0], coupons)
        }, outcomes: treated.map { trial.couponCost[$0] }, ridge: ridge)
      : nil
  }

  /// Returns the expected gain of a depth for a customer with features `row`, in currency units.
  public func gain(_ row: [Double], arm: Int) -> Double {
    let with = brought.mean(Self.dosed(row, arm: arm, coupons))
    let without = brought.mean(Self.dosed(row, arm: -1, coupons))
    return with - without - cost(row, arm: arm)
  }

  /// Returns the standard error of that gain which comes from the regression of what is brought.
  public func standardError(_ row: [Double], arm: Int) -> Double {
    let with = Self.dosed(row, arm: arm, coupons)
    let without = Self.dosed(row, arm: -1, coupons)
    let (after, before) = (brought.mean(with), brought.mean(without))
    return brought.standardError(zip(with, without).map { after * $0 - before * $1 })
  }

  /// Returns what the coupon is expected to cost: contact, reductions and handling; currency units.
  public func cost(_ row: [Double], arm: Int) -> Double {
    let spent = spends?.mean(Self.used(row, arm: arm, coupons)) ?? 0
    return coupons[arm].contactCost + spent
  }

  /// The features, then once more times the dose, then a one for the depth unless it is the deepest.
  private static func dosed(
    _ row: [Double], arm: Int, _ coupons: [CouponSender.Coupon]
  ) -> [Double] {
    let deepest = coupons.indices.max { coupons[$0].dose < coupons[$1].dose }
    return dosed(row, arm: arm, coupons, constants: coupons.indices.filter { $0 != deepest })
  }

  /// The same for those who have a coupon: without the control group the dose tells two depths apart already, so
  /// the shallowest has no constant of its own either.
  private static func used(
    _ row: [Double], arm: Int, _ coupons: [CouponSender.Coupon]
  ) -> [Double] {
    let byDose = coupons.indices.sorted { coupons[$0].dose < coupons[$1].dose }
    return dosed(row, arm: arm, coupons, constants: Array(byDose.dropFirst().dropLast()))
  }

  private static func dosed(
    _ row: [Double], arm: Int, _ coupons: [CouponSender.Coupon], constants: [Int]
  ) -> [Double] {
    let dose = arm < 0 ? 0 : coupons[arm].dose
    return row + row.map { $0 * dose } + constants.map { $0 == arm ? 1 : 0 }
  }
}
