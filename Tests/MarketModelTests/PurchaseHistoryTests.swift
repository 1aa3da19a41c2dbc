import Foundation
import MarketModel
import Testing

@Suite("purchase histories")
struct PurchaseHistoryTests {
  static func purchase(
    _ item: Int = 0, quantity: Float = 1, ratio: Float = 1, tier: Float = 0,
    isPrivateLabel: Bool = false
  ) -> PurchaseHistories.Purchase {
    PurchaseHistories.Purchase(
      item: item, quantity: quantity, ratio: ratio, tier: tier, display: 0.4, mailer: 1,
      usedCoupon: true, isPrivateLabel: isPrivateLabel)
  }

  /// One consumer with two items, with purchases (period, item), one visit each.
  static func histories(_ purchases: [(Int, Int)], length: Int = 16) -> PurchaseHistories {
    var histories = PurchaseHistories(consumers: 1, items: 2, length: length)
    for (period, item) in purchases {
      histories.visit(0, period: period)
      histories.record(purchase(item), consumer: 0, period: period)
    }
    return histories
  }

  @Test("an event becomes visible in the next period")
  func visibility() {
    var histories = PurchaseHistories(consumers: 2, items: 1, length: 16)
    histories.record(Self.purchase(), consumer: 1, period: 5)
    #expect(histories.events(of: 1, before: 5).isEmpty)
    #expect(histories.events(of: 1, before: 6).map(\.period) == [5])
    #expect(histories.events(of: 0, before: 6).isEmpty)
  }

  @Test("an event keeps its numbers to the last place of their fixed point")
  func fixedPoint() throws {
    var histories = PurchaseHistories(consumers: 1, items: 9, length: 4)
    let purchase = Self.purchase(7, quantity: 2.5, ratio: 0.731, tier: -1.234)
    histories.record(purchase, consumer: 0, period: 3)
    let event = try #require(histories.events(of: 0, before: 4).first)
    #expect(event.item == 7 && event.quantity == 2.5 && event.usedCoupon && !event.isInterest)
    #expect(abs(event.ratio - 0.731) <= 0.5 / 4_096 && abs(event.tier + 1.234) <= 0.5 / 4_096)
    #expect(abs(event.display - 0.4) <= 0.5 / 255 && event.mailer == 1)
  }

  @Test("purchases of one item in one period are one event")
  func merging() {
    let histories = Self.histories([(1, 0), (1, 1), (1, 0), (2, 0)])
    let events = histories.events(of: 0, before: 3)
    #expect(events.map(\.period) == [2, 1, 1])
    #expect(events.map(\.item) == [0, 1, 0])
    #expect(events.map(\.quantity) == [1, 1, 2])
    #expect(histories.shopper(0).itemEvents == 3)
  }

  @Test("the ring keeps the newest events, newest first", arguments: [1, 2, 16])
  func ring(length: Int) {
    let histories = Self.histories((0..<40).map { ($0, 0) }, length: length)
    let newest = (0..<40 as Range<UInt16>).reversed().prefix(length)
    #expect(histories.events(of: 0, before: 40).map(\.period) == Array(newest))
    #expect(histories.events(of: 0, before: 39).map(\.period) == Array(newest.dropFirst()))
  }

  @Test("no length keeps nothing")
  func none() {
    var histories = PurchaseHistories(consumers: 1, items: 2, length: 0)
    histories.visit(0, period: 0)
    histories.record(Self.purchase(), consumer: 0, period: 0)
    #expect(histories.events(of: 0, before: 9).isEmpty)
  }

  @Test("a consumer takes at most 432 bytes with 12 items and 16 events")
  func size() {
    let shopper = MemoryLayout<PurchaseHistories.Shopper>.stride
    let memory = MemoryLayout<PurchaseHistories.ItemMemory>.stride
    let event = MemoryLayout<PurchaseHistories.Event>.stride
    #expect(shopper + 12 * memory + 16 * event <= 432)
  }

  @Test("loyalty follows Guadagni and Little, and moves in periods with a purchase only")
  func loyalty() {
    let histories = Self.histories([(1, 0), (2, 1), (9, 1)])
    let shopper = histories.shopper(0)
    let (first, second) = (
      histories.memory(of: 0, consumer: 0), histories.memory(of: 1, consumer: 0)
    )
    // 0.2, then twice x 0.8; and 0.2, then x 0.8 + 0.2.
    #expect(abs(first.loyalty(purchasePeriods: shopper.purchasePeriods) - 0.128) < 1e-6)
    #expect(abs(second.loyalty(purchasePeriods: shopper.purchasePeriods) - 0.36) < 1e-6)
  }

