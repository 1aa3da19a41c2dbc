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
    migrator.registerMigration("promotions") { database in
      for statement in promotions { try database.execute(sql: statement) }
    }
    migrator.registerMigration("supply") { database in
      try database.execute(sql: SupplyTable.creation)
    }
    migrator.registerMigration("memory") { database in
      for statement in memory { try database.execute(sql: statement) }
    }
    migrator.registerMigration("incrementality") { database in
      for statement in IncrementalityTables.statements { try database.execute(sql: statement) }
    }
    migrator.registerMigration("sellers") { database in
      try database.execute(sql: SellerTable.creation)
    }
    migrator.registerMigration("fairness") { database in
      for statement in FairnessTables.creation { try database.execute(sql: statement) }
    }
    migrator.registerMigration("claims") { database in
      try database.execute(sql: ClaimTable.creation)
    }
    migrator.registerMigration("briefs") { database in
      try database.execute(sql: BriefTable.creation)
    }
    migrator.registerMigration("targeting") { database in
      try database.execute(sql: TargetingTable.creation)
    }
    migrator.registerMigration("beliefs") { database in
      try database.execute(sql: BeliefTable.creation)
    }
    migrator.registerMigration("search") { database in
      try database.execute(sql: SearchTable.creation)
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

  private static let promotions = [
    """
    CREATE TABLE promotion (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL, name TEXT NOT NULL,
      firm TEXT NOT NULL, product TEXT NOT NULL, segment TEXT NOT NULL,
      \(integers(PromotionColumns.all.map(\.name))), PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE promotion_total (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL, name TEXT NOT NULL,
      stop TEXT NOT NULL, \(integers(PromotionTotalColumns.all.map(\.name))),
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
  ]

  /// What consumers knew, owned and expected, and what came back.
  private static let memory = [
    """
    CREATE TABLE memory_series (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      measure TEXT NOT NULL, subject TEXT NOT NULL, weeks BLOB NOT NULL,
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE returned (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL, firm TEXT NOT NULL,
      product TEXT NOT NULL, \(integers(ReturnColumns.all.map(\.name))),
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
  ]

  private static func integers(_ names: [String]) -> String {
    names.map { "\($0) INTEGER NOT NULL" }.joined(separator: ", ")
  }
}
