extension CellRecord {
  /// One number of consumers' memory, week by week from the start to the end of the cool-down.
  public struct MemoryRow: Sendable, Equatable {
    /// What is measured, such as `awareness`.
    public var measure: String
    /// The product, offer or category it is about.
    public var subject: String
    /// One value a week.
    public var values: [Double]

    /// Gathers the parts.
    public init(measure: String, subject: String, values: [Double]) {
      self.measure = measure
      self.subject = subject
      self.values = values
    }
  }

  /// What came back of one offer; money in millionths of the currency unit.
  public struct ReturnRow: Sendable, Equatable {
    /// The selling firm.
    public var firm: String
    /// The product's id.
    public var product: String
    /// Units that came back.
    public var units: Int64 = 0
    /// Paid back, tax included.
    public var gross: Int64 = 0
    /// Tax in it.
    public var tax: Int64 = 0
    /// Cost of goods that went back on the shelf.
    public var goods: Int64 = 0
    /// Handling.
    public var handling: Int64 = 0

    /// Creates a row without returns.
    public init(firm: String, product: String) {
      self.firm = firm
      self.product = product
    }

    /// Net revenue that was paid back.
    public var net: Int64 { gross - tax }
    /// What returns take from the contribution.
    public var loss: Int64 { net + handling - goods }
  }
}
