import Foundation
import ResultsStore

/// Parquet files from CSV files.
enum ParquetFiles {
  /// Turns some CSV files of a folder into Parquet files by the program `duckdb`.
  ///
  /// Both ways give the same types: text and time as text, dates, true or false by the dictionary;
  /// numbers are whole where all values are, and floating where there is no value.
  ///
  /// - Returns: Whether the program is there.
  /// - Throws: `ExportError.program` when it fails.
  static func convertWithDuckDB(
    _ names: [String], in folder: String, dictionary: ColumnDictionary
  ) throws -> Bool {
    let statements = try names.map { try statement("\(folder)/\($0)", dictionary) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["duckdb", "-c", statements.joined(separator: " ")]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    // 127: no such program.
    if process.terminationStatus == 127 { return false }
    guard process.terminationStatus == 0 else {
      throw ExportError.program(
        purpose: "writing Parquet files", message: "duckdb ended with \(process.terminationStatus)")
    }
    try removeTables(folder, names)
    return true
  }

  /// The statement that turns one file.
  private static func statement(_ path: String, _ dictionary: ColumnDictionary) throws -> String {
    let types = try types(
      of: TableFile.read(path), name: URL(filePath: path).deletingPathExtension().lastPathComponent,
      dictionary)
    let stated = types.isEmpty ? "" : ", types = {\(types)}"
    let quoted = path.replacing("'", with: "''")
    return "COPY (FROM read_csv('\(quoted)', header = true, sample_size = -1\(stated))) "
      + "TO '\(quoted.dropLast(4)).parquet' (FORMAT parquet);"
  }

  /// The types of the columns that don't follow from their values, as DuckDB writes a struct.
  private static func types(
    of table: TableFile, name: String, _ dictionary: ColumnDictionary
  ) -> String {
    table.columns.enumerated().compactMap { index, column in
      let type: String? =
        switch dictionary.entry(table: name, column: column)?.unit ?? "text" {
        case "text", "time": "VARCHAR"
        case "date": "DATE"
        case "true or false": "BOOLEAN"
        default: table.rows.allSatisfy { $0[index].isEmpty } ? "DOUBLE" : nil
        }
      return type.map { "'\(column)': '\($0)'" }
    }.joined(separator: ", ")
  }

  private static func removeTables(_ folder: String, _ names: [String]) throws {
    for name in names { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
  }

  /// The same by pandas.
  static let program = #"""
    import sys
    from pathlib import Path

    import pandas as pd

    folder, names = Path(sys.argv[1]), sys.argv[2:]
    columns = pd.read_csv(folder / "columns.csv", keep_default_na=False)
    types = {"text": "string", "time": "string", "date": "string", "true or false": "boolean"}
    for path in (folder / name for name in names):
        units = columns[columns.table == path.stem].set_index("column").unit
        known = {name: types[unit] for name, unit in units.items() if unit in types}
        frame = pd.read_csv(
            path, dtype=known, dtype_backend="numpy_nullable", keep_default_na=False, na_values=[""])
        for name in frame:
            if units[name] == "date":
                frame[name] = pd.to_datetime(frame[name]).dt.date
            elif frame[name].isna().all() and name not in known:
                frame[name] = frame[name].astype("Float64")
        frame.to_parquet(path.with_suffix(".parquet"), index=False)
        path.unlink()
    """#
}
