import EventSimulation
public import MarketModel

/// What all policies share: the coupons, their costs, the budget and named draws.
public struct CouponSender: Sendable {
  /// One depth.
  public struct Coupon: Sendable, Hashable {
    /// Index of the promotion.
    public var index: Int
    /// What contacting a customer costs, in currency units.
    public var contactCost: Double
    /// What it takes off, over that of the deepest coupon: above 0, at most 1.
    public var dose: Double
  }

  /// The depths, in the scenario's order.
  public let coupons: [Coupon]
  /// Most that may be expected to be spent on one sending, in currency units; infinite for no limit.
  public let budget: Double
  /// What the strategy may know.
  public let information: InformationClass
  /// When it decides.
  public let reviews: ReviewPlan
  /// When the customers' books begin, in microseconds since time 0.
  public let booksBegin: Int64
  private let draws: NamedDraws
  private let names: [String]

  /// Looks the coupons up in the market.
  ///
  /// A budget is shared evenly by the sendings that the coupons' days allow.
  init(_ settings: CouponTargeting, context: StrategyContext) throws {
    guard let draws = context.draws else {
      throw StrategyError.drawsMissing(strategy: settings.kind)
    }
    let market = context.market
    let indices = settings.coupons.compactMap { name in
      market.promotions.firstIndex { $0.name == name }
    }
    let depths = indices.map { market.promotions[$0].depth(in: market) }
    let deepest = max(1e-9, depths.max() ?? 0)
    coupons = zip(indices, depths).map {
      let channel = market.promotions[$0].terms?.audience?.channel
      return Coupon(
        index: $0, contactCost: channel?.costPerContact.units ?? 0, dose: $1 / deepest)
    }
    self.draws = draws
    names = [settings.kind, market.firms[context.firm].name]
    information = settings.information
    booksBegin = -SimulationDuration.weeks(market.calendar.warmUpWeeks).microseconds
    let days = coupons.map { market.promotions[$0.index].firstDay }
    let end = coupons.map { market.promotions[$0.index].lastDay + 1 }.max() ?? 0
    let length = SimulationDuration.days(end - (days.min() ?? 0)).microseconds
    let sendings = settings.every.map { max(1, (length - 1) / $0.microseconds + 1) } ?? 1
    budget = settings.budget.map { $0.units / Double(sendings) } ?? .infinity
    reviews =
      settings.every.map { ReviewPlan(every: $0, offsets: [.days(days.min() ?? 0)]) }
      ?? ReviewPlan(days: Set(days).sorted())
  }

  /// A customer's uniform number in (0, 1) for one purpose at one sending.
  public func uniform(_ key: UInt64, _ purpose: String, sending: Int = 0) -> Double {
    draws.uniform(names + [purpose, "\(sending)"], index: Int64(bitPattern: key))
  }
}

extension Promotion {
  /// Mean share of list that it takes off its offers.
  fileprivate func depth(in market: MarketDefinition) -> Double {
    let shares = offers.map { offer in
      let list = market.offers[offer].listPrice
      return (list - reduced(list)).units / list.units
    }
    return shares.reduce(0, +) / Double(max(1, shares.count))
  }
}
