import Foundation
import GRDB

/// Records of twins to rows and back.
enum IncrementalityTables {
  /// What a version of the schema adds.
  static let statements = [
    """
    CREATE TABLE twin_cell (
      id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, strategy TEXT NOT NULL,
      part TEXT NOT NULL, family INTEGER NOT NULL, number INTEGER NOT NULL)
    """,
    """
    CREATE TABLE removal (
      cell INTEGER NOT NULL REFERENCES twin_cell (id), position INTEGER NOT NULL,
      name TEXT NOT NULL, kind TEXT NOT NULL, first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL, products TEXT NOT NULL, PRIMARY KEY (cell, position))
      WITHOUT ROWID
    """,
    """
    CREATE TABLE twin_difference (
      cell INTEGER NOT NULL REFERENCES twin_cell (id), position INTEGER NOT NULL,
      row INTEGER NOT NULL, twin TEXT NOT NULL, category TEXT NOT NULL, segment TEXT NOT NULL,
      window TEXT NOT NULL, week INTEGER NOT NULL, quantity TEXT NOT NULL,
      units INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (cell, position, row))
      WITHOUT ROWID
    """,
  ]

  // Ids hold no comma.
  private static let separator = ","

  /// Returns the digests of all records; none where an earlier build made the store.
  static func digests(_ database: Database) throws -> Set<String> {
    guard try database.tableExists("twin_cell") else { return [] }
    return try Set(String.fetchCursor(database, sql: "SELECT digest FROM twin_cell"))
  }

  /// Inserts the record, unless its digest is there already.
  static func insert(_ record: IncrementalityRecord, into database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO twin_cell (digest, strategy, part, family, number)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [record.digest, record.strategy, record.part, record.family, record.number])
    guard database.changesCount == 1 else { return }
    let id = database.lastInsertedRowID
    for (position, removal) in record.removals.enumerated() {
      try database.execute(
        sql: "INSERT INTO removal VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, position, removal.name, removal.kind.rawValue, removal.firstDay, removal.lastDay,
          removal.products.joined(separator: separator),
        ])
      try insert(removal.rows, of: id, position: position, into: database)
    }
  }

  private static func insert(
    _ rows: [IncrementalityRecord.Row], of id: Int64, position: Int, into database: Database
  ) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO twin_difference VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (number, row) in rows.enumerated() {
      try statement.execute(arguments: [
        id, position, number, row.twin.rawValue, row.category, row.segment, row.window, row.week,
        row.quantity.rawValue, row.units, row.amount,
      ])
    }
  }

  /// Returns the records that a condition on table `twin_cell` selects, in its order.
  static func fetch(
    _ database: Database, where condition: String, _ arguments: StatementArguments, path: String
  ) throws -> [IncrementalityRecord] {
    let sql = "SELECT id, digest, strategy, part, family, number FROM twin_cell WHERE \(condition)"
    return try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
      IncrementalityRecord(
        digest: row["digest"], strategy: row["strategy"], part: row["part"],
        family: row["family"], number: row["number"],
        removals: try removals(database, cell: row["id"], path: path))
    }
  }

  private static func removals(
    _ database: Database, cell: Int64, path: String
  ) throws -> [IncrementalityRecord.Removal] {
    let sql = "SELECT * FROM removal WHERE cell = ? ORDER BY position"
    return try Row.fetchAll(database, sql: sql, arguments: [cell]).map { row in
      let products: String = row["products"]
      return IncrementalityRecord.Removal(
        name: row["name"], kind: try value(row, "kind", path: path), firstDay: row["first_day"],
        lastDay: row["last_day"],
        products: products.split(separator: separator).map(String.init),
        rows: try rows(database, cell: cell, position: row["position"], path: path))
    }
  }

  private static func rows(
    _ database: Database, cell: Int64, position: Int, path: String
  ) throws -> [IncrementalityRecord.Row] {
    let sql = "SELECT * FROM twin_difference WHERE cell = ? AND position = ? ORDER BY row"
    let cursor = try Row.fetchCursor(
      database.cachedStatement(sql: sql), arguments: [cell, position])
    return try Array(
      cursor.map { row in
        IncrementalityRecord.Row(
          twin: try value(row, "twin", path: path), category: row["category"],
          segment: row["segment"], window: row["window"], week: row["week"],
          quantity: try value(row, "quantity", path: path), units: row["units"],
          amount: row["amount"])
      })
  }

  private static func value<Value: RawRepresentable<String>>(
    _ row: Row, _ column: String, path: String
  ) throws -> Value {
    let text: String = row[column]
    guard let value = Value(rawValue: text) else {
      throw ResultsError.damaged(path: path, detail: "an unknown \(column) '\(text)' of a twin")
    }
    return value
  }
}
