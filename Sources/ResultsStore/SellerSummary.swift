/// Who entered which seller and bought from whom, as means over the ranking replications.
public struct SellerSummary: Sendable, Codable {
  /// One number of one strategy.
  public struct Row: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The firm that was entered; empty where that does not matter.
    public var entered: String
    /// The firm that sold; empty where nothing need be sold.
    public var soldBy: String
    /// What is counted, such as `purchases`.
    public var quantity: String
    /// The mean with its interval.
    public var estimate: ComparisonSummary.Estimate

    /// Gathers the parts.
    public init(
      strategy: String, entered: String, soldBy: String, quantity: String,
      estimate: ComparisonSummary.Estimate
    ) {
      self.strategy = strategy
      self.entered = entered
      self.soldBy = soldBy
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

  /// The rows as a table, `sellers.csv`.
  public var table: TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "entered", "sold_by", "quantity", "unit", "mean", "low", "high",
    ])
    for row in rows {
      table.append(
        [
          .text(row.strategy), .text(row.entered), .text(row.soldBy), .text(row.quantity),
          ColumnDictionary.unit(of: row.quantity, in: "sellers"),
        ] + TidyCSV.Field.estimate(row.estimate))
    }
    return table
  }
}
