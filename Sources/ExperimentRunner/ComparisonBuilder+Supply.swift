import MarketModel
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// Visits, campaigns, supply and shocks over the ranking replications; `nil` where the market has
  /// none of them.
  func supply() -> SupplySummary? {
    let rows = scenario.strategies.flatMap { strategy in
      supplyRows(strategy.name, rank.cells[strategy.name] ?? [])
    }
    return rows.isEmpty ? nil : SupplySummary(rows: rows)
  }

  /// Every cell of a strategy has the same rows in the same order.
  private func supplyRows(_ strategy: String, _ cells: [CellRecord]) -> [SupplySummary.Row] {
    (cells.first?.supply ?? []).enumerated().map { index, row in
      SupplySummary.Row(
        strategy: strategy, subject: row.subject, name: row.name, quantity: row.quantity,
        estimate: PairedStatistics.interval(cells.map { $0.supply[index].value }))
    }
  }
}
