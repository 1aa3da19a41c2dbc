import GRDB

/// The rows of `CellRecord.supply` in the store; the table is empty for most markets.
enum SupplyTable {
  static let name = "supply"

  static let creation = """
    CREATE TABLE supply (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      subject TEXT NOT NULL, name TEXT NOT NULL, quantity TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """

  static let columns = ["position", "subject", "name", "quantity", "value"]

  static func values(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.supply.map { [$0.subject.rawValue, $0.name, $0.quantity, $0.value] }
  }

  /// Whether a store of an older version lacks the table, or nothing stands in it.
  static func isEmpty(_ database: Database) throws -> Bool {
    guard try database.tableExists(name) else { return true }
    return try Int.fetchOne(database, sql: "SELECT count(*) FROM supply") == 0
  }

  static func fetch(_ database: Database, cell id: Int64) throws -> [CellRecord.SupplyRow] {
    guard try database.tableExists(name) else { return [] }
    let sql = "SELECT * FROM supply WHERE cell = ? ORDER BY position"
    return try Row.fetchAll(database, sql: sql, arguments: [id]).compactMap { row in
      CellRecord.SupplyRow.Subject(rawValue: row["subject"]).map {
        CellRecord.SupplyRow($0, row["name"], quantity: row["quantity"], row["value"])
      }
    }
  }
}
