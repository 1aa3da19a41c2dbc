public import MarketModel

/// The planned price path of one product whose buyers compare prices with a reference price.
///
/// Knows the true aggregate demand: an oracle. Plans as if the market went on for ever, and decides
/// at every epoch from the reference price of the moment. Source: I. Popescu and Y. Wu, *Operations
/// Research* 55(3), 2007; see `ReferencePricePlan`.
public struct ReferencePriceStrategy: PricingStrategy {
  /// The grid of prices and the patience of a plan.
  public struct Settings: Sendable, Hashable {
    /// The lowest price of the grid.
    public var lowest: Money
    /// The highest price of the grid.
    public var highest: Money
    /// Prices of the grid, at least two.
    public var points: Int
    /// What an epoch's profit is worth one epoch earlier, below 1.
    public var discount: Double

    /// Gathers the parts.
    public init(lowest: Money, highest: Money, points: Int, discount: Double) {
      self.lowest = lowest
      self.highest = highest
      self.points = points
      self.discount = discount
    }
  }

  /// What was planned.
  public let plan: ReferencePricePlan
  /// Reads the true demand and the reference price.
  public let information = InformationClass.oracle
  /// Decides at every epoch.
  public let reviews: ReviewPlan

  /// Plans for the firm's only offer in a market without other offers.
  ///
  /// - Throws: `StrategyError.demandMissing` where sales are no function of prices.
  public init(settings: Settings, context: StrategyContext) throws {
    let market = context.market
    let demand = market.aggregate
    guard demand.isUsed, market.offers.count == 1 else {
      throw StrategyError.demandMissing(strategy: "reference_price_dp")
    }
    reviews = ReviewPlan(every: demand.every)
    plan = ReferencePricePlan(
      ReferencePricePlan.Problem(
        lowest: settings.lowest.units, highest: settings.highest.units, points: settings.points,
        discount: settings.discount, carry: demand.reference?.carry ?? 0
      ) { price, reference in
        demand.units(of: 0, prices: [price], reference: reference)
          * market.money.unitProfit(price: price, cost: market.offers[0].unitCost)
      })
  }

  /// Returns the best price at the reference of the moment.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map {
      Money(plan.price(atReference: $0.referencePrice ?? $0.listPrice.units))
    }
  }
}

extension MoneyRules {
  /// What a unit sold in an order of its own leaves at a posted price, in currency units.
  public func unitProfit(price: Double, cost: Money) -> Double {
    netShare * price - cost.units - orderCost.units
  }
}
