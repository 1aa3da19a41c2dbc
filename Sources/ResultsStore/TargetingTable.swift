import GRDB

/// The rows of `CellRecord.targeting` in the store; the table is empty for most markets.
enum TargetingTable {
  static let name = "targeting"

  static let creation = """
    CREATE TABLE targeting (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      measure TEXT NOT NULL, place REAL NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """

  static let columns = ["position", "measure", "place", "value"]

  static func values(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.targeting.map { [$0.measure, $0.place, $0.value] }
  }

  /// Reads a cell's rows; runs of older versions have no such table.
  static func fetch(_ database: Database, cell: Int64) throws -> [CellRecord.TargetingRow] {
    guard try database.tableExists(name) else { return [] }
    return try Array(
      CellTables.rows(database, name, cell).map {
        CellRecord.TargetingRow($0["measure"], at: $0["place"], $0["value"])
      })
  }
}
