import ShoppingData
import Testing

@Suite("messages about wrong data")
struct MessageTests {
  /// A wrong line of a file, and the whole message about it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var file: String
    var line: String
    var message: String
    var hint: String
    var testDescription: String { "\(file): \(line)" }
  }

  static let mistakes = [
    Mistake(
      file: "transactions.csv", line: "1,3,o1,z,t9,1,2,2,0", message: "unknown item_id 't9'",
      hint: "describe the item in items.csv"),
    Mistake(
      file: "transactions.csv", line: "1,3,o1,z,t1,-1,2,2,0",
      message: "quantity '-1' is not above 0", hint: "leave returns and gifts out"),
    Mistake(
      file: "transactions.csv", line: "1,3,o1,z,t1,1,0,2,0",
      message: "unit_price '0' is not above 0", hint: "leave returns and gifts out"),
    Mistake(
      file: "transactions.csv", line: "1,3,o1,z,t1,1,NaN,2,0",
      message: "unit_price 'NaN' is not a number", hint: "write a decimal number such as 2.49"),
    Mistake(
      file: "transactions.csv", line: "1,2017-01-15,o1,z,t1,1,2,2,0",
      message: "period '2017-01-15' is not a period from 0 to 9999",
      hint: "number periods of equal length, such as weeks, with whole numbers"),
    Mistake(
      file: "transactions.csv", line: "1,3,o1,z,t1,1,2,2,yes",
      message: "coupon_used 'yes' is neither 0 nor 1", hint: "write 0 or 1"),
    Mistake(
      file: "transactions.csv", line: ",3,o1,z,t1,1,2,2,0", message: "consumer_id is empty",
      hint: "name it on every line"),
    Mistake(
      file: "transactions.csv", line: "1,3,o1,z,t1,1,2,2",
      message: "the line has 8 fields, the header has 9",
      hint: "write one field per column; quote fields that hold commas"),
    Mistake(
      file: "transactions.csv", line: "1,3,o1,z,t1,1,2,2,\"0",
      message: "a quoted field is not closed", hint: "close it with a double quote"),
    Mistake(
      file: "items.csv", line: "t1,tea,own,green,1", message: "item_id 't1' stands twice",
      hint: "describe each item once"),
    Mistake(
      file: "visits.csv", line: "1,o1,1", message: "the visit repeats that of line 2",
      hint: "write each consumer, outlet and period once"),
    Mistake(
      file: "offers.csv", line: ",3,t1,,,0,1.5,0", message: "mailer '1.5' is not between 0 and 1",
      hint: "write a share"),
    Mistake(
      file: "offers.csv", line: "o1,3,t1,,,0,0,0", message: "the offer repeats that of line 2",
      hint: "write each outlet, period and item once"),
    Mistake(
      file: "coupons.csv", line: "1,t1,5,4,1", message: "period_from 5 is after period_to 4",
      hint: "write the first and the last period of the coupon"),
    Mistake(
      file: "events.csv", line: "1,3,t1,stare", message: "kind 'stare' is unknown",
      hint: "write browse, search or cart"),
  ]

  static let optional = [
    "visits.csv": "consumer_id,outlet_id,period\n1,o1,1\n",
    "offers.csv":
      "outlet_id,period,item_id,unit_price,unit_regular_price,display,mailer,mailer_major\n"
      + "o1,3,t1,,,1,0,0\n",
    "coupons.csv": "consumer_id,item_id,period_from,period_to,value\n1,t1,3,4,1\n",
    "events.csv": "consumer_id,period,item_id,kind\n1,2,t1,browse\n",
  ]

  @Test("a wrong line is named with its place, its value and a remedy", arguments: mistakes)
  func wrongLine(mistake: Mistake) throws {
    let folder = try TeaShop.folder(Self.optional)
    let text = (TeaShop.files.merging(Self.optional) { $1 })[mistake.file] ?? ""
    try folder.write(text + mistake.line + "\n", mistake.file)
    let line = text.split(separator: "\n").count + 1
    #expect(
      folder.complaint()
        == "\(mistake.file):\(line): error: \(mistake.message)\nhint: \(mistake.hint)")
  }

  @Test("text that is not UTF-8 is refused")
  func notUTF8() throws {
    let folder = try TeaShop.folder()
    let line = Array("1,1,".utf8) + [0xFF] + Array(",x,t1,1,2,2,0\n".utf8)
    try folder.write(bytes: Array(TeaShop.header.utf8) + line, "transactions.csv")
    #expect(
      folder.complaint()
        == "transactions.csv:2: error: the line is not UTF-8\nhint: save the file as UTF-8")
  }

  @Test("missing and unknown columns are named, and dropping lines does not help")
  func header() throws {
    let folder = try TeaShop.folder(["visits.csv": "consumer_id,outlet,period\n1,o1,1\n"])
    var options = PreparationOptions.small
    options.dropsBadLines = true
    #expect(
      folder.complaint(options) == """
        visits.csv:1: error: missing column 'outlet_id'
        hint: the columns are consumer_id, outlet_id, period
        visits.csv:1: error: unknown column 'outlet'
        hint: the columns are consumer_id, outlet_id, period
        """)
  }

  @Test("every mistake of a line is reported, twenty in full, the rest as a number")
  func limit() throws {
    let folder = try TeaShop.folder()
    let wrong = (0..<15).map { _ in "1,3,o1,z,t1,0,0,2,0\n" }.joined()
    try folder.write(TeaShop.header + wrong, "transactions.csv")
    let lines = folder.complaint().split(separator: "\n")
    #expect(lines.count { $0.contains(": error: ") } == 20)
    #expect(lines.last == "and 10 more mistakes")
  }

  @Test("wrong lines can be dropped: the rest is as if they had never been there")
  func dropping() throws {
    let clean = try TeaShop.folder().prepare(.small)
    let wrong = ["1,3,o1,z,t9,1,2,2,0\n", "1,3,o1,z,t1,0,-1,2,0\n", "1,3\n"].joined()
    let folder = try TeaShop.folder([
      "transactions.csv": TeaShop.header + wrong
        + TeaShop.lines.map { $0 + "\n" }.joined()
    ])
    var options = PreparationOptions.small
    options.dropsBadLines = true
    let cleaned = try folder.prepare(options)
    #expect(try cleaned.table(.train) == clean.table(.train))
    #expect(
      cleaned.summary.cleaning.text == """
        items.csv         3  read
        transactions.csv 15  read
        transactions.csv  1  dropped: broken line
        transactions.csv  1  dropped: unknown identifier
        transactions.csv  1  dropped: quantity not positive
        """)
  }

  @Test("a price above the regular price is set to it and counted")
  func clipping() throws {
    let folder = try TeaShop.folder()
    let line = "3,1,o1,z,t1,1,2.50,2.00,0\n"
    try folder.write(TeaShop.files["transactions.csv", default: ""] + line, "transactions.csv")
    let noted = try folder.check(.small).cleaning.noted
    #expect(noted.map(\.lines) == [1])
    #expect(noted.map(\.what) == ["price above the regular price, set to it"])
  }

  @Test("a missing file, an empty split and an unknown category are explained")
  func refusals() throws {
    let empty = try DataFolder(["items.csv": TeaShop.items])
    #expect(
      empty.complaint() == """
        data/transactions.csv: error: the file is missing
        hint: a data folder needs items.csv and transactions.csv
        """)
    let folder = try TeaShop.folder()
    #expect(
      folder.complaint(PreparationOptions()) == """
        error: no occasion falls into the training periods 9-40; the data's periods run from 1 to 7
        hint: choose periods with --train, --validation and --test
        """)
    var options = PreparationOptions.small
    options.heldOutCategories = ["coffee"]
    #expect(
      folder.complaint(options)
        == "error: no category is called 'coffee'\nhint: the categories are tea")
    options.validation = 5...6
    #expect(
      folder.complaint(options)
        == "error: --validation is '5-6'\nhint: write periods after those of --train (3-5)")
  }

  @Test("periods are read as a range or as one number")
  func periods() throws {
    #expect(try PreparationOptions.periods("9-40", option: "train") == 9...40)
    #expect(try PreparationOptions.periods("7", option: "train") == 7...7)
    for text in ["", "40-9", "a-b", "1-2-3", "-"] {
      #expect(
        throws: ShoppingDataError.invalidOption(
          name: "test", value: text, expected: "periods such as 9-40")
      ) { try PreparationOptions.periods(text, option: "test") }
    }
  }
}
