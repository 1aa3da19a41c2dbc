import Testing

@testable import CompanyData

@Suite("Mistakes in company files")
struct ReadingFaultTests {
  /// A fault in sales rows, and the message that it gets.
  struct Fault: CustomTestStringConvertible, Sendable {
    var header = "sku,week,units,price,promo,list_price"
    var rows: [String]
    var message: String
    var testDescription: String { message }
  }

  private static let faults = [
    Fault(
      rows: ["taa,2026-03-02,1,5,0,5", "taa,2026-03-09,1,5,0,5"],
      message: """
        data/sales.csv:2:1: error: sku 'taa' is not in the product list (in 2 rows)
        hint: did you mean 'tea'?
        """),
    Fault(
      rows: ["\"4,01E+12\",2026-03-02,1,5,0,5"],
      message: """
        data/sales.csv:2:1: error: sku '4,01E+12' is not in the product list
        hint: a spreadsheet shortened a long number; format the column as text and export again
        """),
    Fault(
      rows: [",2026-03-02,1,5,0,5"],
      message: """
        data/sales.csv:2:1: error: the sku is empty
        hint: write the sku, or leave out the row
        """),
    Fault(
      rows: ["tea,2026-03-02,ten,5,0,5", "tea,2026-03-09,NaN,5,0,5"],
      message: """
        data/sales.csv:2:16: error: units 'ten' is not a number
        hint: write a number, or leave the cell empty
        data/sales.csv:3:16: error: units 'NaN' is not a number
        hint: write a number, or leave the cell empty
        """),
    Fault(
      rows: ["tea,2026-03-02,10 %,5,0,5"],
      message: """
        data/sales.csv:2:16: error: units '10 %' is a percentage
        hint: write a number
        """),
    Fault(
      rows: ["tea,2026-03-02,,5,0,5"],
      message: """
        data/sales.csv:2:16: error: the units are empty
        hint: write 0 for a week without sales
        """),
    Fault(
      rows: ["tea,,1,5,0,5"],
      message: """
        data/sales.csv:2:5: error: the week is empty
        hint: write a day of the week, or the ISO week
        """),
    Fault(
      rows: ["tea,31.02.2026,1,5,0,5"],
      message: """
        data/sales.csv:2:5: error: '31.02.2026' is not a date
        hint: write it as 2026-03-02, 02.03.2026, 2026-W10 or KW 10/2026
        """),
    Fault(
      rows: ["tea,02/03/2026,1,5,0,5", "tea,09/03/2026,1,5,0,5"],
      message: """
        data/sales.csv:2:5: error: '02/03/2026' may be day/month or month/day
        hint: add `date_format: dd/mm/yyyy` or `date_format: mm/dd/yyyy` for this table to mapping.yaml
        """),
    Fault(
      rows: ["tea,16/03/2026,1,5,0,5", "tea,03/23/2026,1,5,0,5"],
      message: """
        data/sales.csv:3:5: error: '03/23/2026' contradicts the order of day and month above
        hint: add `date_format: dd/mm/yyyy` or `date_format: mm/dd/yyyy` for this table to mapping.yaml
        """),
    Fault(
      rows: ["tea,2026-03-02,1,-5,0,5"],
      message: """
        data/sales.csv:2:18: error: price '-5' is below zero
        hint: write a price above zero
        """),
    Fault(
      rows: ["tea,2026-03-02,1,5,0,0"],
      message: """
        data/sales.csv:2:22: error: list_price '0' is zero
        hint: write a price above zero
        """),
    Fault(
      rows: ["tea,2026-03-02,1,,0,5"],
      message: """
        data/sales.csv:2:18: error: there is neither a price nor net sales
        hint: write one of them
        """),
    Fault(
      rows: ["tea,2026-03-02,1,5,maybe,5"],
      message: """
        data/sales.csv:2:20: error: promo 'maybe' is neither yes nor no
        hint: write 1 or 0, yes or no, ja or nein, x or nothing
        """),
    Fault(
      rows: ["tea,2026-03-02,1,5,0"],
      message: """
        data/sales.csv:2:20: error: the row has 5 cells, the header has 6
        hint: separate cells by ',', and put values that contain it in quotes
        """),
    Fault(
      rows: ["tea,2026-03-02,1,5,99,0,5"],
      message: """
        data/sales.csv:2:25: error: the row has 7 cells, the header has 6
        hint: separate cells by ',', and put values that contain it in quotes
        """),
    Fault(
      rows: ["tea,2026-03-02,1,5,0,\"5"],
      message: """
        data/sales.csv:2:22: error: the quote is not closed
        hint: add a closing "
        """),
    Fault(
      header: "sku;week;units;price", rows: ["tea;2026-03-02;1.234;5"],
      message: """
        data/sales.csv:2:16: error: '1.234' may have thousands or decimals, and no other cell of the \
        file tells
        hint: add `decimal: "."` or `decimal: ","` for this table to mapping.yaml
        """),
    Fault(
      header: "sku;week;units;price", rows: ["tea;2026-03-02;1;5,50", "tea;2026-03-09;1;5.50"],
      message: """
        data/sales.csv:3:18: error: column 'price' has decimal points and decimal commas
        hint: line 2 has the other one; write all numbers of the column in one way
        """),
    Fault(
      header: "sku;week;units;price", rows: ["tea;2026-03-02;1;5,50", "tea;2026-03-09;1;12.34,5"],
      message: """
        data/sales.csv:3:18: error: price '12.34,5' is not a number
        hint: the column has a decimal comma; write thousands in groups of three digits
        """),
    Fault(
      header: "sku,week,units,price,display", rows: ["tea,2026-03-02,1,5,20"],
      message: """
        data/sales.csv:2:20: error: display '20' is not between 0 and 1
        hint: write 0.2 or 20 %
        """),
    Fault(
      header: "sku,week,units,price,stock_days", rows: ["tea,2026-03-02,1,5,8"],
      message: """
        data/sales.csv:2:20: error: stock_days '8' is not between 0 and 7
        hint: write the days of the week in stock
        """),
    Fault(
      header: "sku,week,units,net_sales", rows: ["tea,2026-03-02,1,-5"],
      message: """
        data/sales.csv:2:18: error: net sales and units have different signs
        hint: check both
        """),
    Fault(
      header: "sku,week,units", rows: ["tea,2026-03-02,1"],
      message: """
        data/sales.csv:1:1: error: there is no column for 'price' and none for 'net_sales'
        hint: add one, or name it in mapping.yaml, as in `sales: {columns: {price: ...}}`
        """),
    Fault(
      header: "sku,week,pieces,price", rows: ["tea,2026-03-02,1,5"],
      message: """
        data/sales.csv:1:1: error: no column for 'units'; the columns are 'sku', 'week', 'pieces', 'price'
        hint: name it in mapping.yaml, as in `sales: {columns: {units: ...}}`
        """),
    Fault(
      header: "sku,week,Menge,Absatz,price", rows: ["tea,2026-03-02,1,1,5"],
      message: """
        data/sales.csv:1:16: error: 'Menge' and 'Absatz' may both be 'units'
        hint: choose one in mapping.yaml, as in `sales: {columns: {units: Menge}}`
        """),
    Fault(
      rows: [],
      message: """
        data/sales.csv:1:1: error: the sales file has no rows
        hint: write a line per product and week below the names of the columns
        """),
    Fault(
      rows: ["te,2026-03-02,1,5,0,5", "x,2026-03-02,1,5,0,5", "TEA,2026-03-02,1,5,0,5"],
      message: """
        data/sales.csv:2:1: error: sku 'te' is not in the product list
        hint: add it to the product list
        data/sales.csv:3:1: error: sku 'x' is not in the product list
        hint: add it to the product list
        data/sales.csv:4:1: error: sku 'TEA' is not in the product list
        hint: did you mean 'tea'?
        """),
    Fault(
      rows: ["tea,2026-03-02,99999999999999999999,5,0,5"],
      message: """
        data/sales.csv:2:16: error: units '99999999999999999999' is above a billion
        hint: check the number of digits
        """),
    Fault(
      rows: [
        "tea,2026-03-02,1,5,0,5", "tea,2026-03-09,1,499,0,5", "tea,2026-03-16,1,4.99,0,499",
      ],
      message: """
        data/sales.csv:3:18: error: price 499 is more than 10 times the usual price of 'tea', 5
        hint: check the decimal mark
        data/sales.csv:4:25: error: list_price 499 is more than 10 times the usual price of 'tea', 5
        hint: check the decimal mark
        """),
    Fault(
      header: "Weekly sales\n\nsku,week,units,price", rows: ["tea,2026-03-02,1,5"],
      message: """
        data/sales.csv:1:1: error: 'Weekly sales' stands alone in a line above lines of several cells
        hint: begin the file with the names of the columns
        """),
    Fault(
      header: "sku,week,units,price,price", rows: ["tea,2026-03-02,1,5,5"],
      message: """
        data/sales.csv:1:22: error: two columns are called 'price'
        hint: rename or delete one of them
        """),
  ]