  @Test("a deal weighs what it is told to in its item's memory, and nowhere else")
  func dealLoyalty() {
    var histories = PurchaseHistories(consumers: 1, items: 2, length: 16, dealLoyalty: 0.5)
    histories.record(Self.purchase(0, ratio: 0.94), consumer: 0, period: 1)
    histories.record(Self.purchase(1, ratio: 0.96), consumer: 0, period: 1)
    let (deal, regular) = (
      histories.memory(of: 0, consumer: 0), histories.memory(of: 1, consumer: 0)
    )
    #expect(abs(deal.loyalty(purchasePeriods: 1) - 0.1) < 1e-6)
    #expect(abs(regular.loyalty(purchasePeriods: 1) - 0.2) < 1e-6)
    #expect(deal.decayedPurchases(at: 1) == 0.5)
    #expect(regular.decayedPurchases(at: 1) == 1)
    #expect(histories.shopper(0).decayedPurchases(at: 1) == 1)
  }

  @Test("loyalty stays a share, whatever a deal weighs")
  func heavyDeals() {
    var histories = PurchaseHistories(consumers: 1, items: 1, length: 16, dealLoyalty: 5)
    for period in 1...9 {
      histories.record(Self.purchase(ratio: 0.5), consumer: 0, period: period)
    }
    #expect(histories.memory(of: 0, consumer: 0).loyalty(purchasePeriods: 9) == 1)
  }

  @Test("counts of purchases fade by 0.97 a period, however far apart they are read")
  func decay() {
    let histories = Self.histories([(1, 0), (4, 0), (11, 1)])
    let shopper = histories.shopper(0)
    let expected = Float(pow(0.97, 14.0) + pow(0.97, 11.0) + pow(0.97, 4.0))
    #expect(abs(shopper.decayedPurchases(at: 15) - expected) < 1e-5)
    let item = histories.memory(of: 0, consumer: 0).decayedPurchases(at: 15)
    #expect(abs(item - Float(pow(0.97, 14.0) + pow(0.97, 11.0))) < 1e-5)
  }

  @Test("the visit rate is the exponential average that a loop over periods gives")
  func visitRate() {
    let visits = [2: 1, 3: 2, 7: 1, 20: 3]
    var histories = PurchaseHistories(consumers: 1, items: 1, length: 1)
    var rate: Float = 0
    for period in 0..<40 {
      #expect(abs(histories.shopper(0).visitRate(before: period) - rate) < 1e-6)
      for _ in 0..<(visits[period] ?? 0) { histories.visit(0, period: period) }
      rate = 0.9 * rate + 0.1 * Float(visits[period] ?? 0)
    }
  }

  @Test("visits count from the period after the first and the last purchase")
  func visitsSince() {
    var histories = PurchaseHistories(consumers: 1, items: 1, length: 4)
    for period in 1...9 {
      histories.visit(0, period: period)
      if period == 3 || period == 6 {
        histories.record(Self.purchase(), consumer: 0, period: period)
      }
      histories.visit(0, period: period)
    }
    let shopper = histories.shopper(0)
    #expect(shopper.visits(before: 10) == 18 && shopper.visits(before: 9) == 16)
    #expect(shopper.visitsSinceFirst(before: 10) == 12)
    #expect(shopper.visitsSinceLast(before: 10) == 6 && shopper.visitsSinceLast(before: 9) == 4)
  }

  @Test("quantities add up inside a period, and means see every item event")
  func sums() {
    var histories = PurchaseHistories(consumers: 1, items: 2, length: 4)
    let deal = Self.purchase(0, quantity: 2, ratio: 0.75, tier: 0.5, isPrivateLabel: true)
    histories.record(deal, consumer: 0, period: 1)
    histories.record(Self.purchase(1, quantity: 3, tier: -0.25), consumer: 0, period: 1)
    let shopper = histories.shopper(0)
    #expect(shopper.purchasePeriods == 1 && shopper.itemEvents == 2)
    #expect(shopper.onDeal == 1 && shopper.privateLabel == 1)
    #expect(shopper.discountSum == 0.25 && shopper.tierSum == 0.25)
    #expect(shopper.lastQuantity == 5 && shopper.quantitySum == 5)
  }

  @Test("interest makes an event and no purchase, and a purchase in its period replaces it")
  func interest() {
    var histories = PurchaseHistories(consumers: 1, items: 2, length: 4)
    for item in 0...1 {
      histories.recordInterest(Self.purchase(item, quantity: 0.25), consumer: 0, period: 2)
    }
    #expect(!histories.shopper(0).hasBought)
    histories.record(Self.purchase(1, quantity: 3), consumer: 0, period: 2)
    let events = histories.events(of: 0, before: 3)
    #expect(events.map(\.quantity) == [3, 0.25] && events.map(\.isInterest) == [false, true])
  }
}
