import Foundation
import Testing

@Suite struct ExportTests {
  /// The environment of `Scripts/notebook_environment.sh`; tests that run Python are skipped without.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let python = repository.appending(path: ".venv-notebooks/bin/python").path
  static let hasPython = FileManager.default.isExecutableFile(atPath: python)

  /// The shelf at three times its list prices, which cuts of a fifth beat by far.
  static func promotingFolder() throws -> Folder {
    try Shelf.folder("today: {fixed: {}}", "today: {fixed: {factor: 300%}}")
  }

  private func compared(_ rest: String...) throws -> Folder {
    let folder = try Shelf.folder()
    let arguments = Shelf.compare(results: "results", "--replications", "6") + rest
    #expect(try Program.run(arguments, in: folder).code == 0)
    return folder
  }

  @Test("a notebook's folder holds the notebook and all it needs, and is not overwritten")
  func notebook() throws {
    let folder = try compared()
    let command = ["export", "results/shelf/latest"]
    let outcome = try Program.run(command, in: folder)
    #expect(outcome.code == 0 && outcome.output == "notebooks-export/shelf/analysis.ipynb\n")
    let first = try folder.files(below: "notebooks-export/shelf")
    for name in [
      "analysis.ipynb", "requirements.txt", "README.md", "data/cell_sales.csv", "data/demand.csv",
      "data/run.sqlite", "data/manifest.json", "data/price_list.csv", "data/columns.csv",
    ] {
      #expect(first[name] != nil, "\(name)")
    }
    let again = try Program.run(command, in: folder)
    #expect(again.code == 64)
    #expect(
      again.messages == """
        notebooks-export/shelf/analysis.ipynb: error: something is there already
        hint: name another folder with --to; --replace takes the place of an earlier export

        """)
    #expect(try Program.run(command + ["--replace", "--quiet"], in: folder).code == 0)
    #expect(try folder.files(below: "notebooks-export/shelf") == first)
  }

  @Test("a folder of other data is left alone, even with --replace")
  func otherData() throws {
    let folder = try compared()
    let data = folder.url.appending(path: "mine/data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try folder.write("precious", to: "mine/data/file.csv")
    let outcome = try Program.run(
      ["export", "results/shelf/latest", "--to", "mine", "--replace"], in: folder)
    #expect(outcome.code == 64)
    #expect(try folder.text("mine/data/file.csv") == "precious")
  }

  @Test("tables hold the ranking's seasons alone, not those that a selection added for some")
  func selection() throws {
    let folder = try compared("--select", "kn", "--indifference", "5")
    let seasons = try folder.text("results/shelf/latest/tables/selection.csv")
      .split(separator: "\n").dropFirst().map { Int($0.split(separator: ",")[2]) ?? 0 }
    #expect((seasons.max() ?? 0) > 6)
    let rows = try folder.text("results/shelf/latest/tables/replications.csv")
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    #expect(rows.count == 18 && Set(rows) == ["0", "1", "2", "3", "4", "5"])
  }

  @Test("tables go to CSV as they are, to CSV for Excel, and to SQLite")
  func formats() throws {
    let folder = try compared()
    let run = "results/shelf/latest"
    #expect(try Program.run(["export", run, "--format", "csv"], in: folder).code == 0)
    let strategies = try folder.text("\(run)/tables/strategies.csv")
    #expect(try folder.text("notebooks-export/shelf-csv/strategies.csv") == strategies)
    let german = ["export", run, "--format", "csv", "--excel", "de", "--to", "deutsch"]
    #expect(try Program.run(german, in: folder).code == 0)
    let bytes = try #require(try folder.files(below: "deutsch")["price_list.csv"])
    #expect(bytes.starts(with: Array("\u{FEFF}sku;channel;valid_from".utf8)))
    let prices = try folder.text("deutsch/price_list.csv")
    #expect(prices.contains("green;shop;2026-03-02;2026-04-26;3,3;"))
    #expect(try Program.run(["export", run, "--format", "sqlite"], in: folder).code == 0)
    let file = try #require(try folder.files(below: "notebooks-export")["shelf.sqlite"])
    #expect(file.starts(with: Array("SQLite format 3".utf8)))
  }

  @Test("what needs Python says so where there is none")
  func withoutPython() throws {
    let folder = try compared()
    for rest in [["--execute"], ["--format", "xlsx"]] {
      let outcome = try Program.run(["export", "results/shelf/latest"] + rest, in: folder)
      #expect(outcome.code == 1)
      let purpose = rest == ["--execute"] ? "--execute" : "a workbook"
      #expect(
        outcome.messages == """
          error: \(purpose) needs Python with the packages of the notebooks, and .venv-notebooks is not there
          hint: run Scripts/notebook_environment.sh, or name an interpreter with --python

          """)
    }
  }

  @Test("options that do not go together are named")
  func options() throws {
    let folder = try Folder()
    let execute = try Program.run(["export", "x", "--format", "csv", "--execute"], in: folder)
    #expect(execute.code == 64)
    #expect(
      execute.messages.hasPrefix("Error: --execute is for notebooks, but --format is csv\n"))
    let excel = try Program.run(["export", "x", "--excel", "de"], in: folder)
    #expect(
      excel.messages.hasPrefix("Error: --excel is for CSV files, but --format is notebook\n"))
  }

  @Test(
    "the executed notebook agrees with the raw seasons, and is the same when executed again",
    .enabled(if: hasPython))
  func execution() throws {
    let folder = try compared()
    let command = ["export", "results/shelf/latest", "--execute", "--python", Self.python]
    #expect(try Program.run(command, in: folder).code == 0)
    let first = try folder.text("notebooks-export/shelf/analysis.ipynb")
    #expect(first.contains("numbers of the ranking equal Marketeer's, to nine digits."))
    #expect(!first.contains(folder.url.path))
    #expect(try Program.run(command + ["--replace"], in: folder).code == 0)
    #expect(try folder.text("notebooks-export/shelf/analysis.ipynb") == first)
  }

  @Test(
    "the committed notebook gives its outputs again, and stops at a changed season",
    .enabled(if: hasPython))
  func committed() throws {
    let folder = try Folder()
    let copy = folder.url.appending(path: "coffee")
    try FileManager.default.copyItem(
      at: Self.repository.appending(path: "notebooks-export/coffee"), to: copy)
    let script = Self.repository.appending(path: "Scripts/execute_notebook.py").path
    for mode in ["", "--tampered"] {
      let outcome = try Program.shell("'\(Self.python)' '\(script)' \(mode) coffee", in: folder)
      #expect(outcome.code == 0, "\(outcome.messages)")
    }
  }

  @Test("a workbook and Parquet files are written, the same each time", .enabled(if: hasPython))
  func workbook() throws {
    let folder = try compared()
    func export(_ format: String, _ name: String) throws {
      let outcome = try Program.run(
        [
          "export", "results/shelf/latest", "--format", format, "--to", name, "--python",
          Self.python,
        ], in: folder)
      #expect(outcome.code == 0, "\(outcome.messages)")
    }
    for name in ["books/a.xlsx", "books/b.xlsx"] { try export("xlsx", name) }
    let books = try folder.files(below: "books")
    #expect(books["a.xlsx"] == books["b.xlsx"])
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "parquet"), withIntermediateDirectories: true)
    try folder.write("a,b\n1\n", to: "parquet/mine.csv")
    try export("parquet", "parquet")
    let parquet = try folder.files(below: "parquet")
    #expect(parquet["strategies.parquet"]?.starts(with: Array("PAR1".utf8)) == true)
    #expect(parquet.keys.filter { $0.hasSuffix(".csv") } == ["mine.csv"])
  }
}
