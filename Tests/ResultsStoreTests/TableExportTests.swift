import GRDB
import Testing

@testable import ResultsStore

@Suite("Tables for other programs")
struct TableExportTests {
  private let folder = TemporaryFolder()

  private static let table = TableFile(
    columns: ["strategy", "metric", "mean"],
    rows: [
      ["=1+1", "a, \"b\"", "-1234.5"], ["two\nlines", "", ""], ["plain; one", "@x", "1e-07"],
    ])

  @Test("a written table reads back as it was: quotes, commas, line ends, empty fields")
  func roundTrip() throws {
    var written = TidyCSV(columns: Self.table.columns)
    for row in Self.table.rows { written.append(row.map(TidyCSV.Field.text)) }
    try AtomicFile.write(written.text, to: folder.path + "/t.csv")
    #expect(try TableFile.read(folder.path + "/t.csv") == Self.table)
    #expect(try TableFile.columns(of: folder.path + "/t.csv") == Self.table.columns)
  }

  @Test("a row with a field too many is named")
  func damaged() throws {
    let path = folder.path + "/t.csv"
    try AtomicFile.write("a,b\n1,2\n1,2,3\n", to: path)
    let error = #expect(throws: ResultsError.self) { try TableFile.read(path) }
    #expect(
      error?.description
        == """
        \(path): error: the store is damaged: row 3 has 3 fields, the header 2
        hint: delete the run's folder and start the run again
        """)
  }

  @Test("German Excel gets semicolons, decimal commas, a byte order mark, and no formulas")
  func german() {
    let text = ExcelText.text(Self.table, isText: [true, true, false], language: .german)
    #expect(
      text
        == "\u{FEFF}strategy;metric;mean\r\n'=1+1;\"a, \"\"b\"\"\";-1234,5\r\n\"two\nlines\";;\r\n"
        + "\"plain; one\";'@x;1e-07\r\n")
  }

  @Test("English Excel gets commas and points")
  func english() {
    let text = ExcelText.text(Self.table, isText: [true, true, false], language: .english)
    #expect(text.hasPrefix("\u{FEFF}strategy,metric,mean\r\n'=1+1,\"a, \"\"b\"\"\",-1234.5\r\n"))
  }

  @Test("SQLite gets numbers as numbers, text as text, and nothing for an empty field")
  func database() throws {
    let path = folder.path + "/all.sqlite"
    let table = TableFile(
      columns: ["strategy", "metric", "mean"], rows: [["7", "units", "2.5"], ["x", "units", ""]])
    try TidyDatabase.write(
      [("metrics", table)], dictionary: ColumnDictionary(currency: "EUR"), to: path)
    let types = try DatabaseQueue(path: path).read {
      try String.fetchAll(
        $0, sql: "SELECT typeof(strategy) || ' ' || typeof(mean) FROM metrics ORDER BY rowid")
    }
    #expect(types == ["text real", "text null"])
  }
}
