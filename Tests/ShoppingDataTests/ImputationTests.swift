import Foundation
import ShoppingData
import Testing
import TransformerScorer

/// Every expected number is computed by hand from the lines of `TeaShop`.
@Suite("what is imputed, and what counts as an occasion")
struct ImputationTests {
  static func near(_ value: Float, _ expected: Double) -> Bool {
    abs(Double(value) - expected) < 2e-6
  }

  @Test("an occasion needs a visit and an earlier purchase; the splits are by period")
  func occasions() throws {
    let summary = try TeaShop.folder().check(.small)
    #expect(summary.splits.map(\.occasions) == [4, 1, 2, 0, 0, 0])
    #expect(summary.splits.map(\.purchases) == [4, 0, 2, 0, 0, 0])
    #expect(summary.categories.map(\.listed) == [["t1", "t2"]])
  }

  @Test("the price now leaves the own lines out and counts the expected ratio once")
  func priceNow() throws {
    let table = try TeaShop.folder().prepare(.small).table(.train)
    let first = try #require(table.row(consumer: 0, period: 3))
    let second = try #require(table.row(consumer: 1, period: 3))
    // Period 3 for '1': the line of '2' at 0.5 and the expectation 0.75 of period 1.
    let offers = table.offers(first)
    #expect(offers.count == 2)
    #expect(Self.near(table.logRegular[offers.lowerBound], log(0.625)))
    #expect(Self.near(table.logExpected[offers.lowerBound], log(0.625 / 0.75)))
    #expect(Self.near(table.logRegular[offers.lowerBound + 1], 0))
    // For '2': the line of '1' at 0.75.
    #expect(Self.near(table.logRegular[table.offers(second).lowerBound], log(0.75)))
  }

  @Test("the expected ratio remembers three quarters, and prices stand between the categories'")
  func expectedAndTier() throws {
    let table = try TeaShop.folder().prepare(.small).table(.train)
    let row = try #require(table.row(consumer: 0, period: 4))
    let offer = table.offers(row).lowerBound
    // 0.75 x 0.75 + 0.25 x (0.75 + 0.5) / 2; nobody else bought in period 4.
    let expected = 0.71875
    #expect(Self.near(table.logRegular[offer], log(expected)))
    #expect(Self.near(table.logExpected[offer], 0))
    #expect(Self.near(table.offer(offer, "tier"), -0.5 * log(2)))
    #expect(Self.near(table.offer(offer + 1, "tier"), 0.5 * log(2)))
  }

  @Test("the choice is the listed item with the largest spend, ties to the lower identifier")
  func choice() throws {
    let prepared = try TeaShop.folder().prepare(.small)
    let train = try prepared.table(.train)
    let row = try #require(train.row(consumer: 0, period: 4))
    #expect(train.choices[row] == 1 && train.quantities[row] == 2)
    let test = try prepared.table(.test)
    let tie = try #require(test.row(consumer: 0, period: 7))
    #expect(test.choices[tie] == 0 && test.quantities[tie] == 2)
    let validation = try prepared.table(.validation)
    #expect(validation.choices == [-1] && validation.quantities == [0])
  }

  @Test("history holds what was bought before, listed or not, newest first")
  func history() throws {
    let test = try TeaShop.folder().prepare(.small).table(.test)
    let row = try #require(test.row(consumer: 0, period: 7))
    let events = test.events(row)
    let weeks = events.map { exp(test.event($0, "log_weeks_ago")).rounded() }
    #expect(weeks == [1, 3, 3, 4, 5, 6])
    #expect(events.map { test.event($0, "listed") } == [0, 1, 1, 1, 1, 1])
    #expect(events.map { test.event($0, "coupon") } == [0, 0, 0, 1, 0, 0])
    #expect(abs(test.event(events.lowerBound + 3, "log_price_ratio") - log(0.75)) < 2e-4)
  }

