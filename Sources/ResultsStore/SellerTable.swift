import GRDB

/// The rows of `CellRecord.sellers` in the store; the table is empty for most markets.
enum SellerTable {
  static let name = "seller"

  static let creation = """
    CREATE TABLE seller (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      entered TEXT NOT NULL, sold_by TEXT NOT NULL, quantity TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """

  static let columns = ["position", "entered", "sold_by", "quantity", "value"]

  static func values(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.sellers.map { [$0.entered, $0.soldBy, $0.quantity, $0.value] }
  }

  static func fetch(_ database: Database, cell id: Int64) throws -> [CellRecord.SellerRow] {
    // A store of an older version lacks the table.
    guard try database.tableExists(name) else { return [] }
    let sql = "SELECT * FROM seller WHERE cell = ? ORDER BY position"
    return try Row.fetchAll(database, sql: sql, arguments: [id]).map { row in
      CellRecord.SellerRow(
        entered: row["entered"], soldBy: row["sold_by"], quantity: row["quantity"], row["value"])
    }
  }
}
