extension ComparisonSummary {
  /// How well the scenario's market forecast past weeks of the company's own sales.
  public struct Backtest: Sendable, Codable, Hashable {
    /// The result in a sentence or two.
    public var verdict: String
    /// The first day that was forecast.
    public var firstDay: String
    /// Weeks that were forecast.
    public var weeks: Int
    /// SHA-256 of the file of sales.
    public var salesDigest: String
    /// One row per method.
    public var scores: [Score]

    /// How close one method came; shares of the units sold.
    public struct Score: Sendable, Codable, Hashable {
      /// The method's name.
      public var method: String
      /// Forecasts.
      public var rows: Int
      /// WAPE of products and weeks.
      public var itemWeeks: Double
      /// WAPE of products over all weeks.
      public var items: Double
      /// WAPE of weeks over all products.
      public var weeks: Double
      /// Forecast less actual units.
      public var bias: Double
      /// Share of outcomes inside the interval for four in five; `nil` without intervals.
      public var coverage: Double?

      /// Gathers the parts.
      public init(
        method: String, rows: Int, itemWeeks: Double, items: Double, weeks: Double, bias: Double,
        coverage: Double?
      ) {
        self.method = method
        self.rows = rows
        self.itemWeeks = itemWeeks
        self.items = items
        self.weeks = weeks
        self.bias = bias
        self.coverage = coverage
      }
    }

    /// Gathers the parts.
    public init(
      verdict: String, firstDay: String, weeks: Int, salesDigest: String, scores: [Score]
    ) {
      self.verdict = verdict
      self.firstDay = firstDay
      self.weeks = weeks
      self.salesDigest = salesDigest
      self.scores = scores
    }
  }
}
