/// The paired difference between a strategy and the baseline, split into what caused it: the
/// price-volume-mix bridge of management accounting (docs/background/profit-bridge.md).
///
/// In every season the items add up to the difference, and so do their means. Money is in currency
/// units, differences are the strategy's less the baseline's.
public struct ProfitBridge: Sendable, Codable, Hashable {
  /// An estimate with its 95 % interval.
  public typealias Estimate = ComparisonSummary.Estimate

  /// What is split: `contribution` or `revenue`.
  public var measure: String
  /// The strategy.
  public var strategy: String
  /// What it is held against.
  public var baseline: String
  /// Seasons of the ranking that both were simulated in.
  public var replications: Int
  /// The whole difference, with the interval of simulation and assumptions.
  public var total: Estimate
  /// The difference in units sold.
  public var units: Estimate
  /// The difference in units that consumers wanted and could not get.
  public var lostUnits: Estimate
  /// What the difference consists of, in the order of `Part`; those that are zero in every season
  /// are left out.
  public var parts: [PartRow]
  /// By segment, in the scenario's order.
  public var segments: [Row]
  /// By product of the focal firm, every cost of the product included; adds up to the total.
  public var products: [Row]
  /// By week, cool-down included, from week 1.
  public var weeks: [Row]
  /// What belongs to no segment and no week: promotions' fixed costs, stock, returns.
  ///
  /// With the segments, or with the weeks, it adds up to the total.
  public var shared: Estimate

  /// Gathers the parts, without rows.
  public init(
    measure: String, strategy: String, baseline: String, replications: Int, total: Estimate,
    units: Estimate, lostUnits: Estimate, shared: Estimate
  ) {
    self.measure = measure
    self.strategy = strategy
    self.baseline = baseline
    self.replications = replications
    self.total = total
    self.units = units
    self.lostUnits = lostUnits
    self.shared = shared
    parts = []
    segments = []
    products = []
    weeks = []
  }

  /// A cause of the difference, in reading order.
  public enum Part: String, Sendable, Codable, CaseIterable {
    /// More or fewer units, at the baseline's mean margin per unit.
    case volume
    /// Other products, at the baseline's margins.
    case mix
    /// Other regular prices, for the strategy's units.
    case price
    /// Reductions, less what suppliers pay for them, displays, mailers, contacts, campaigns.
    case promotions
    /// Goods, payment and fulfilment per unit.
    case unitCosts = "unit_costs"
    /// Holding, orders, and what was left over or thrown away.
    case stock
    /// Purchases that came back.
    case returns
  }

  /// What is booked apart, the finest split.
  public enum Item: String, Sendable, Codable, CaseIterable {
    /// As `Part.volume`.
    case volume
    /// As `Part.mix`.
    case mix
    /// As `Part.price`.
    case price
    /// Dated promotions, coupons and short cuts below the regular price, net of tax.
    case reductions
    /// What suppliers pay for promotions.
    case funding
    /// Displays, mailers, contacts, handling of coupons, advertising.
    case placement
    /// As `Part.unitCosts`.
    case unitCosts = "unit_costs"
    /// Holding stock and placing orders.
    case holding
    /// Left-over and expired stock.
    case writeOff = "write_off"
    /// As `Part.returns`.
    case returns

    /// The cause that it belongs to.
    public var part: Part {
      switch self {
      case .volume: .volume
      case .mix: .mix
      case .price: .price
      case .reductions, .funding, .placement: .promotions
      case .unitCosts: .unitCosts
      case .holding, .writeOff: .stock
      case .returns: .returns
      }
    }
  }

  /// An amount over seasons.
  public struct Amount: Sendable, Codable, Hashable {
    /// The mean paired difference with its interval of simulation and assumptions.
    public var estimate: Estimate
    /// The standard error of the mean over the ranking's seasons.
    public var standardError: Double

    /// Gathers the parts.
    public init(estimate: Estimate, standardError: Double) {
      self.estimate = estimate
      self.standardError = standardError
    }

    /// Whether the interval leaves no doubt about the sign.
    public var hasSureSign: Bool { estimate.low > 0 || estimate.high < 0 }
  }

  /// A cause with its amount.
  public struct PartRow: Sendable, Codable, Hashable {
    /// Which.
    public var part: Part
    /// How much.
    public var amount: Amount
    /// What it consists of; empty where it is a single item.
    public var items: [ItemRow]

    /// Gathers the parts.
    public init(part: Part, amount: Amount, items: [ItemRow]) {
      self.part = part
      self.amount = amount
      self.items = items
    }
  }

  /// An item with its amount.
  public struct ItemRow: Sendable, Codable, Hashable {
    /// Which.
    public var item: Item
    /// How much.
    public var amount: Amount

    /// Gathers the parts.
    public init(item: Item, amount: Amount) {
      self.item = item
      self.amount = amount
    }
  }

  /// The difference in a segment, product or week.
  public struct Row: Sendable, Codable, Hashable {
    /// The segment's name, the product's id, or the week's number.
    public var name: String
    /// The difference in units.
    public var units: Estimate
    /// The difference in money.
    public var amount: Amount

    /// Gathers the parts.
    public init(name: String, units: Estimate, amount: Amount) {
      self.name = name
      self.units = units
      self.amount = amount
    }
  }

  /// A cause's amount; zero where it plays no role.
  public func amount(_ part: Part) -> Amount {
    parts.first { $0.part == part }?.amount
      ?? Amount(estimate: Estimate(mean: 0, low: 0, high: 0), standardError: 0)
  }
}
