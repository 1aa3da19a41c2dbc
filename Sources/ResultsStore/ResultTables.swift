/// The tidy tables of a finished comparison, as written to `tables/`.
public enum ResultTables {
  /// A table and its file name without folder and ending.
  public struct Named: Sendable {
    /// The name, such as `strategies`.
    public var name: String
    /// The rows.
    public var table: TidyCSV
  }

  /// Writes all tables to `tables/` in the store's folder.
  ///
  /// - Throws: `ResultsError`.
  public static func write(_ summary: ComparisonSummary, store: RunStore) throws {
    let folder = store.folder + "/tables"
    try FileTree.createFolder(folder)
    for named in try all(summary, store: store) {
      try AtomicFile.write(named.table.text, to: "\(folder)/\(named.name).csv")
    }
  }

  /// Returns all tables, in a fixed order.
  public static func all(_ summary: ComparisonSummary, store: RunStore) throws -> [Named] {
    let ranked = try store.cells(part: "rank", of: summary)
    let others = try ["central", "fresh"].flatMap { try store.cells(part: $0, of: summary) }
    return fromSummary(summary) + fromCells(summary, ranked: ranked, others: others)
      + promotionTables(ranked) + beliefTables(ranked) + fromMemory(summary)
      + fromTwins(summary, try store.incrementality())
  }

  static func fromSummary(_ summary: ComparisonSummary) -> [Named] {
    [
      Named(name: "verdict", table: verdict(summary)),
      Named(name: "strategies", table: strategies(summary)),
      Named(name: "metrics", table: metrics(summary)),
      Named(name: "guardrails", table: guardrails(summary)),
      Named(name: "switch_points", table: switchPoints(summary)),
      Named(name: "forecast", table: forecast(summary)),
      Named(name: "prices_paid", table: pricesPaid(summary)),
      Named(name: "assumptions", table: assumptions(summary)),
      Named(name: "calibration", table: calibration(summary)),
      Named(name: "market", table: market(summary)),
    ] + (summary.supply.map { [Named(name: "supply", table: $0.table)] } ?? [])
      + (summary.sellers.map { [Named(name: "sellers", table: $0.table)] } ?? [])
      + (summary.fairness.map { [Named(name: "fairness", table: $0.table)] } ?? [])
      + (summary.welfare.map { [Named(name: "welfare", table: $0.table)] } ?? [])
      + (summary.claims.map { [Named(name: "claims", table: $0.table)] } ?? [])
      + (summary.selection.map { [Named(name: "selection", table: $0.table)] } ?? [])
      + (summary.targeting.map { [Named(name: "targeting", table: $0.table)] } ?? [])
      + (summary.rivalReaction.map { [Named(name: "rival_reaction", table: $0.table)] } ?? [])
      + fromLearning(summary)
      + (summary.bridges.map { [Named(name: "bridge", table: BridgeTable.table($0))] } ?? [])
  }

  static func fromCells(
    _ summary: ComparisonSummary, ranked: [CellRecord], others: [CellRecord]
  ) -> [Named] {
    [
      Named(name: "replications", table: replications(summary, ranked)),
      Named(name: "sales", table: sales(ranked)),
      Named(name: "daily", table: daily(summary, ranked)),
      Named(name: "daily_summary", table: dailySummary(summary, ranked)),
      Named(name: "draws", table: draws(ranked + others)),
    ]
  }
}