  @Test("A fault in the sales file gets its message", arguments: faults)
  func salesFault(_ fault: Fault) throws {
    let text = ([fault.header] + fault.rows).joined(separator: "\n") + "\n"
    #expect(try TestFolder().with("sales.csv", text).mistakes() == fault.message)
  }

  @Test("A missing file is named together with what is there")
  func missingFiles() throws {
    let folder = TestFolder(files: []).with("Absatz.csv", "sku\n").with("notes.txt", "")
    #expect(
      try folder.mistakes() == """
        data:1:1: error: there is no file 'products.csv' in 'data', which has 'Absatz.csv', 'notes.txt'
        hint: name it in mapping.yaml, as in `products: {file: My products.csv}`
        data:1:1: error: there is no file 'sales.csv' in 'data', which has 'Absatz.csv', 'notes.txt'
        hint: name it in mapping.yaml, as in `sales: {file: My sales.csv}`
        """)
  }

  @Test("A folder that isn't there is named")
  func missingFolder() {
    #expect {
      try CompanyFolder.read(folder: "/no/such/folder/", mapping: nil)
    } throws: { error in
      (error as? CompanyDataError)?.description == """
        /no/such/folder:1:1: error: the folder can't be read
        hint: name a folder with products.csv and sales.csv
        """
    }
  }

  @Test("A workbook is not taken for a text")
  func workbook() throws {
    let folder = TestFolder().with("sales.csv", bytes: [0x50, 0x4B, 0x03, 0x04, 0, 0])
    #expect(
      try folder.mistakes() == """
        data/sales.csv:1:1: error: the file is a workbook, not a text
        hint: save the sheet as CSV UTF-8
        """)
  }

  @Test("A product that stands twice is a mistake only when the rows differ")
  func products() throws {
    let list = "sku,category,list_price,unit_cost\ntea,hot,5,6\ntea,hot,5,6\ncoffee,hot,8,1\n"
    let same = TestFolder().with("products.csv", list)
    #expect(
      try same.notes() == [
        "data/products.csv:2: note: the unit cost 6 is above the list price 5 (2 times)",
        "data/products.csv:3: note: a product that stands twice is counted once",
      ])
    let different = TestFolder().with("products.csv", list + "tea,hot,5,1\n,hot,1,1\nmilk,,1,1\n")
    #expect(
      try different.mistakes() == """
        data/products.csv:5:1: error: sku 'tea' differs from line 2
        hint: keep one row per sku
        data/products.csv:6:1: error: the sku is empty
        hint: write the product's sku
        data/products.csv:7:6: error: the category is empty
        hint: write the product's category
        """)
  }

  @Test("A sku that lost its leading zeros is recognised")
  func leadingZeros() throws {
    let folder = TestFolder(files: [])
      .with("products.csv", "sku,list_price\n0012,5\n13,5\n")
      .with("sales.csv", "sku,week,units,price\n12,2026-03-02,1,5\n")
    #expect(
      try folder.mistakes() == """
        data/sales.csv:2:1: error: sku '12' is not in the product list
        hint: did you mean '0012'?
        """)
  }

  @Test("Of many mistakes the first fifty are shown, by file and line")
  func manyMistakes() throws {
    let rows = (0..<173).map { "tea,2026-03-02,x\($0),5" }
    let folder = TestFolder().with(
      "sales.csv", "sku,week,units,price\n" + rows.joined(separator: "\n"))
    let lines = try folder.mistakes().split(separator: "\n")
    #expect(lines.count == 101)
    #expect(lines.first == "data/sales.csv:2:16: error: units 'x0' is not a number")
    #expect(lines.last == "and 123 more")
  }
}
