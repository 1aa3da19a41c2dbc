import GRDB

/// The rows of `CellRecord.claims` in the store; the table is empty for most markets.
enum ClaimTable {
  static let name = "price_claim"

  static let creation = """
    CREATE TABLE price_claim (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      product TEXT NOT NULL, rule TEXT NOT NULL, announced INTEGER NOT NULL,
      unlawful INTEGER NOT NULL, open INTEGER NOT NULL,
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """

  static let columns = ["position", "product", "rule", "announced", "unlawful", "open"]

  static func values(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.claims.map { [$0.product, $0.rule, $0.announced, $0.unlawful, $0.open] }
  }

  /// Reads a cell's rows; runs of older versions have no such table.
  static func fetch(_ database: Database, cell: Int64) throws -> [CellRecord.ClaimRow] {
    guard try database.tableExists(name) else { return [] }
    return try Array(
      CellTables.rows(database, name, cell).map {
        CellRecord.ClaimRow(
          product: $0["product"], rule: $0["rule"], announced: $0["announced"],
          unlawful: $0["unlawful"], open: $0["open"])
      })
  }
}
