public import EventSimulation
public import MarketModel

/// A strategy that sends coupons to customers it chooses, as a scenario names it.
///
/// Prices stay at list. The depths among which it chooses are coupons of the market, by id.
public struct CouponTargeting: Sendable, Hashable {
  /// How customers are chosen; each has a file of its own.
  public enum Algorithm: Sendable, Hashable {
    /// `RandomCoupons`.
    case random(share: Double)
    /// `UpliftCoupons`.
    case uplift(UpliftSettings)
    /// `LinearThompson`.
    case linearThompson(exploration: Double, ridge: Double)
    /// `LinearUpperBound`.
    case linearUpperBound(exploration: Double, ridge: Double)
    /// `CouponOracle`.
    case oracle
  }

  /// How `UpliftCoupons` fits and checks its model.
  public struct UpliftSettings: Sendable, Hashable {
    /// The penalty of the fits.
    public var ridge: Double
    /// Share of the trial's customers on whom the model is not fitted but checked.
    public var test: Double
    /// Share of those meant to get a coupon who get none, to measure the others by.
    public var holdout: Double
    /// Standard errors by which an expected gain is lowered before the plan is made.
    public var caution: Double

    /// Gathers the parts.
    public init(ridge: Double, test: Double, holdout: Double, caution: Double) {
      self.caution = caution
      self.ridge = ridge
      self.test = test
      self.holdout = holdout
    }
  }

  /// How customers are chosen.
  public var algorithm: Algorithm
  /// Ids of the coupons, one per depth.
  public var coupons: [String]
  /// Most that contacts, reductions and handling may be expected to cost; `nil` for no limit.
  public var budget: Money?
  /// Time between sendings; `nil` sends once, on the coupons' first day.
  public var every: SimulationDuration?

  /// Gathers the parts.
  public init(
    algorithm: Algorithm, coupons: [String], budget: Money? = nil,
    every: SimulationDuration? = nil
  ) {
    precondition(!coupons.isEmpty, "at least one coupon")
    self.algorithm = algorithm
    self.coupons = coupons
    self.budget = budget
    self.every = every
  }

  /// The name that scenarios use.
  public var kind: String {
    switch algorithm {
    case .random: "random_coupons"
    case .uplift: "uplift_coupons"
    case .linearThompson: "linear_thompson"
    case .linearUpperBound: "lin_ucb"
    case .oracle: "coupon_oracle"
    }
  }

  /// What the strategy may know.
  var information: InformationClass {
    switch algorithm {
    case .random, .linearThompson, .linearUpperBound: .seller
    case .uplift: .model
    case .oracle: .oracle
    }
  }

  /// Returns the strategy before its first decision.
  func makeStrategy(context: StrategyContext) throws -> any PricingStrategy {
    let desk = try CouponSender(self, context: context)
    switch algorithm {
    case .random(let share): return TargetingStrategy(desk, RandomCoupons(share: share))
    case .uplift(let settings):
      return TargetingStrategy(desk, UpliftCoupons(settings: settings))
    case .linearThompson(let exploration, let ridge):
      return TargetingStrategy(
        desk, BanditCoupons { LinearThompson(LinearBelief($0, ridge: ridge), scale: exploration) })
    case .linearUpperBound(let exploration, let ridge):
      return TargetingStrategy(
        desk, BanditCoupons { LinearUpperBound(LinearBelief($0, ridge: ridge), scale: exploration) }
      )
    case .oracle:
      guard let response = context.couponResponse else {
        throw StrategyError.responseMissing(strategy: kind)
      }
      return TargetingStrategy(desk, CouponOracle(response: response))
    }
  }
}

extension StrategySpecification {
  /// The coupons that it sends and how; `nil` for strategies that send none.
  public var couponTargeting: CouponTargeting? {
    if case .couponTargeting(let settings) = self { settings } else { nil }
  }
}
