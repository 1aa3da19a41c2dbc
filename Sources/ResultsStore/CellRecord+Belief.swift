extension CellRecord {
  /// What the focal firm's strategy believed on a day; money in currency units.
  public struct BeliefRow: Sendable, Equatable {
    /// Days since time 0.
    public var day: Double
    /// The product's id.
    public var product: String
    /// What it is about, such as `units per chance`.
    public var measure: String
    /// The price; 0 for coefficients.
    public var price: Double
    /// The expectation.
    public var mean: Double
    /// The quantiles at 2.5, 10, 90 and 97.5 %, or empty.
    public var band: [Double]

    /// Gathers the parts.
    public init(
      day: Double, product: String, measure: String, price: Double, mean: Double, band: [Double]
    ) {
      self.day = day
      self.product = product
      self.measure = measure
      self.price = price
      self.mean = mean
      self.band = band
    }
  }
}
