import Foundation
public import ResultsStore
import ScenarioFiles

/// A finished run, ready for the programs of analysts.
public struct RunExport {
  let run: FinishedRun

  /// The scenario's name as a file name.
  public var name: String { RunRegistry.folderName(run.manifest.scenario) }

  /// The run's folder.
  public var folder: String { run.folder }

  /// Opens a run.
  ///
  /// - Parameters:
  ///   - name: The run's folder, or a name that `RunRegistry` knows.
  ///   - root: The folder of all results.
  ///   - physicalMemory: Bytes of memory.
  /// - Throws: `ResultsError` for a run that is not there, `BriefError` for one that can't be read,
  ///   `ExportError.missing`.
  public init(named name: String, root: String, physicalMemory: UInt64) throws {
    run = try FinishedRun(named: name, root: root, physicalMemory: physicalMemory)
    for file in ["tables/verdict.csv", "tables/columns.csv"] {
      let path = "\(run.folder)/\(file)"
      guard FileManager.default.fileExists(atPath: path) else {
        throw ExportError.missing(path: path)
      }
    }
  }

  /// What the columns hold.
  var dictionary: ColumnDictionary { ColumnDictionary(currency: run.summary.header.currency) }

  /// The run's tables and plan with their dictionary, read.
  ///
  /// - Throws: `ResultsError`.
  func tables() throws -> [(name: String, table: TableFile)] {
    var tables = try RunTables.paths(in: run.folder).map {
      ($0.name, try TableFile.read($0.path))
    }
    var columns = try TableFile.read("\(run.folder)/tables/\(ColumnDictionary.tableName).csv")
    columns.rows.removeAll { ColumnDictionary.isOfStore(table: $0[0]) }
    tables.append((ColumnDictionary.tableName, columns))
    return tables
  }

  /// Writes every table and the plan as CSV.
  ///
  /// - Parameters:
  ///   - folder: Where to; made when missing.
  ///   - language: The language of Excel, or `nil` for the files as they are.
  /// - Throws: `ResultsError`.
  public func writeCSV(to folder: String, excel language: ExcelText.Language?) throws {
    try ExportFolder.create(folder)
    let dictionary = dictionary
    guard let language else { return try copyTables(to: folder) }
    for (name, table) in try tables() {
      let text = ExcelText.text(
        table, isText: table.columns.map { dictionary.isText(table: name, column: $0) },
        language: language)
      try AtomicFile.write(text, to: "\(folder)/\(name).csv")
    }
  }

  /// Copies the tables, the plan and the calendar byte by byte, with the dictionary of what is copied.
  func copyTables(to folder: String) throws {
    for part in ["tables", "plan"] {
      try ExportFolder.copyFiles(from: "\(run.folder)/\(part)", to: folder)
    }
    try dictionary.write(folder: folder, store: nil)
  }

  /// Writes every table and the plan to one SQLite file.
  ///
  /// - Throws: `ResultsError`.
  public func writeSQLite(to path: String) throws {
    try ExportFolder.create(above: path)
    try TidyDatabase.write(try tables(), dictionary: dictionary, to: path)
  }

  /// Writes every table and the plan as Parquet files.
  ///
  /// - Throws: `ResultsError`, `ExportError.noParquet` where neither `duckdb` nor Python with pandas is
  ///   there; the CSV files are.
  public func writeParquet(to folder: String, python: PythonProgram?) throws {
    try ExportFolder.create(folder)
    try copyTables(to: folder)
    let tables = RunTables.paths(in: run.folder).map(\.name) + [ColumnDictionary.tableName]
    let names = tables.map { $0 + ".csv" }
    if try ParquetFiles.convertWithDuckDB(names, in: folder, dictionary: dictionary) { return }
    guard let python else { throw ExportError.noParquet(folder: folder) }
    try python.run(ParquetFiles.program, [folder] + names, purpose: "writing Parquet files")
  }

  /// Writes the tables that people read to one workbook.
  ///
  /// - Throws: `ResultsError`, `ExportError`.
  public func writeWorkbook(to path: String, python: PythonProgram) throws {
    try ExportFolder.create(above: path)
    let temporary = try ExportFolder.temporary()
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    try copyTables(to: temporary)
    try python.run(
      Workbook.program, [temporary, path, run.summary.header.currency],
      purpose: "writing the workbook")
  }
}
