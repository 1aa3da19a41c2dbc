import MarketModel
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// Entrances and purchases by seller over the ranking replications; `nil` where the market has neither
  /// sellers to enter nor firms with terms of selling.
  func sellers() -> SellerSummary? {
    let rows = scenario.strategies.flatMap { strategy in
      sellerRows(strategy.name, rank.cells[strategy.name] ?? [])
    }
    return rows.isEmpty ? nil : SellerSummary(rows: rows)
  }

  /// Every cell of a strategy has the same rows in the same order.
  private func sellerRows(_ strategy: String, _ cells: [CellRecord]) -> [SellerSummary.Row] {
    (cells.first?.sellers ?? []).enumerated().map { index, row in
      SellerSummary.Row(
        strategy: strategy, entered: row.entered, soldBy: row.soldBy, quantity: row.quantity,
        estimate: PairedStatistics.interval(cells.map { $0.sellers[index].value }))
    }
  }
}
