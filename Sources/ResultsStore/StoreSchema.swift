import GRDB

/// The tables of `run.sqlite` and their versions.
enum StoreSchema {
  /// Marks the file as ours: the letters `MKTR`.
  static let applicationID: Int32 = 0x4D4B_5452

  /// Every version of the schema, oldest first; a released one never changes.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      for statement in versionOne { try database.execute(sql: statement) }
    }
    migrator.registerMigration("2") { database in
      for statement in IncrementalityTables.statements { try database.execute(sql: statement) }
    }
    return migrator
  }

  private static let versionOne = [
    "PRAGMA application_id = \(applicationID)",
    "CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE cell (
      id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, strategy TEXT NOT NULL,
      part TEXT NOT NULL, family INTEGER NOT NULL, number INTEGER NOT NULL)
    """,
    "CREATE INDEX cell_place ON cell (part, strategy, family, number)",
    """
    CREATE TABLE draw (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL, name TEXT NOT NULL,
      value REAL NOT NULL, PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE sales (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL, firm TEXT NOT NULL,
      product TEXT NOT NULL, segment TEXT NOT NULL, \(integers(SalesColumns.all.map(\.name))),
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE offer (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL, firm TEXT NOT NULL,
      product TEXT NOT NULL, stock_out_days REAL NOT NULL,
      \(integers(OfferColumns.all.map(\.name))), PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE traffic (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      category TEXT NOT NULL, segment TEXT NOT NULL, occasions INTEGER NOT NULL,
      buyers INTEGER NOT NULL, PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE daily (
      cell INTEGER PRIMARY KEY REFERENCES cell (id), offers INTEGER NOT NULL, units BLOB NOT NULL,
      prices BLOB NOT NULL, stock BLOB NOT NULL)
    """,
  ]

  private static func integers(_ names: [String]) -> String {
    names.map { "\($0) INTEGER NOT NULL" }.joined(separator: ", ")
  }
}
