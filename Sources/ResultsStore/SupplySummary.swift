/// Visits, campaigns, supply and shocks of a comparison, as means over the ranking replications.
public struct SupplySummary: Sendable, Codable {
  /// One number of one strategy.
  public struct Row: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// What it is about.
    public var subject: CellRecord.SupplyRow.Subject
    /// Which one; empty for the market.
    public var name: String
    /// What is counted, such as `expired units`.
    public var quantity: String
    /// The mean with its interval.
    public var estimate: ComparisonSummary.Estimate

    /// Gathers the parts.
    public init(
      strategy: String, subject: CellRecord.SupplyRow.Subject, name: String, quantity: String,
      estimate: ComparisonSummary.Estimate
    ) {
      self.strategy = strategy
      self.subject = subject
      self.name = name
      self.quantity = quantity
      self.estimate = estimate
    }
  }

  /// Strategy by strategy, in the scenario's order.
  public var rows: [Row]

  /// Takes the rows.
  public init(rows: [Row]) {
    self.rows = rows
  }

  /// The rows as a table, `supply.csv`.
  public var table: TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "subject", "name", "quantity", "unit", "mean", "low", "high",
    ])
    for row in rows {
      table.append(
        [
          .text(row.strategy), .text(row.subject.rawValue), .text(row.name), .text(row.quantity),
          ColumnDictionary.unit(of: row.quantity, in: "supply"),
        ] + TidyCSV.Field.estimate(row.estimate))
    }
    return table
  }
}
