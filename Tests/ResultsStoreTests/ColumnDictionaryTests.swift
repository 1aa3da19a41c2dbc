import Testing

@testable import ResultsStore

@Suite("Column dictionary")
struct ColumnDictionaryTests {
  private let folder = TemporaryFolder()
  private let dictionary = ColumnDictionary(currency: "CHF")

  @Test("every column of the store is described")
  func store() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    let schema = try store.schema()
    #expect(schema.count > 15)
    for (table, columns) in schema {
      for column in columns {
        #expect(dictionary.entry(table: table, column: column) != nil, "\(table).\(column)")
      }
    }
  }

  @Test("every column of a run's tables, the plan and the raw seasons is described")
  func tables() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    for cell in ["high_low", "today"].flatMap({ name in (0..<2).map { makeCell(name, $0) } }) {
      try store.commit(cell)
    }
    var summary = makeSummary()
    summary.learning = LearningSummary(references: [], learners: [])
    let named = try ResultTables.all(summary, store: store) + RawCells.tables(summary, store: store)
    var columns = named.map { ($0.name, $0.table.columns) }
    columns += [
      ("price_list", PlanDatesTests.list.table.columns),
      ("promo_calendar", PlanDatesTests.calendar.table.columns),
      ("price_recommendations", PlanFiles.table([PlanFiles.PriceRecommendation]()).columns),
      ("weekly_plan", PlanFiles.table([PlanFiles.WeeklyRow]()).columns),
    ]
    for (table, names) in columns {
      for column in names {
        #expect(dictionary.entry(table: table, column: column) != nil, "\(table).\(column)")
      }
    }
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
  }
}