  @Test("an item leaves the shelf six periods after its last sale, unless another buys it now")
  func availability() throws {
    let lines = [
      "1,1,o1,x,t2,1,4,4,0", "2,1,o1,x,t1,1,2,2,0", "1,7,o1,x,t1,1,2,2,0", "1,8,o1,x,t1,1,2,2,0",
      "2,8,o1,x,t1,1,2,2,0", "2,9,o1,x,t1,1,2,2,0", "2,9,o1,x,t2,1,4,4,0", "1,9,o1,x,t1,1,2,2,0",
    ]
    let text = TeaShop.header + lines.map { $0 + "\n" }.joined()
    let folder = try TeaShop.folder(["transactions.csv": text])
    var options = PreparationOptions.small
    (options.train, options.validation, options.test) = (7...9, 10...10, 11...11)
    let table = try folder.prepare(options).table(.train)
    let shelves = try ([7, 8, 9] as [Int16]).map { period in
      let row = try #require(table.row(consumer: 0, period: period))
      return table.offers(row).map { table.tokens.offerItems[$0].item }
    }
    // Period 7: both were sold in period 1. Period 8: t1 by '1' the week before. Period 9: t2 by '2'.
    #expect(shelves == [[0, 1], [0], [0, 1]])
  }

  @Test("given prices, displays and mailers override what is imputed; an outlet's own row first")
  func givenOffers() throws {
    let offers = """
      outlet_id,period,item_id,unit_price,unit_regular_price,display,mailer,mailer_major
      ,3,t1,1.20,2.40,0.25,1,0.5
      o1,4,t1,,,1,0,0
      o2,4,t1,1.80,,0.5,0.75,0

      """
    let table = try TeaShop.folder(["offers.csv": offers]).prepare(.small).table(.train)
    let third = table.offers(try #require(table.row(consumer: 0, period: 3))).lowerBound
    #expect(Self.near(table.logRegular[third], log(0.5)))
    #expect(Self.near(table.offer(third, "tier"), log(2.4) - 1.5 * log(2)))
    let flags = ["display", "mailer", "mailer_major"].map { table.offer(third, $0) }
    #expect(flags == [0.25, 1, 0.5])
    let fourth = table.offers(try #require(table.row(consumer: 0, period: 4))).lowerBound
    #expect(Self.near(table.logRegular[fourth], log(0.9)))
    #expect(table.offer(fourth, "display") == 0.5 && table.offer(fourth, "mailer") == 0.75)
  }

  @Test("a coupon counts for its holder, its item and its periods")
  func coupons() throws {
    let coupons = """
      consumer_id,item_id,period_from,period_to,value
      1,t2,2,3,0.5
      1,t2,3,3,0.75
      9,t2,3,3,1

      """
    let folder = try TeaShop.folder(["coupons.csv": coupons])
    let table = try folder.prepare(.small).table(.train)
    let values = try ([(0, 3), (0, 4), (1, 3)] as [(Int32, Int16)]).map { consumer, period in
      let row = try #require(table.row(consumer: consumer, period: period))
      return table.offers(row).map { table.offer($0, "coupon") }
    }
    #expect(values == [[0, 0.75], [0, 0], [0, 0]])
    #expect(
      try folder.check(.small).cleaning.noted.map(\.what)
        == ["consumer without a visit or purchase, not used"])
  }

  @Test("visits without purchases make occasions, and only listed visits do")
  func visits() throws {
    let visits = "consumer_id,outlet_id,period\n1,o1,3\n1,o2,3\n2,o1,4\n"
    let prepared = try TeaShop.folder(["visits.csv": visits]).prepare(.small)
    let table = try prepared.table(.train)
    #expect(table.consumers == [0, 0, 1] && table.periods == [3, 3, 4])
    #expect(table.choices == [0, -1, -1])
  }

  @Test("a browse becomes an event below one unit, and no purchase")
  func browsing() throws {
    let clicks = "consumer_id,period,item_id,kind\n1,6,t2,browse\n1,2,t2,search\n2,6,t2,cart\n"
    let test = try TeaShop.folder(["events.csv": clicks]).prepare(.small).table(.test)
    let row = try #require(test.row(consumer: 0, period: 7))
    let events = test.events(row)
    // The browse and t3 in period 6, then as before; the search in period 2 led to a purchase.
    let quantities = events.map { exp(test.event($0, "log_quantity")) }
    #expect(zip(quantities, [0.25, 1, 2, 1, 1, 1, 1]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(test.event(events.lowerBound, "log_price_ratio") == 0)
    #expect(abs(test.context(row, "log_purchase_periods") - log(6)) < 1e-6)
    let cart = test.events(try #require(test.row(consumer: 1, period: 7))).lowerBound
    #expect(abs(test.event(cart, "log_quantity") - log(0.75)) < 1e-6)
  }
}
