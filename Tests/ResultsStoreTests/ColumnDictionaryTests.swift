import Testing

@testable import ResultsStore

@Suite("Column dictionary")
struct ColumnDictionaryTests {
  private let folder = TemporaryFolder()
  private let dictionary = ColumnDictionary(currency: "CHF")

  @Test("every table, and every column of it, is described")
  func tables() throws {
    let tables = try EveryTable(in: folder).all
    #expect(tables.count > 60)
    for (table, columns) in tables {
      #expect(ColumnDictionary.row(ofTable: table) != nil, "\(table)")
      for column in columns {
        #expect(dictionary.entry(table: table, column: column) != nil, "\(table).\(column)")
      }
    }
  }

  @Test("no words are kept for tables that there are not")
  func leftovers() throws {
    let tables = Set(try EveryTable(in: folder).all.map(\.name))
    #expect(ColumnDictionary.describedTables.subtracting(tables).isEmpty)
  }

  @Test("the reference page is the dictionary")
  func page() throws {
    let page = ColumnReference(tables: try EveryTable(in: folder)).markdown
    try expectGolden(page, "../../../docs/reference/columns.md")
  }

  @Test("amounts are in the run's currency, and text is told from numbers")
  func units() {
    #expect(
      dictionary.entry(table: "replications", column: "net")
        == .init(unit: "CHF", meaning: "net revenue"))
    #expect(
      dictionary.entry(table: "cell_sales", column: "net")?.unit == "millionths of CHF")
    #expect(dictionary.isText(table: "price_list", column: "valid_from"))
    #expect(!dictionary.isText(table: "price_list", column: "price"))
    #expect(dictionary.entry(table: "metrics", column: "nothing") == nil)
  }

  @Test("the dictionary's file follows the files that are there")
  func file() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    try store.commit(makeCell("today", 0))
    try ResultTables.write(makeSummary(), store: store)
    try ColumnDictionary.write(store: store, currency: "EUR")
    let table = try TableFile.read(folder.path + "/tables/columns.csv")
    #expect(table.rows.contains(["metrics", "mean", "as the row says", "mean over seasons"]))
    #expect(table.rows.contains { $0.prefix(2) == ["run.sqlite:sales", "gross"] })
    #expect(!table.rows.contains { $0[0] == "supply" || $0[3].isEmpty })
    try ColumnDictionary(currency: "EUR").write(folder: folder.path + "/tables", store: nil)
    let files = try TableFile.read(folder.path + "/tables/columns.csv")
    #expect(files.rows == table.rows.filter { !$0[0].hasPrefix("run.sqlite:") })
  }
}
