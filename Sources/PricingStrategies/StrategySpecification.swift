public import EventSimulation
public import MarketModel

/// A strategy as a scenario names it: kind and parameters, checked, without state.
///
/// Prices are keyed by product id; a product that is not named keeps its list price.
public indirect enum StrategySpecification: Sendable, Hashable {
  /// The same prices throughout; list where nothing is stated.
  case fixed(prices: [String: Money])
  /// Dated prices of the past or of a plan; list before the first date. After the last, those prices or
  /// another strategy.
  case replay(prices: [DatedPrice], then: StrategySpecification? = nil)
  /// Unit cost times (1 + markup), plus tax.
  case costPlus(markup: Double)
  /// Steps on stated days.
  case schedule(steps: [PriceStep])
  /// Falls by steps until the stock is gone: depth below list after each step.
  case markdown(firstDay: Int, every: SimulationDuration, step: Double, deepest: Double)
  /// List price, cut by `depth` for `lasting` once every `every`.
  case highLow(
    depth: Double, every: SimulationDuration, lasting: SimulationDuration, products: [String])
  /// List price, cut by `depth` with a probability, drawn for every interval and product.
  case randomDiscount(
    depth: Double, probability: Double, every: SimulationDuration, products: [String])
  /// The lowest rival price of the same product, seen after `latency`; not below the floor margin.
  case matchLowest(latency: SimulationDuration, floorMargin: Double)
  /// A share below the lowest rival price of the same product, seen after `latency`.
  case undercut(share: Double, latency: SimulationDuration, floorMargin: Double)
  /// Dearer when the stock covers few weeks, cheaper when it covers many.
  case inventoryThreshold(
    lowCoverWeeks: Double, raise: Double, highCoverWeeks: Double, cut: Double,
    every: SimulationDuration)
  /// A factor on list by hour of the day.
  case timeOfDay(bands: [HourBand])
  /// The firm's part of the static Nash equilibrium of the true demand.
  case nash
  /// The best static response to the rivals' current prices under the true demand.
  case bestResponse(every: SimulationDuration)
  /// The firm's part of the prices that maximise all firms' joint profit.
  case jointProfit
  /// The planned price path under aggregate demand with a reference price.
  case referencePriceDP(ReferencePriceStrategy.Settings)
  /// Prices that a language model proposes; needs the context's adviser.
  case llm(every: SimulationDuration)
  /// Prices of a program outside the simulation; needs the context's adviser.
  case external(ExternalProgram)
  /// The best price of a stock for buyers with exponential willingness to pay.
  case gallegoVanRyzin(policy: GallegoVanRyzinStrategy.Policy, demand: DemandKnowledge = .known)
  /// The planned price from a list, or from the market's table, for a stock.
  case finitePriceDP(prices: [Money], demand: DemandKnowledge = .known)
  /// List prices, and how many units of each fare class may be sold.
  case fareControl(FareControl)
  /// Prices found by trying those of a list.
  case learning(PriceLearning)
  /// Prices of a range, found by fitting a line to what they sell.
  case rangeLearning(RangeLearning)
  /// The best prices under a logit fitted to the firm's own sales.
  case elasticity(ElasticityPricing)
  /// Prices learned by Q-learning against rivals' last prices.
  case qLearning(QLearning)
  /// List prices, and coupons for customers that it chooses.
  case couponTargeting(CouponTargeting)

  /// A product's price from a day on.
  public struct DatedPrice: Sendable, Hashable {
    /// The day it starts, counted from time 0; negative in the warm-up.
    public var day: Int
    /// The product's id.
    public var product: String
    /// The posted price.
    public var price: Money

    /// Gathers the parts.
    public init(day: Int, product: String, price: Money) {
      self.day = day
      self.product = product
      self.price = price
    }
  }

  /// A factor on list prices from a day on.
  public struct PriceStep: Sendable, Hashable {
    /// The day it starts, counted from time 0.
    public var day: Int
    /// The factor on the list price.
    public var factor: Double
    /// The products it holds for; empty for all.
    public var products: [String]

    /// Gathers the parts.
    public init(day: Int, factor: Double, products: [String]) {
      self.day = day
      self.factor = factor
      self.products = products
    }
  }

  /// A factor on list prices during some hours of each day.
  public struct HourBand: Sendable, Hashable {
    /// First hour, 0 to 23.
    public var from: Int
    /// Hour at which the band ends, 1 to 24.
    public var to: Int
    /// The factor on the list price.
    public var factor: Double

    /// Gathers the parts.
    public init(from: Int, to: Int, factor: Double) {
      self.from = from
      self.to = to
      self.factor = factor
    }
  }

  /// The name that scenarios use.
  public var kind: String {
    switch self {
    case .fixed: "fixed"
    case .replay: "replay"
    case .costPlus: "cost_plus"
    case .schedule: "schedule"
    case .markdown: "markdown"
    case .highLow: "high_low"
    case .randomDiscount: "random_discount"
    case .matchLowest: "match_lowest"
    case .undercut: "undercut"
    case .inventoryThreshold: "inventory_threshold"
    case .timeOfDay: "time_of_day"
    case .nash: "nash"
    case .bestResponse: "best_response"
    case .jointProfit: "joint_profit"
    case .referencePriceDP: "reference_price_dp"
    case .llm: "llm"
    case .external: "external"
    case .gallegoVanRyzin: "gallego_van_ryzin"
    case .finitePriceDP: "finite_price_dp"
    case .fareControl(let control): control.kind
    case .learning(let settings): settings.kind
    case .rangeLearning(let settings): settings.kind
    case .elasticity: "elasticity"
    case .qLearning: "q_learning"
    case .couponTargeting(let settings): settings.kind
    }
  }
}
