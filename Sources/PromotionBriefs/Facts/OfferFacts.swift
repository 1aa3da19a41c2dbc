public import MarketModel

/// What is offered, to whom, when and on which conditions.
public struct OfferFacts: Sendable, Hashable, Codable {
  /// One product's prices.
  public struct Product: Sendable, Hashable, Codable {
    /// The product's id.
    public var id: String
    /// Its readable name.
    public var name: String
    /// Its brand, empty when none is stated.
    public var brand: String
    /// What it is, in the scenario's words; empty when none are given.
    public var description: String
    /// What may be said of it, with evidence.
    public var claims: [Claim]
    /// The price on the shelf just before.
    public var regularPrice: Money
    /// The price with the offer; `nil` where a unit has none of its own.
    public var promotionPrice: Money?
    /// Regular less promotion price.
    public var saving: Money?
    /// The saving as a share of the regular price, in millionths, rounded down.
    public var savingShare: Int64?
    /// The lowest price of the 30 days before; `nil` where it is not known.
    public var lowestPrice30Days: Money?
    /// Days of those 30 on which the regular price stood.
    public var daysAtRegularPrice: Int?
    /// The price's range over simulated seasons where the policy reacts to the market.
    public var priceBand: PriceBand?
    /// Units on hand at the start; `nil` when they never run out.
    public var stock: Int?

    /// Whether a unit costs less, or only several units or a basket do; a display alone reduces nothing.
    public var isReduced: Bool { promotionPrice.map { $0 < regularPrice } ?? true }

    /// Names a product at its regular price.
    public init(id: String, name: String, regularPrice: Money) {
      self.id = id
      self.name = name
      self.regularPrice = regularPrice
      brand = ""
      description = ""
      claims = []
    }
  }

  /// A statement about a product and where its evidence lies.
  public struct Claim: Sendable, Hashable, Codable {
    /// The statement.
    public var text: String
    /// Where the evidence is; empty for none.
    public var evidence: String

    /// Gathers the parts.
    public init(text: String, evidence: String) {
      self.text = text
      self.evidence = evidence
    }
  }

  /// 10 %, 50 % and 90 % of the seasons have at most this price.
  public struct PriceBand: Sendable, Hashable, Codable {
    /// 10 %.
    public var low: Money
    /// 50 %.
    public var median: Money
    /// 90 %.
    public var high: Money

    /// Gathers the parts.
    public init(low: Money, median: Money, high: Money) {
      self.low = low
      self.median = median
      self.high = high
    }
  }

  /// Who gets it.
  public struct Eligibility: Sendable, Hashable, Codable {
    /// Whether everybody gets it.
    public var isEverybody: Bool
    /// Whether membership is needed.
    public var needsMembership: Bool
    /// Whether a coupon is needed.
    public var needsCoupon: Bool
    /// The segments it is open to; empty for all.
    public var segments: [String]
    /// Share of their consumers who get it, in millionths.
    public var share: Int64
    /// Whether who gets it depends on data about the consumer.
    public var isPersonalised: Bool

    /// Open to everybody.
    public init() {
      isEverybody = true
      needsMembership = false
      needsCoupon = false
      segments = []
      share = 1_000_000
      isPersonalised = false
    }
  }

  /// The dates, in ISO days, and hours as `18:00`.
  public struct Period: Sendable, Hashable, Codable {
    /// First day.
    public var firstDay: String
    /// Last day, inclusive.
    public var lastDay: String
    /// When it starts on its first day; `nil` for midnight.
    public var startTime: String?
    /// When it ends on its last day; `nil` for the day's end.
    public var endTime: String?

    /// The first day alone.
    var start: Period { Period(firstDay: firstDay, lastDay: firstDay) }

    /// Whole days.
    public init(firstDay: String, lastDay: String) {
      self.firstDay = firstDay
      self.lastDay = lastDay
    }
  }

  /// Limits and what it goes with.
  public struct Conditions: Sendable, Hashable, Codable {
    /// Whether it goes with every other promotion that stacks.
    public var stacks: Bool
    /// Promotions of the policy with which it goes in any case.
    public var stacksWith: [String]
    /// What kinds those are, once each.
    public var partners: [MechanicFacts.Kind]
    /// Most uses of one customer; `nil` for no limit.
    public var perCustomer: Int?
    /// Most uses of all; `nil` for no limit.
    public var total: Int?
    /// Most units sold with it; `nil` for no limit.
    public var units: Int?
    /// Most that it may cost, net of tax; `nil` for no limit.
    public var budget: Money?

    /// No limits.
    public init() {
      stacks = false
      stacksWith = []
      partners = []
    }
  }

  /// The products it covers; for a threshold the whole assortment may be meant (`coversAll`).
  public var products: [Product]
  /// Whether it covers everything that the firm sells.
  public var coversAll: Bool
  /// How it works.
  public var mechanic: MechanicFacts
  /// When it runs.
  public var period: Period
  /// Who gets it.
  public var eligibility: Eligibility
  /// Limits.
  public var conditions: Conditions
  /// What the regular price rests on, in words.
  public var referenceBasis: String
  /// What suppliers pay, in words; empty for nothing.
  public var funding: String
  /// Where it stands on display or in the mailer, in words.
  public var placements: [String]

  /// Gathers what every offer has.
  public init(products: [Product], mechanic: MechanicFacts, period: Period) {
    self.products = products
    self.mechanic = mechanic
    self.period = period
    coversAll = false
    eligibility = Eligibility()
    conditions = Conditions()
    referenceBasis = ""
    funding = ""
    placements = []
  }
}
