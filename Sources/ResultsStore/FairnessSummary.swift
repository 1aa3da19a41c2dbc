/// What groups of consumers pay and have access to, over the ranking replications.
public struct FairnessSummary: Sendable, Codable {
  /// What is compared.
  public enum Metric: String, Sendable, Codable, CaseIterable {
    /// Share of all consumers who are in the group.
    case consumers = "share of consumers"
    /// Mean price paid per unit, tax included, whatever was bought and when.
    case meanPaid = "mean price paid"
    /// Price for the same product in the same week, over what everyone paid, less 1.
    case priceIndex = "price index"
    /// Share of the group who could have used a coupon or another targeted price.
    case holders = "could use a targeted price"
    /// Share of the group who used one.
    case users = "used a targeted price"
    /// The largest difference between two groups' price indices; of the dimension, no group.
    case gap = "price gap"
  }

  /// One number of one strategy.
  public struct Row: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The dimension.
    public var dimension: String
    /// The band; empty for the dimension's gap.
    public var group: String
    /// What is compared.
    public var metric: Metric
    /// The mean with its interval.
    public var estimate: ComparisonSummary.Estimate

    /// Gathers the parts.
    public init(
      strategy: String, dimension: String, group: String, metric: Metric,
      estimate: ComparisonSummary.Estimate
    ) {
      self.strategy = strategy
      self.dimension = dimension
      self.group = group
      self.metric = metric
      self.estimate = estimate
    }
  }

  /// Strategy by strategy, in the scenario's order.
  public var rows: [Row]

  /// Takes the rows.
  public init(rows: [Row]) {
    self.rows = rows
  }

  /// Returns one number.
  public func estimate(
    _ metric: Metric, strategy: String, dimension: String, group: String
  ) -> ComparisonSummary.Estimate? {
    rows.first {
      $0.metric == metric && $0.strategy == strategy && $0.dimension == dimension
        && $0.group == group
    }?.estimate
  }

  /// The rows as a table, `fairness.csv`.
  public var table: TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "dimension", "group", "metric", "unit", "mean", "low", "high",
    ])
    for row in rows {
      table.append(
        [
          .text(row.strategy), .text(row.dimension), .text(row.group), .text(row.metric.rawValue),
          ColumnDictionary.unit(of: row.metric.rawValue, in: "fairness"),
        ] + TidyCSV.Field.estimate(row.estimate))
    }
    return table
  }
}
