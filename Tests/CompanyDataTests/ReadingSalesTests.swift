import MarketModel
import Testing

@testable import CompanyData

@Suite("What becomes of sales rows")
struct ReadingSalesTests {
  /// Returns a folder with these sales of tea (list price 5.00) below a header.
  private func folder(_ header: String, _ rows: String...) -> TestFolder {
    TestFolder().with("sales.csv", ([header] + rows).joined(separator: "\n") + "\n")
  }

  private func tea(_ folder: TestFolder, mapping: String? = nil) throws -> WeeklySales {
    try folder.read(mapping: mapping).sales[0].sales
  }

  private static let noCoffee = "data/products.csv:3: note: a product has no sales"

  @Test("Identical rows are counted once, different ones are added up with the mean price by units")
  func duplicates() throws {
    let folder = folder(
      "sku,week,units,price,list_price", "tea,2026-03-02,10,5,5", "tea,2026-03-02,10,5,5",
      "tea,2026-03-02,30,4,5")
    let sales = try tea(folder)
    #expect(sales.units == [40])
    #expect(sales.price == [4.25])
    #expect(
      try folder.notes() == [
        Self.noCoffee, "data/sales.csv:3: note: a row that stands twice is counted once",
        "data/sales.csv:4: note: different rows of the same sku, day or week, and channel are added up",
      ])
  }

  @Test("Returns are taken off their week, and a week never has fewer than zero units")
  func returns() throws {
    let folder = folder(
      "sku,week,units,net_sales,list_price", "tea,2026-03-02,10,40,5", "tea,2026-03-02,-3,-15,5",
      "tea,2026-03-09,1,5,5", "tea,2026-03-09,-4,-20,5")
    let sales = try tea(folder)
    #expect(sales.units == [7, 0])
    #expect(sales.price == [4, 5])
    let notes = try folder.notes()
    #expect(
      notes.contains(
        "data/sales.csv:3: note: returned units are taken off the units of their week (2 times)"))
    #expect(
      notes.contains(
        "data/sales.csv:4: note: more units were returned than sold in a week; its units are set to 0"
      ))
  }

  @Test("Days of a week are added up, equal or not, and their days in stock too")
  func days() throws {
    let folder = folder(
      "sku,date,units,price,list_price,stock_days", "tea,2026-03-02,2,5,5,1",
      "tea,2026-03-03,2,5,5,1",
      "tea,2026-03-08,3,5,5,1")
    let sales = try tea(folder)
    #expect(sales.units == [7])
    #expect(sales.stockDays == [3])
    #expect(
      try folder.notes() == [
        Self.noCoffee, "data/sales.csv: note: the sales of the days of a week are added up",
        "data/sales.csv:2: note: a week with fewer than 7 days in stock counts as censored",
      ])
  }

  @Test("Channels are added up unless the mapping names one")
  func channels() throws {
    let folder = folder(
      "sku,week,channel,units,price,list_price", "tea,2026-03-02,shop,10,5,5",
      "tea,2026-03-02,web,30,4,5")
    #expect(try tea(folder).units == [40])
    #expect(
      try folder.notes() == [
        Self.noCoffee, "data/sales.csv: note: the sales of 2 channels are added up: 'shop', 'web'",
      ])
    let one = folder.with("mapping.yaml", "sales: {channel: web}\n")
    #expect(try tea(one).units == [30])
    #expect(
      try one.notes() == [
        Self.noCoffee,
        "data/sales.csv: note: a row of another channel than the mapping's is left out",
      ])
  }

  @Test("A week without record inside a life has no units at the price in force")
  func missingWeeks() throws {
    let folder = folder(
      "sku,week,units,price,list_price,promo", "tea,2026-03-02,10,4.80,5,0",
      "tea,2026-03-16,9,4,5,x",
      "tea,2026-03-30,8,5,5,0")
    let sales = try tea(folder)
    #expect(sales.week == [0, 1, 2, 3, 4])
    #expect(sales.units == [10, 0, 9, 0, 8])
    #expect(sales.price == [4.8, 4.8, 4, 5, 5])
    #expect(sales.isPromoted == [false, false, true, false, false])
    #expect(
      try folder.notes().last
        == "data/sales.csv:2: note: a week without record after this one has 0 units at the price in "
        + "force (2 times)")
  }

  @Test("Without any list price the highest price of the last eight weeks stands for it")
  func runningReference() throws {
    let prices = [6, 5, 4, 5, 5, 5, 5, 5, 5, 5]
    let rows = prices.enumerated().map { week, price in
      "tea,\(CivilDate(dayNumber: 20_514 + 7 * week)),5,\(price)"
    }
    let folder = TestFolder().with("products.csv", "sku\ntea\n")
      .with("sales.csv", "sku,week,units,price\n" + rows.joined(separator: "\n"))
    let company = try folder.read()
    #expect(company.sales[0].category == "all")
    #expect(company.sales[0].sales.listPrice == [6, 6, 6, 6, 6, 6, 6, 6, 5, 5])
    #expect(company.products[0].listPrice == 5)
    #expect(
      company.notes.map(\.sentence) == [
        "there is no column for 'category'; all products are in 'all'",
        "a product without list price has its last week's, 5",
        "a week without list price has the highest price of the last 8 weeks",
      ])
  }

  @Test("A price more than 1 % above the list raises the list for its week")
  func raisedList() throws {
    let folder = folder(
      "sku,week,units,price,list_price", "tea,2026-03-02,10,6,5", "tea,2026-03-09,9,5.04,5")
    #expect(try tea(folder).listPrice == [6, 5])
    #expect(
      try folder.notes().last
        == "data/sales.csv:2: note: the price is above the list price, which is raised to it for the week"
    )
  }

  @Test("A written price wins over net sales, and a difference above 2 % is noted")
  func priceWins() throws {
    let folder = folder(
      "sku,week,units,net_sales,price,list_price", "tea,2026-03-02,10,49.5,5,5",
      "tea,2026-03-09,10,40,5,5")
    #expect(try tea(folder).price == [5, 5])
    #expect(
      try folder.notes().last
        == "data/sales.csv:3: note: the price differs from net sales by units by more than 2 %; the "
        + "price is used")
  }

  @Test("A week without units takes the promotion's price, else the list price")
  func priceWithoutUnits() throws {
    let folder = folder(
      "sku,week,units,net_sales,list_price", "tea,2026-03-02,0,0,5", "tea,2026-03-09,0,,5"
    )
    .with("promotions.csv", "sku,from,to,percent_off\ntea,2026-03-02,2026-03-08,20 %\n")
    let sales = try tea(folder)
    #expect(sales.price == [4, 5])
    #expect(sales.isPromoted == [true, false])
    let notes = try folder.notes()
    #expect(notes.contains("data/sales.csv:2: note: a week without price has the promotion's"))
    #expect(notes.contains("data/sales.csv:3: note: a week without price has the list price"))
    #expect(
      notes.contains("data/sales.csv:2: note: a week is promoted because of the list of promotions")
    )
  }

  @Test("A mistyped century is a mistake, not a thousand empty weeks")
  func span() throws {
    let folder = folder(
      "sku,week,units,price,list_price", "tea,2026-03-02,1,5,5", "tea,2126-03-02,1,5,5",
      "tea,2026-03-09,1,5,5")
    #expect(
      try folder.mistakes() == """
        data/sales.csv:3:5: error: 2126-03-02 is more than 30 years from other sales
        hint: check the year
        """)
  }

  @Test("Columns that mean nothing and rows without values are noted")
  func leftOut() throws {
    let folder = folder("sku,week,units,price,list_price,Lager", "tea,2026-03-02,1,5,5,7", ",,,,,")
    #expect(
      try folder.notes() == [
        Self.noCoffee, "data/sales.csv:1: note: the column 'Lager' is not used",
        "data/sales.csv:3: note: a row without any value is left out",
      ])
  }
}
