extension CellRecord {
  /// What one promotion did to the sales of one offer to one segment; money in millionths.
  public struct PromotionRow: Sendable, Equatable {
    /// The promotion's id; `posted price` for posted prices that differ from list.
    public var promotion: String
    /// The selling firm.
    public var firm: String
    /// The product's id.
    public var product: String
    /// The buyers' segment.
    public var segment: String
    /// Units that it reduced.
    public var units: Int64 = 0
    /// Purchases that it reduced.
    public var redemptions: Int64 = 0
    /// What buyers paid less, tax included.
    public var saving: Int64 = 0
    /// The same net of tax.
    public var discount: Int64 = 0
    /// Supplier funding received for it.
    public var funding: Int64 = 0

    /// Creates a row without sales.
    public init(promotion: String, firm: String, product: String, segment: String) {
      self.promotion = promotion
      self.firm = firm
      self.product = product
      self.segment = segment
    }
  }

  /// What belongs to a promotion, whoever bought what; money in millionths.
  public struct PromotionTotal: Sendable, Equatable {
    /// The promotion's id.
    public var promotion: String
    /// Contacts made.
    public var contacts: Int64 = 0
    /// What they cost.
    public var contactCost: Int64 = 0
    /// Handling of coupons.
    public var handlingCost: Int64 = 0
    /// Reductions net of tax, contacts and handling.
    public var spent: Int64 = 0
    /// The most that may be spent; -1 for no limit.
    public var budget: Int64 = -1
    /// Why it ended before its last day: `budget`, `units` or `coupons`; empty when it did not.
    public var stop = ""
    /// The day, counted from 0, on which it ended early; -1 when it did not.
    public var stopDay: Int64 = -1

    /// Creates a promotion that cost nothing.
    public init(promotion: String) {
      self.promotion = promotion
    }
  }
}
