/// The finished seasons that a comparison rests on, as plain tables: what whoever recomputes it starts
/// from.
///
/// Money is in whole millionths of the currency unit, as in `run.sqlite`.
public enum RawCells {
  private typealias Field = TidyCSV.Field

  /// The parts of the experiment that count: ranking, central and fresh seasons.
  private static let parts = ["rank", "central", "fresh"]

  /// Gathers the tables.
  ///
  /// - Parameters:
  ///   - summary: The comparison; of several conducts of rivals, the compared one counts.
  ///   - store: Its run.
  /// - Returns: `cell_sales`, `cell_offers`, `cell_traffic` and, where goods can come back,
  ///   `cell_returns`.
  /// - Throws: `ResultsError`.
  public static func tables(
    _ summary: ComparisonSummary, store: RunStore
  ) throws -> [ResultTables.Named] {
    let cells = try parts.flatMap { part -> [Placed] in
      try store.cells(part: part, of: summary).map { Placed(part: part, cell: $0) }
    }
    let returns = cells.contains { !$0.cell.returns.isEmpty }
    return [
      ResultTables.Named(name: "cell_sales", table: sales(cells)),
      ResultTables.Named(name: "cell_offers", table: offers(cells)),
      ResultTables.Named(name: "cell_traffic", table: traffic(cells)),
    ] + (returns ? [ResultTables.Named(name: "cell_returns", table: self.returns(cells))] : [])
  }

  /// A cell and the part of the experiment that it stands for.
  private struct Placed {
    var part: String
    var cell: CellRecord
    var fields: [Field] { [.text(part), .text(cell.strategy), .integer(cell.number)] }
  }

  private static let place = ["part", "strategy", "replication"]

  private static func sales(_ cells: [Placed]) -> TidyCSV {
    var table = TidyCSV(
      columns: place + ["firm", "product", "segment"] + SalesColumns.all.map(\.name))
    for cell in cells {
      for row in cell.cell.sales {
        table.append(
          cell.fields + [.text(row.firm), .text(row.product), .text(row.segment)]
            + SalesColumns.all.map { .integer(row[keyPath: $0.path]) })
      }
    }
    return table
  }

  private static func offers(_ cells: [Placed]) -> TidyCSV {
    var table = TidyCSV(
      columns: place + ["firm", "product", "stock_out_days"] + OfferColumns.all.map(\.name))
    for cell in cells {
      for row in cell.cell.offers {
        table.append(
          cell.fields + [.text(row.firm), .text(row.product), .number(row.stockOutDays)]
            + OfferColumns.all.map { .integer(row[keyPath: $0.path]) })
      }
    }
    return table
  }

  private static func traffic(_ cells: [Placed]) -> TidyCSV {
    var table = TidyCSV(columns: place + ["category", "segment", "occasions", "buyers"])
    for cell in cells {
      for row in cell.cell.traffic {
        table.append(
          cell.fields + [
            .text(row.category), .text(row.segment), .integer(row.occasions), .integer(row.buyers),
          ])
      }
    }
    return table
  }

  private static func returns(_ cells: [Placed]) -> TidyCSV {
    var table = TidyCSV(columns: place + ["firm", "product"] + ReturnColumns.all.map(\.name))
    for cell in cells {
      for row in cell.cell.returns {
        table.append(
          cell.fields + [.text(row.firm), .text(row.product)]
            + ReturnColumns.all.map { .integer(row[keyPath: $0.path]) })
      }
    }
    return table
  }
}
