import GRDB

/// The rows of `CellRecord.beliefs` in the store; the table is empty where nobody learns.
enum BeliefTable {
  static let name = "belief"

  static let creation = """
    CREATE TABLE belief (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      day REAL NOT NULL, product TEXT NOT NULL, measure TEXT NOT NULL, price REAL NOT NULL,
      mean REAL NOT NULL, low_95 REAL, low_80 REAL, high_80 REAL, high_95 REAL,
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """

  static let columns = ["position", "day", "product", "measure", "price", "mean"] + bands
  private static let bands = ["low_95", "low_80", "high_80", "high_95"]

  static func values(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.beliefs.map { row in
      let ends: [any DatabaseValueConvertible] =
        row.band.isEmpty ? bands.map { _ in DatabaseValue.null } : row.band
      return [row.day, row.product, row.measure, row.price, row.mean] + ends
    }
  }

  /// Reads a cell's rows; runs of older versions have no such table.
  static func fetch(_ database: Database, cell: Int64) throws -> [CellRecord.BeliefRow] {
    guard try database.tableExists(name) else { return [] }
    return try Array(
      CellTables.rows(database, name, cell).map { row in
        let ends: [Double?] = bands.map { row[$0] }
        let band = ends.compactMap(\.self)
        return CellRecord.BeliefRow(
          day: row["day"], product: row["product"], measure: row["measure"], price: row["price"],
          mean: row["mean"], band: band.count == bands.count ? band : [])
      })
  }
}
