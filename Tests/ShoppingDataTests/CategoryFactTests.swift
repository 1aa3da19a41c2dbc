import Testing

@testable import ShoppingData

@Suite("Category facts")
struct CategoryFactTests {
  private static let items = """
    item_id,category,brand_id,subtype,private_label
    a,tea,1,green,0
    b,tea,69,black,1
    x,jam,2,plum,0

    """

  /// Consumers 1 and 2 count, consumer 5 is held out; outlet 9 has no visits.
  private static let transactions = """
    consumer_id,period,outlet_id,trip_id,item_id,quantity,unit_price,unit_regular_price,coupon_used
    1,1,7,1,a,1,4,4,0
    1,3,7,2,a,2,3,4,0
    1,3,7,2,b,1,5,5,0
    2,2,7,3,b,8,5,5,0
    2,3,9,4,b,1,5,5,0
    5,3,8,5,a,1,2,4,0
    2,4,7,6,x,1,1,1,0

    """

  private static let visits = """
    consumer_id,outlet_id,period
    1,7,1
    1,7,3
    1,8,3
    1,7,4
    2,7,2
    2,7,4
    5,8,3
    3,7,2

    """

  private static let offers = """
    outlet_id,period,item_id,unit_price,unit_regular_price,display,mailer,mailer_major
    7,3,a,,,1,0.5,0
    ,4,b,,,0,1,0

    """

  private func facts(_ changed: [String: String] = [:]) throws -> CategoryFacts {
    var files = [
      "items.csv": Self.items, "transactions.csv": Self.transactions, "visits.csv": Self.visits,
      "offers.csv": Self.offers,
    ]
    for (name, text) in changed { files[name] = text }
    let folder = try DataFolder(files)
    var options = FactOptions(categories: ["tea"])
    options.window = 2...4
    return try #require(try CategoryFacts.read(folder: folder.path, options: options).first)
  }

  @Test("the log holds a row per user and period with a visit, with the largest spend")
  func logIsMerged() throws {
    let log = try facts().log
    // Consumer 1 is in two outlets in period 3 and spends 6 on a, 5 on b; consumer 2's eight units
    // count as six, the purchase in outlet 9 not at all; consumers 3 and 5 are no users.
    #expect(log.periods == [1, 3, 4, 2, 4])
    #expect(log.items == [0, 0, -1, 1, -1])
    #expect(log.units == [1, 2, 0, 6, 0])
    #expect(log.consumerCount == 2)
  }

  @Test("prices come from every line of the chain")
  func pricesAreChainWide() throws {
    let calendar = try facts().calendar
    // Period 3, item a: lines at 0.75 and 0.5 (held out) and the expected ratio 1.
    #expect(abs(calendar.ratio(0, in: 3) - 0.75) < 1e-6)
    // Nothing sold afterwards: expected is 1 + (0.625 - 1) / 4.
    #expect(abs(calendar.ratio(0, in: 4) - 0.90625) < 1e-6)
    #expect(calendar.ratio(1, in: 3) == 1)
  }

  @Test("flags count as visits meet them")
  func flagsAreWeighted() throws {
    let calendar = try facts().calendar
    // One of the three visits in period 3 is in outlet 7; the second row holds for every outlet.
    #expect(abs(calendar.display(0, in: 3) - 1.0 / 3) < 1e-12)
    #expect(abs(calendar.mailer(0, in: 3) - 0.5 / 3) < 1e-12)
    #expect(calendar.mailer(1, in: 4) == 1)
  }

  @Test("items are listed by lines and described")
  func itemsAreDescribed() throws {
    let items = try facts().items
    #expect(items.map(\.name) == ["a", "b"])
    #expect(items.map(\.brand) == ["1", "69"])
    #expect(items.map(\.type) == ["green", "black"])
    #expect(items.map(\.isPrivateLabel) == [false, true])
    #expect(items.map(\.listPrice) == [4, 5])
    #expect(items[1].quantityShares == [0, 0, 0, 0, 0, 1])
  }

  @Test("occasions are counted per outlet after a purchase, as intent models count them")
  func outletsAreCounted() throws {
    let facts = try facts()
    // Consumer 1: period 3 in two outlets and period 4; consumer 2: period 4.
    #expect(facts.outletOccasions == 4)
    #expect(facts.outletPurchases == 1)
  }

  @Test("without visits.csv the purchases are the visits")
  func purchasesAreVisits() throws {
    let folder = try DataFolder([
      "items.csv": Self.items, "transactions.csv": Self.transactions,
    ])
    var options = FactOptions(categories: ["tea"])
    options.window = 2...4
    let facts = try #require(try CategoryFacts.read(folder: folder.path, options: options).first)
    #expect(facts.log.periods == [1, 3, 2, 3, 4])
    #expect(facts.calendar.display(0, in: 3) == 0)
  }

  @Test("an unknown category is refused with those that are known")
  func unknownCategory() throws {
    let folder = try DataFolder([
      "items.csv": Self.items, "transactions.csv": Self.transactions,
    ])
    #expect(throws: ShoppingDataError.unknownCategory(name: "soap", known: ["jam", "tea"])) {
      try CategoryFacts.read(folder: folder.path, options: FactOptions(categories: ["soap"]))
    }
  }

  @Test("a wrong line is refused with its place")
  func wrongLine() throws {
    let text = Self.transactions + "1,2,7,9,zzz,1,2,2,0\n"
    let error = #expect(throws: ShoppingDataError.self) {
      try facts(["transactions.csv": text])
    }
    let expected = """
      transactions.csv:9: error: unknown item_id 'zzz'
      hint: describe the item in items.csv
      """
    #expect(error?.description == expected)
  }
}
