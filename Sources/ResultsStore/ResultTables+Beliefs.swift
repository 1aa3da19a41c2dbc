// What learners believed, from the stored cells.
extension ResultTables {
  /// `beliefs.csv`, or nothing where nobody learns.
  static func beliefTables(_ cells: [CellRecord]) -> [Named] {
    guard cells.contains(where: { !$0.beliefs.isEmpty }) else { return [] }
    var table = TidyCSV(columns: [
      "strategy", "replication", "day", "product", "measure", "price", "mean", "low_95", "low_80",
      "high_80", "high_95",
    ])
    for (name, group) in byStrategy(cells) {
      for cell in group {
        for row in cell.beliefs { table.append(beliefFields(name, cell.number, row)) }
      }
    }
    return [Named(name: "beliefs", table: table)]
  }

  private static func beliefFields(
    _ strategy: String, _ replication: Int, _ row: CellRecord.BeliefRow
  ) -> [TidyCSV.Field] {
    let band: [TidyCSV.Field] =
      row.band.isEmpty ? Array(repeating: .missing, count: 4) : row.band.map { .number($0) }
    let price: TidyCSV.Field = row.price == 0 ? .missing : .number(row.price)
    return [
      .text(strategy), .integer(Int64(replication)), .number(row.day), .text(row.product),
      .text(row.measure), price, .number(row.mean),
    ] + band
  }
}
