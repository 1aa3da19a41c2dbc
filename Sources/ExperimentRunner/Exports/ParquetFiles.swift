import Foundation

/// Parquet files from CSV files.
enum ParquetFiles {
  /// Turns every CSV file of a folder into a Parquet file by the program `duckdb`.
  ///
  /// - Returns: Whether the program is there.
  /// - Throws: `ExportError.program` when it fails.
  static func convertWithDuckDB(_ folder: String) throws -> Bool {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") }.sorted()
    let statements = names.map { name in
      let path = "\(folder)/\(name)".replacing("'", with: "''")
      return "COPY (FROM read_csv('\(path)')) TO '\(path.dropLast(4)).parquet' (FORMAT parquet);"
    }
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

  private static func removeTables(_ folder: String, _ names: [String]) throws {
    for name in names { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
  }

  /// The same by pandas; text stays text by the dictionary.
  static let program = #"""
    import sys
    from pathlib import Path

    import pandas as pd

    folder = Path(sys.argv[1])
    columns = pd.read_csv(folder / "columns.csv", keep_default_na=False)
    text = columns[columns.unit.isin(["text", "date", "time"])]
    for path in sorted(folder.glob("*.csv")):
        own = text.loc[text.table == path.stem, "column"]
        frame = pd.read_csv(
            path, dtype={name: str for name in own}, keep_default_na=False, na_values=[""])
        dates = columns.loc[(columns.table == path.stem) & (columns.unit == "date"), "column"]
        for name in dates:
            frame[name] = pd.to_datetime(frame[name])
        frame.to_parquet(path.with_suffix(".parquet"), index=False)
        path.unlink()
    """#
}
