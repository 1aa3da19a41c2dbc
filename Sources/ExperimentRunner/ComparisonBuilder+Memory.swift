import MarketModel
import ResultsStore
import ScenarioFiles

// What consumers knew, owned and expected, for readers.
extension ComparisonBuilder {
  /// Mean courses of every strategy; `nil` where nothing is remembered.
  func memoryCourses() -> [ComparisonSummary.MemoryCourse]? {
    let courses = scenario.strategies.flatMap { strategy in
      means(of: rank.cells[strategy.name] ?? [], strategy: strategy.name)
    }
    return courses.isEmpty ? nil : courses
  }

  private func means(
    of cells: [CellRecord], strategy: String
  ) -> [ComparisonSummary.MemoryCourse] {
    guard let first = cells.first else { return [] }
    return first.memory.indices.map { row in
      let size = Double(cells.count)
      let means = first.memory[row].values.indices.map { week in
        cells.reduce(0) { $0 + $1.memory[row].values[week] } / size
      }
      return ComparisonSummary.MemoryCourse(
        strategy: strategy, measure: first.memory[row].measure,
        subject: first.memory[row].subject, values: means)
    }
  }

  /// What came back to the focal firm; `nil` where nothing can.
  func returnsRows() -> [ComparisonSummary.ReturnsRow]? {
    guard scenario.market.memory.returns != nil else { return nil }
    let firm = scenario.market.firms[scenario.market.focalFirm].name
    return scenario.strategies.map { strategy in
      let cells = rank.cells[strategy.name] ?? []
      let rows = cells.flatMap(\.returns).filter { $0.firm == firm }
      let size = Double(max(1, cells.count))
      func mean(_ value: (CellRecord.ReturnRow) -> Int64) -> Double {
        Double(rows.reduce(0) { $0 + value($1) }) / size
      }
      let sold = cells.flatMap(\.sales).filter { $0.firm == firm }.reduce(0) { $0 + $1.units }
      return ComparisonSummary.ReturnsRow(
        strategy: strategy.name, sold: Double(sold) / size, returned: mean(\.units),
        refunds: mean(\.net) / 1e6, handling: mean(\.handling) / 1e6,
        recovered: mean(\.goods) / 1e6)
    }
  }
}

extension MarketDefinition {
  /// The ledger's returns with names; empty where nothing can come back.
  func returnRows(_ ledger: Ledger) -> [CellRecord.ReturnRow] {
    guard memory.returns != nil else { return [] }
    return offers.indices.map { offer in
      let returns = ledger.offers[offer].returns
      var row = CellRecord.ReturnRow(
        firm: firms[offers[offer].firm].name, product: offers[offer].product)
      row.units = returns.units
      row.gross = returns.gross
      row.tax = returns.tax
      row.goods = returns.goods
      row.handling = returns.handling
      return row
    }
  }
}
