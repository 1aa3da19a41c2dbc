extension CellRecord {
  /// A number on who entered which seller and bought from whom, or on what stands between a firm and
  /// its consumers; kept only for markets that have either.
  public struct SellerRow: Sendable, Equatable {
    /// The firm that was entered; empty where that does not matter.
    public var entered: String
    /// The firm that sold; empty where nothing need be sold.
    public var soldBy: String
    /// What is counted, such as `purchases`.
    public var quantity: String
    /// Visits, occasions, purchases or units, or money in currency units.
    public var value: Double

    /// Gathers the parts.
    public init(entered: String, soldBy: String, quantity: String, _ value: Double) {
      self.entered = entered
      self.soldBy = soldBy
      self.quantity = quantity
      self.value = value
    }
  }
}
