import Foundation
import Reports
import ResultsStore

/// A folder that holds a notebook and all that it reads.
public struct NotebookFolder {
  private let export: RunExport
  /// The folder.
  public let path: String
  /// What was left out, and why.
  public private(set) var notes: [String] = []

  /// The notebook's file.
  public var notebook: String { path + "/analysis.ipynb" }

  /// Names the folder of a run's notebook.
  public init(_ export: RunExport, path: String) {
    self.export = export
    self.path = path
  }

  /// Writes the notebook, the tables, the raw seasons, `requirements.txt` and a README.
  ///
  /// - Parameters:
  ///   - threads: Threads for the demand curves, which are computed again.
  ///   - replaces: Whether an earlier export that is there may go.
  /// - Throws: `ExportError.taken`, `ResultsError`, `CalibrationError`.
  public mutating func write(threads: Int, replaces: Bool) throws {
    let data = path + "/data"
    try clear(data, replaces: replaces)
    try ExportFolder.create(data)
    try export.copyTables(to: data)
    for name in [Manifest.fileName, RunStore.fileName] {
      try ExportFolder.copy("\(export.folder)/\(name)", to: "\(data)/\(name)")
    }
    try writeAdded(to: data, threads: threads)
    let names = try FileManager.default.contentsOfDirectory(atPath: data)
      .filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }
    let summary = export.run.summary
    let document = AnalysisNotebook(summary, tables: Set(names)).document
    try AtomicFile.write(JSONText.of(document), to: notebook)
    try AtomicFile.write(NotebookTexts.requirements, to: path + "/requirements.txt")
    try AtomicFile.write(NotebookTexts.readme(summary.header), to: path + "/README.md")
  }

  /// Removes what an earlier export left, and nothing that is not one.
  private func clear(_ data: String, replaces: Bool) throws {
    let files = FileManager.default
    for path in [notebook, data] where files.fileExists(atPath: path) {
      let isExport = files.fileExists(atPath: "\(data)/\(Manifest.fileName)")
      guard replaces && isExport else { throw ExportError.taken(path: path) }
    }
    for path in [data, path + "/pictures"] where files.fileExists(atPath: path) {
      try files.removeItem(atPath: path)
    }
  }

  /// The raw seasons, the demand curves and the dictionary that describes them too.
  private mutating func writeAdded(to data: String, threads: Int) throws {
    for named in try RawCells.tables(export.run.summary, store: export.run.store) {
      try AtomicFile.write(named.table.text, to: "\(data)/\(named.name).csv")
    }
    do {
      let demand = try DemandAnalysis(export.run.scenario, threads: threads)
      try AtomicFile.write(demand.csv(), to: data + "/demand.csv")
    } catch let refusal as RunRefusal {
      let reason = "\(refusal)".split(separator: "\n").first ?? ""
      notes.append("no demand curves: \(reason)")
    }
    try export.dictionary.write(folder: data, store: export.run.store)
  }

  /// Runs the notebook and keeps what it prints and draws.
  ///
  /// - Throws: `ExportError.program` where a cell fails; the notebook shows which.
  public func execute(_ python: PythonProgram) throws {
    try python.run(Self.execution, [path], purpose: "the notebook")
  }

  /// Times and the interpreter's version are left out, so that equal runs give equal notebooks.
  private static let execution = #"""
    import sys
    from pathlib import Path

    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    folder = Path(sys.argv[1])
    path = folder / "analysis.ipynb"
    notebook = nbformat.read(path, as_version=4)
    metadata = notebook.metadata.copy()
    client = NotebookClient(
        notebook, timeout=1800, kernel_name="python3", record_timing=False,
        resources={"metadata": {"path": str(folder)}})
    failure = None
    try:
        client.execute()
    except CellExecutionError as error:
        failure = error
    notebook.metadata = metadata
    nbformat.validate(notebook)
    nbformat.write(notebook, path)
    if failure is not None:
        lines = [line for line in str(failure.evalue).splitlines() if line.strip()]
        sys.exit(f"{failure.ename}: {' '.join(lines)}")
    """#
}
