/// What coupons for chosen customers were expected to bring and what they brought, over the ranking
/// replications.
public struct TargetingSummary: Sendable, Codable {
  /// One number of one strategy.
  public struct Row: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// What it counts; the words of `MarketModel.CouponMeasure`.
    public var measure: String
    /// Where on the measure's axis it stands: a share, or a tenth's number; 0 for the others.
    public var place: Double
    /// The mean with its interval.
    public var estimate: ComparisonSummary.Estimate

    /// Gathers the parts.
    public init(
      strategy: String, measure: String, place: Double, estimate: ComparisonSummary.Estimate
    ) {
      self.strategy = strategy
      self.measure = measure
      self.place = place
      self.estimate = estimate
    }
  }

  /// Strategy by strategy, in the scenario's order.
  public var rows: [Row]

  /// Gathers the parts.
  public init(rows: [Row]) { self.rows = rows }

  /// Returns one number of a strategy.
  public func estimate(_ measure: String, strategy: String) -> ComparisonSummary.Estimate? {
    rows.first { $0.measure == measure && $0.strategy == strategy }?.estimate
  }

  /// Returns a strategy's rows of a measure with places, by place.
  public func course(_ measure: String, strategy: String) -> [Row] {
    rows.filter { $0.measure == measure && $0.strategy == strategy }
      .sorted { $0.place < $1.place }
  }

  /// The rows as a table, `targeting.csv`.
  public var table: TidyCSV {
    var table = TidyCSV(columns: ["strategy", "measure", "unit", "place", "mean", "low", "high"])
    for row in rows {
      table.append(
        [
          .text(row.strategy), .text(row.measure),
          ColumnDictionary.unit(of: row.measure, in: "targeting"), .number(row.place),
        ] + TidyCSV.Field.estimate(row.estimate))
    }
    return table
  }
}
