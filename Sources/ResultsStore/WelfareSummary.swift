/// What customers gain or lose under each strategy, over the ranking replications.
///
/// A market has a surplus in money or a gain in equivalent prices, never both: the two are not to be
/// added or compared.
public struct WelfareSummary: Sendable, Codable {
  /// How gains are measured.
  public enum Kind: String, Sendable, Codable {
    /// Consumer surplus in money.
    case surplus
    /// The uniform change of the baseline's prices that would please customers as much.
    case priceEquivalent = "price equivalent"
  }

  /// What a number says.
  public enum Measure: String, Sendable, Codable, CaseIterable {
    /// Consumer surplus, in currency units.
    case surplus = "consumer surplus"
    /// Its change against the baseline, in currency units.
    case surplusChange = "change of consumer surplus"
    /// The cut of all the focal firm's prices that is worth as much; a share, negative for a loss.
    case equivalentCut = "price-equivalent gain"
    /// That share of what customers spend at the focal firm under the baseline, in currency units.
    case equivalentMoney = "price-equivalent gain in money"
  }

  /// One number of one strategy.
  public struct Row: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// What it says.
    public var measure: Measure
    /// The mean with its interval.
    public var estimate: ComparisonSummary.Estimate

    /// Gathers the parts.
    public init(strategy: String, measure: Measure, estimate: ComparisonSummary.Estimate) {
      self.strategy = strategy
      self.measure = measure
      self.estimate = estimate
    }
  }

  /// How gains are measured in this market.
  public var kind: Kind
  /// Strategy by strategy, in the scenario's order.
  public var rows: [Row]

  /// Gathers the parts.
  public init(kind: Kind, rows: [Row]) {
    self.kind = kind
    self.rows = rows
  }

  /// Returns one number.
  public func estimate(_ measure: Measure, strategy: String) -> ComparisonSummary.Estimate? {
    rows.first { $0.measure == measure && $0.strategy == strategy }?.estimate
  }

  /// The rows as a table, `welfare.csv`.
  public var table: TidyCSV {
    var table = TidyCSV(columns: ["strategy", "measure", "unit", "mean", "low", "high"])
    for row in rows {
      table.append(
        [
          .text(row.strategy), .text(row.measure.rawValue),
          ColumnDictionary.unit(of: row.measure.rawValue, in: "welfare"),
        ] + TidyCSV.Field.estimate(row.estimate))
    }
    return table
  }
}
