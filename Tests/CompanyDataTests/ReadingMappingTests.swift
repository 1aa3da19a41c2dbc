import MarketModel
import ScenarioFiles
import Testing

@testable import CompanyData

@Suite("Mapping files")
struct ReadingMappingTests {
  private let folder = TestFolder().without("sales.csv")
    .with("Absatz.csv", "Art;Zeit;Stk;Betrag\ntea;02/03/2026;1.234;6.170,00\n")

  private static let oneLine = """
    # what the shop's export calls things
    sales: {file: Absatz.csv, columns: {sku: Art, week: Zeit, units: Stk, net_sales: Betrag}, decimal: ",", date_format: dd/mm/yyyy}
    """

  private static let nested = """
    ---
    sales:
      file: 'absatz.csv'   # any case
      columns:
        sku: Art
        week: Zeit
        units: Stk
        net_sales: "Betrag"
      decimal: ","
      date_format: dd/mm/yyyy
    """

  @Test(
    "A mapping in braces or in lines names file, columns and layouts", arguments: [oneLine, nested])
  func forms(text: String) throws {
    let sales = try folder.with("mapping.yaml", text).read().sales[0].sales
    #expect(sales.units == [1234])
    #expect(sales.price == [5])
    #expect(sales.firstDay == CivilDate(year: 2026, month: 3, day: 2))
    #expect(try folder.with("mine.yaml", text).read(mapping: "mine.yaml").sales[0].sales == sales)
  }

  @Test(
    "A mistake in the mapping has its place and a remedy",
    arguments: [
      (
        "sales: {fil: Absatz.csv}",
        "data/mapping.yaml:1:9: error: unknown key 'fil'\nhint: did you mean 'file'?"
      ),
      (
        "sale: {file: Absatz.csv}",
        "data/mapping.yaml:1:1: error: unknown table 'sale'\nhint: did you mean 'sales'?"
      ),
      (
        "sales: {columns: {unit: Stk}}",
        "data/mapping.yaml:1:19: error: unknown column of 'sales' 'unit'\nhint: did you mean 'units'?"
      ),
      (
        "products: {channel: web}",
        "data/mapping.yaml:1:12: error: unknown key 'channel'\n"
          + "hint: known are 'file', 'columns', 'decimal', 'date_format'"
      ),
      (
        "sales: {decimal: point}",
        "data/mapping.yaml:1:18: error: 'point' is not a decimal mark\n"
          + "hint: write `decimal: \",\"` or `\".\"`"
      ),
      (
        "sales:\n  date_format: d.m.y",
        "data/mapping.yaml:2:16: error: 'd.m.y' is not a known layout of dates\n"
          + "hint: write one of 'yyyy-mm-dd', 'dd.mm.yyyy', 'dd.mm.yy', 'dd/mm/yyyy', 'mm/dd/yyyy', "
          + "'yyyy-Www', 'KW ww/yyyy'"
      ),
      (
        "sales: {decimal: '.', decimal: ','}",
        "data/mapping.yaml:1:23: error: duplicate key 'decimal'\nhint: keep one of them"
      ),
      (
        "sales: {file: Absatz.csv",
        "data/mapping.yaml:1:25: error: expected `key: value` and a closing }\n"
          + "hint: write it as `sales: {file: Absatz.csv, columns: {sku: Artikel, week: Woche}}`"
      ),
    ])
  func mistakes(text: String, message: String) throws {
    #expect(try TestFolder().with("mapping.yaml", text).mistakes() == message)
  }

  @Test("A file, column or channel that isn't there is named at its place in the mapping")
  func missingNames() throws {
    #expect(
      try TestFolder().with("mapping.yaml", "sales: {columns: {units: Unit}}").mistakes() == """
        data/mapping.yaml:1:26: error: 'data/sales.csv' has no column 'Unit'
        hint: did you mean 'units'?
        """)
    #expect(
      try TestFolder().with("mapping.yaml", "stock: {file: Lager.csv}").mistakes() == """
        data/mapping.yaml:1:15: error: there is no file 'Lager.csv' in 'data', which has 'mapping.yaml', \
        'products.csv', 'sales.csv'
        hint: name it in mapping.yaml, as in `stock: {file: My stock.csv}`
        """)
    #expect(
      try TestFolder().with("mapping.yaml", "sales: {channel: web}").mistakes() == """
        data/mapping.yaml:1:18: error: 'data/sales.csv' has no channel 'web'
        hint: it has no column for 'channel'; name it under `columns`, or leave out `channel`
        """)
  }

  @Test(
    "A number above 12 in its column decides between day and month",
    arguments: [("16/03/2026", "09/03/2026"), ("03/16/2026", "03/09/2026")])
  func slashDates(first: String, second: String) throws {
    let text = "sku,week,units,price\ntea,\(first),1,5\ntea,\(second),2,5\n"
    let sales = try TestFolder().with("sales.csv", text).read().sales[0].sales
    #expect(sales.firstDay == CivilDate(year: 2026, month: 3, day: 9))
    #expect(sales.units == [2, 1])
  }
}
