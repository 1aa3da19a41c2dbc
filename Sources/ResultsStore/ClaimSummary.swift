/// How many reductions each strategy announces, and how many break a rule; over the ranking
/// replications.
public struct ClaimSummary: Sendable, Codable {
  /// What is counted, per replication.
  public enum Metric: String, Sendable, Codable, CaseIterable {
    /// Announced reductions.
    case announced
    /// Those that break a rule.
    case unlawful
    /// Those that break none as far as is known, but need evidence.
    case open = "needs evidence"
  }

  /// One number of one strategy.
  public struct Row: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The rule; empty for all together.
    public var rule: String
    /// What is counted.
    public var metric: Metric
    /// The mean per replication with its interval.
    public var estimate: ComparisonSummary.Estimate

    /// Gathers the parts.
    public init(
      strategy: String, rule: String, metric: Metric, estimate: ComparisonSummary.Estimate
    ) {
      self.strategy = strategy
      self.rule = rule
      self.metric = metric
      self.estimate = estimate
    }
  }

  /// Whose rules: `eu`, `us`, `uk` or `cn`.
  public var jurisdiction: String
  /// That this is no legal advice.
  public var banner: String
  /// Strategy by strategy, in the scenario's order.
  public var rows: [Row]

  /// Gathers the parts.
  public init(jurisdiction: String, banner: String, rows: [Row]) {
    self.jurisdiction = jurisdiction
    self.banner = banner
    self.rows = rows
  }

  /// Returns one number.
  public func estimate(
    _ metric: Metric, strategy: String, rule: String = ""
  ) -> ComparisonSummary.Estimate? {
    rows.first { $0.metric == metric && $0.strategy == strategy && $0.rule == rule }?.estimate
  }

  /// The rows as a table, `claims.csv`.
  public var table: TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "jurisdiction", "rule", "metric", "unit", "mean", "low", "high",
    ])
    for row in rows {
      table.append(
        [
          .text(row.strategy), .text(jurisdiction), .text(row.rule), .text(row.metric.rawValue),
          ColumnDictionary.unit(of: row.metric.rawValue, in: "claims"),
        ] + TidyCSV.Field.estimate(row.estimate))
    }
    return table
  }
}
