import GRDB

/// The tables of a run as one SQLite file that any program reads: a table per file, plain columns.
public enum TidyDatabase {
  /// Writes the tables to a new file.
  ///
  /// - Parameters:
  ///   - tables: Names and contents.
  ///   - dictionary: Which columns hold text and which numbers.
  ///   - path: The file; one that is there is replaced.
  /// - Throws: `ResultsError`.
  public static func write(
    _ tables: [(name: String, table: TableFile)], dictionary: ColumnDictionary, to path: String
  ) throws {
    let temporary = path + ".tmp"
    for suffix in ["", "-journal"] { FileTree.removeFile(temporary + suffix) }
    do {
      let queue = try DatabaseQueue(path: temporary)
      try queue.write { database in
        for (name, table) in tables {
          try insert(table, name: name, dictionary: dictionary, into: database)
        }
      }
      try queue.close()
    } catch let error as DatabaseError {
      FileTree.removeFile(temporary)
      throw ResultsError.database(
        path: path, code: error.extendedResultCode.rawValue, message: error.message ?? "")
    }
    try FileTree.move(temporary, to: path)
  }

  private static func insert(
    _ table: TableFile, name: String, dictionary: ColumnDictionary, into database: Database
  ) throws {
    let areText = table.columns.map { dictionary.isText(table: name, column: $0) }
    let columns = zip(table.columns, areText).map { "\"\($0)\" \($1 ? "TEXT" : "NUMERIC")" }
    try database.execute(sql: "CREATE TABLE \"\(name)\" (\(columns.joined(separator: ", ")))")
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "INSERT INTO \"\(name)\" VALUES (\(marks))")
    for row in table.rows {
      // An empty field is no value; a column of numbers turns its text into numbers.
      let values = row.map { $0.isEmpty ? nil : $0 }
      try statement.execute(arguments: StatementArguments(values))
    }
  }
}
