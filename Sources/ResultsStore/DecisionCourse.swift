/// What a strategy saw, proposed and was allowed in one season, decision by decision.
public struct DecisionCourse: Sendable, Codable, Hashable {
  /// The strategy.
  public var strategy: String
  /// The ranking's season.
  public var replication: Int
  /// The strategy's rule, in words.
  public var rule: String
  /// The dated promotions that it lists, in words.
  public var promotions: [String]
  /// Decisions of the season: one per product and moment.
  public var count: Int
  /// Those after which the posted price was another.
  public var changed: Int
  /// Those that a business rule or the freeze of prices changed; price endings do not count.
  public var bound: Int
  /// The decisions, by time and product; all of them, or those worth showing.
  public var decisions: [Decision]
  /// Whether even some of those worth showing are left out.
  public var isCutShort = false

  /// Gathers the parts.
  public init(
    strategy: String, replication: Int, rule: String, promotions: [String], count: Int,
    changed: Int, bound: Int, decisions: [Decision]
  ) {
    self.strategy = strategy
    self.replication = replication
    self.rule = rule
    self.promotions = promotions
    self.count = count
    self.changed = changed
    self.bound = bound
    self.decisions = decisions
  }

  /// One product's price at one moment; prices in currency units.
  public struct Decision: Sendable, Codable, Hashable {
    /// Day of the season, from 1.
    public var day: Int
    /// The date, and the time of day where it is not midnight.
    public var moment: String
    /// The product's id.
    public var product: String
    /// Units on hand; `nil` when unlimited.
    public var stock: Int?
    /// Units sold in the 28 days before.
    public var recentUnits: Int
    /// The lowest price that rivals ask for the product, as the strategy saw it.
    public var rivalPrice: Double?
    /// What the strategy had come to believe about the price it proposed.
    public var belief: Belief?
    /// The posted price before.
    public var posted: Double
    /// What the strategy proposed.
    public var proposed: Double
    /// The posted price after the firm's business rules.
    public var price: Double
    /// What made the two differ, such as `floor` or `price ending`; `nil` where nothing did.
    public var bound: String?
    /// Whether what bound is a limit and no rounding.
    public var isLimited: Bool

    /// Gathers the parts.
    public init(
      day: Int, moment: String, product: String, stock: Int?, recentUnits: Int,
      rivalPrice: Double?, belief: Belief?, posted: Double, proposed: Double, price: Double,
      bound: String?, isLimited: Bool
    ) {
      self.day = day
      self.moment = moment
      self.product = product
      self.stock = stock
      self.recentUnits = recentUnits
      self.rivalPrice = rivalPrice
      self.belief = belief
      self.posted = posted
      self.proposed = proposed
      self.price = price
      self.bound = bound
      self.isLimited = isLimited
    }

    /// Whether the posted price moved.
    public var isChange: Bool { price != posted }
  }

  /// A belief in a number.
  public struct Belief: Sendable, Codable, Hashable {
    /// What it is about, such as `units per chance`.
    public var measure: String
    /// The price; 0 where it is about none.
    public var price: Double
    /// The expectation.
    public var mean: Double
    /// The quantiles at 2.5, 10, 90 and 97.5 %, or empty.
    public var band: [Double]

    /// Gathers the parts.
    public init(measure: String, price: Double, mean: Double, band: [Double]) {
      self.measure = measure
      self.price = price
      self.mean = mean
      self.band = band
    }
  }

  /// The season without all that changed nothing, at most so many decisions; the first of each product
  /// always.
  public func condensed(limit: Int = .max) -> DecisionCourse {
    var seen: Set<String> = []
    let worth = decisions.filter {
      seen.insert($0.product).inserted || $0.isChange || $0.isLimited
    }
    var copy = self
    copy.decisions = Array(worth.prefix(limit))
    copy.isCutShort = worth.count > limit
    return copy
  }
}
