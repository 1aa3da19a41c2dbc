import MarketModel
import Testing

@Suite("purchase histories")
struct PurchaseHistoryTests {
  static func event(_ period: UInt16, offer: UInt16 = 0, quantity: UInt16 = 1)
    -> PurchaseHistories.Event
  {
    PurchaseHistories.Event(
      period: period, offer: offer, quantity: quantity, flags: 0, ratio: 4_096)
  }

  @Test("an event becomes visible in the next period")
  func visibility() {
    var histories = PurchaseHistories(consumers: 2, length: 16)
    histories.record(Self.event(5), consumer: 1)
    #expect(histories.events(of: 1, before: 5).isEmpty)
    #expect(histories.events(of: 1, before: 6) == [Self.event(5)])
    #expect(histories.events(of: 0, before: 6).isEmpty)
  }

  @Test("purchases of one product in one period are one event")
  func merging() {
    var histories = PurchaseHistories(consumers: 1, length: 16)
    for (period, offer) in [(1, 0), (1, 1), (1, 0), (2, 0)] as [(UInt16, UInt16)] {
      histories.record(Self.event(period, offer: offer, quantity: 2), consumer: 0)
    }
    #expect(
      histories.events(of: 0, before: 3) == [
        Self.event(2, quantity: 2), Self.event(1, offer: 1, quantity: 2),
        Self.event(1, quantity: 4),
      ])
  }

  @Test("the ring keeps the newest events, newest first", arguments: [1, 2, 16])
  func ring(length: Int) {
    var histories = PurchaseHistories(consumers: 1, length: length)
    for period in 0..<40 as Range<UInt16> { histories.record(Self.event(period), consumer: 0) }
    let newest = (0..<40 as Range<UInt16>).reversed().prefix(length).map { Self.event($0) }
    #expect(histories.events(of: 0, before: 40) == newest)
  }

  @Test("no length keeps nothing")
  func none() {
    var histories = PurchaseHistories(consumers: 1, length: 0)
    histories.record(Self.event(0), consumer: 0)
    #expect(histories.events(of: 0, before: 9).isEmpty)
  }
}
