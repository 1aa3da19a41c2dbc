import ArgumentParser
import ExperimentRunner
import Foundation
import ResultsStore

/// Hands a finished run to the programs of analysts.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a finished run as a notebook, CSV, SQLite, Parquet or a workbook.",
    discussion: """
      A notebook comes in a folder with all that it reads; it recomputes the ranking from the raw \
      seasons and fails where a number differs. --execute runs it; that, and xlsx, need the Python \
      environment that Scripts/notebook_environment.sh makes.
      """)

  @Argument(
    help: ArgumentHelp(
      "The run: its folder, a run id, scenario/run-id, or scenario/latest.", valueName: "run"))
  var comparison: String
  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"
  @Option(help: "What to write.")
  var format: ExportFormat = .notebook
  @Option(
    help: """
      Where to: a folder, or for sqlite and xlsx a file; notebooks-export/ and the scenario's name \
      unless told otherwise.
      """)
  var to: String?
  @Flag(help: "Run the notebook and keep what it prints and draws.")
  var execute = false
  @Flag(help: "Take the place of an earlier export.")
  var replace = false
  @Option(
    help: "With --format csv: separator and decimal mark of Excel in this language.")
  var excel: ExcelLanguageArgument?
  @Option(
    help: "The Python interpreter; .venv-notebooks/bin/python unless told otherwise.")
  var python: String?
  @OptionGroup var workers: ThreadOption
  @Flag(help: "Print the result and warnings only.")
  var quiet = false

  func validate() throws {
    if let to, to.isEmpty {
      throw ValidationError("--to is empty, but must name a folder or file")
    }
    if execute && format != .notebook {
      throw ValidationError("--execute is for notebooks, but --format is \(format.rawValue)")
    }
    if excel != nil && format != .csv {
      throw ValidationError("--excel is for CSV files, but --format is \(format.rawValue)")
    }
  }

  func run() throws {
    try Failure.reporting {
      let export = try RunExport(
        named: comparison, root: resultsFolder,
        physicalMemory: ProcessInfo.processInfo.physicalMemory)
      let target = to ?? "notebooks-export/" + export.name + format.ending
      switch format {
      case .notebook: return try writeNotebook(export, to: target)
      case .csv: try export.writeCSV(to: target, excel: excel?.language)
      case .sqlite: try export.writeSQLite(to: target)
      case .parquet:
        try export.writeParquet(to: target, python: PythonProgram(named: python))
      case .xlsx:
        try export.writeWorkbook(to: target, python: interpreter("a workbook"))
      }
      try Console.show(target)
    }
  }

  private func writeNotebook(_ export: RunExport, to target: String) throws {
    let program = execute ? try interpreter("--execute") : nil
    var folder = NotebookFolder(export, path: target)
    try folder.write(threads: workers.count, replaces: replace)
    for note in folder.notes where !quiet { Console.note("note: \(note)") }
    if let program { try folder.execute(program) }
    try Console.show(folder.notebook)
    guard !quiet else { return }
    Console.note("also    \(target)/data/, requirements.txt, README.md")
  }

  private func interpreter(_ purpose: String) throws -> PythonProgram {
    guard let program = PythonProgram(named: python) else {
      throw ExportError.noPython(purpose: purpose)
    }
    return program
  }
}

/// What an export is.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case notebook, csv, sqlite, parquet, xlsx

  /// What follows the scenario's name in the folder or file.
  var ending: String {
    switch self {
    case .notebook: ""
    case .csv: "-csv"
    case .sqlite: ".sqlite"
    case .parquet: "-parquet"
    case .xlsx: ".xlsx"
    }
  }
}

/// A language of Excel on the command line.
struct ExcelLanguageArgument: ExpressibleByArgument {
  let language: ExcelText.Language

  init?(argument: String) {
    guard let language = ExcelText.Language(rawValue: argument) else { return nil }
    self.language = language
  }

  static var allValueStrings: [String] { ExcelText.Language.allCases.map(\.rawValue) }
}
