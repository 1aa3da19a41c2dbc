extension CellRecord {
  /// What a rule says about the announced reductions of one product.
  public struct ClaimRow: Sendable, Equatable {
    /// The product's id.
    public var product: String
    /// The rule; empty for all rules together.
    public var rule: String
    /// Reductions that were announced.
    public var announced: Int64
    /// Of them, those that break it.
    public var unlawful: Int64
    /// Of the others, those that the data do not settle.
    public var open: Int64

    /// Gathers the parts.
    public init(product: String, rule: String, announced: Int64, unlawful: Int64, open: Int64) {
      self.product = product
      self.rule = rule
      self.announced = announced
      self.unlawful = unlawful
      self.open = open
    }
  }

  /// Announced reductions of all products that break a rule.
  public var unlawfulClaims: Int64 {
    claims.reduce(0) { $0 + ($1.rule.isEmpty ? $1.unlawful : 0) }
  }
}
