import GRDB

extension RunStore {
  /// Returns the store's tables as `run.sqlite:cell` with their columns, by name.
  ///
  /// - Throws: `ResultsError`.
  func schema() throws -> [(name: String, columns: [String])] {
    try reading { database in
      let names = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb_%'
          AND name NOT LIKE 'sqlite_%' ORDER BY name
          """)
      return try names.map { name in
        ("run.sqlite:" + name, try database.columns(in: name).map(\.name))
      }
    }
  }
}
