extension ComparisonSummary {
  /// What one promotion of a strategy changed, by holding seasons against their twins without it.
  public struct PromotionEffect: Sendable, Codable, Hashable {
    /// The strategy.
    public var strategy: String
    /// The promotion's name.
    public var promotion: String
    /// What was taken out.
    public var kind: IncrementalityRecord.Kind
    /// What the twins hold fixed.
    public var twin: IncrementalityRecord.Twin
    /// First date, or `nil` where several promotions or seasons differ.
    public var firstDay: String?
    /// Last date.
    public var lastDay: String?
    /// Ids of the promoted products.
    public var products: [String]
    /// Seasons that had the promotion.
    public var seasons: Int
    /// The whole season, all segments.
    public var parts: [Part]
    /// The same by segment, then by week.
    public var breakdowns: [Breakdown]
    /// Subsidised units as a share of promoted units; `nil` without any.
    public var subsidisedShare: Double?
    /// Change of contribution over discount and costs less funding; `nil` where nothing was spent.
    public var returnOnSpend: Double?

    /// Gathers the parts.
    public init(
      strategy: String, promotion: String, kind: IncrementalityRecord.Kind,
      twin: IncrementalityRecord.Twin, firstDay: String?, lastDay: String?, products: [String],
      seasons: Int, parts: [Part], breakdowns: [Breakdown], subsidisedShare: Double?,
      returnOnSpend: Double?
    ) {
      self.strategy = strategy
      self.promotion = promotion
      self.kind = kind
      self.twin = twin
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.products = products
      self.seasons = seasons
      self.parts = parts
      self.breakdowns = breakdowns
      self.subsidisedShare = subsidisedShare
      self.returnOnSpend = returnOnSpend
    }

    /// Returns a part's estimate over the whole season; zero where it has none.
    public func estimate(_ name: PartName) -> Estimate {
      parts.first { $0.name == name }?.estimate ?? Estimate(mean: 0, low: 0, high: 0)
    }
  }

  /// A part of a promotion's effect with its interval over seasons.
  public struct Part: Sendable, Codable, Hashable {
    /// Which part.
    public var name: PartName
    /// Units, or currency units.
    public var estimate: Estimate

    /// Gathers the parts.
    public init(name: PartName, estimate: Estimate) {
      self.name = name
      self.estimate = estimate
    }
  }

  /// The parts of a promotion's effect in one segment or week.
  public struct Breakdown: Sendable, Codable, Hashable {
    /// The segment; `nil` for all.
    public var segment: String?
    /// The week, counted from 1; `nil` for all.
    public var week: Int?
    /// The parts that are not zero throughout.
    public var parts: [Part]

    /// Gathers the parts.
    public init(segment: String?, week: Int?, parts: [Part]) {
      self.segment = segment
      self.week = week
      self.parts = parts
    }
  }

  /// The parts of a promotion's effect, in reading order: units, then money.
  public enum PartName: String, Sendable, Codable, CaseIterable {
    /// Promoted units more than without.
    case grossLift = "gross_lift"
    /// Units taken from the firm's other offers of the category.
    case cannibalisation
    /// Units taken from rivals.
    case switching
    /// Units taken from the time before and after.
    case timing
    /// Units that nobody would have sold.
    case growth
    /// Promoted units that would have been bought anyway.
    case subsidised
    /// The other promoted units.
    case incremental
    /// Contribution of the change of units at the prices without the promotion.
    case margin
    /// Discount on subsidised units, as a loss.
    case discountSubsidised = "discount_subsidised"
    /// Discount on the other promoted units, as a loss.
    case discountIncremental = "discount_incremental"
    /// What suppliers pay.
    case funding
    /// Payment fees saved.
    case fees
    /// Other reductions that differ: decided again, or by promotions that stay.
    case repricing
    /// Fixed costs of orders.
    case orders
    /// Display, mailer, contacts and the handling of coupons, as a loss.
    case display
    /// Holding and ordering stock.
    case holding
    /// Loss on left-over and expired stock.
    case writeOff = "write_off"
    /// Goods that cost otherwise than on the shelf, units sent back, and campaigns.
    case other
    /// The sum of the money: change of contribution.
    case contribution

    /// Whether it counts units and not money.
    public var isUnits: Bool {
      switch self {
      case .grossLift, .cannibalisation, .switching, .timing, .growth, .subsidised, .incremental:
        true
      default: false
      }
    }
  }
}
