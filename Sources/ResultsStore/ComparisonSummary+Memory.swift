extension ComparisonSummary {
  /// One number of consumers' memory under one strategy, mean over ranking replications.
  public struct MemoryCourse: Sendable, Codable, Hashable {
    /// The strategy.
    public var strategy: String
    /// What is measured, such as `awareness`.
    public var measure: String
    /// The product, offer or category it is about.
    public var subject: String
    /// One value a week from the start to the end of the cool-down.
    public var values: [Double]

    /// Gathers the parts.
    public init(strategy: String, measure: String, subject: String, values: [Double]) {
      self.strategy = strategy
      self.measure = measure
      self.subject = subject
      self.values = values
    }
  }

  /// What came back to the focal firm under one strategy, mean over ranking replications; money in
  /// currency units.
  public struct ReturnsRow: Sendable, Codable, Hashable {
    /// The strategy.
    public var strategy: String
    /// Units sold.
    public var sold: Double
    /// Units that came back.
    public var returned: Double
    /// Net revenue paid back.
    public var refunds: Double
    /// Handling.
    public var handling: Double
    /// Cost of goods that went back on the shelf.
    public var recovered: Double

    /// Gathers the parts.
    public init(
      strategy: String, sold: Double, returned: Double, refunds: Double, handling: Double,
      recovered: Double
    ) {
      self.strategy = strategy
      self.sold = sold
      self.returned = returned
      self.refunds = refunds
      self.handling = handling
      self.recovered = recovered
    }
  }
}
