extension ComparisonSummary {
  /// What one promotion did and cost under one strategy; means per replication, money in currency
  /// units.
  public struct PromotionOutcome: Sendable, Codable, Hashable {
    /// The strategy.
    public var strategy: String
    /// The promotion's id.
    public var promotion: String
    /// Units that it reduced.
    public var units: Double = 0
    /// Purchases that it reduced.
    public var redemptions: Double = 0
    /// What buyers paid less, tax included.
    public var saving: Double = 0
    /// The same net of tax.
    public var discount: Double = 0
    /// Supplier funding.
    public var funding: Double = 0
    /// Contacts made.
    public var contacts: Double = 0
    /// Contacts and handling of coupons.
    public var otherCost: Double = 0
    /// Discount, contacts and handling.
    public var spent: Double = 0
    /// The most that may be spent; `nil` for no limit.
    public var budget: Double?
    /// Share of the purchases by segment.
    public var segments: [SegmentShare] = []
    /// Share of the replications in which it ended early.
    public var stoppedShare: Double = 0
    /// The median day on which it ended early, as a date; `nil` when it never did.
    public var stoppedOn: String?
    /// Why it ended early most often: `budget`, `units` or `coupons`.
    public var stopReason: String?

    /// Creates a row without sales.
    public init(strategy: String, promotion: String) {
      self.strategy = strategy
      self.promotion = promotion
    }
  }

  /// A segment's share of a promotion's purchases.
  public struct SegmentShare: Sendable, Codable, Hashable {
    /// The segment.
    public var segment: String
    /// Its share of the purchases.
    public var share: Double

    /// Gathers the parts.
    public init(segment: String, share: Double) {
      self.segment = segment
      self.share = share
    }
  }
}
