import Foundation
import MarketModel
import Testing

@Suite("recent sales")
struct RecentSalesTests {
  static let expected = [0.5, 0.3, 0.2]

  static func sales(_ purchases: [(period: Int, item: Int)]) -> RecentSales {
    var sales = RecentSales(items: 3)
    for purchase in purchases {
      sales.noteOccasion(period: purchase.period)
      sales.notePurchase(item: purchase.item, period: purchase.period)
    }
    return sales
  }

  @Test("without sales, shares and the rate are the expected ones")
  func prior() {
    let sales = RecentSales(items: 3)
    for item in 0..<3 {
      #expect(
        abs(sales.share(of: item, before: 40, expected: Self.expected) - Self.expected[item])
          < 1e-12)
    }
    #expect(abs(sales.purchaseRate(before: 40, expected: 0.2) - 0.2) < 1e-12)
  }

  @Test("a share counts purchases of the 8 periods before, and none of its own period")
  func window() {
    let sales = Self.sales([(1, 0), (2, 1), (4, 1), (9, 1), (10, 2)])
    // Periods 2 to 9: three of item 1. The expected shares weigh 1.5 purchases.
    let share = sales.share(of: 1, before: 10, expected: Self.expected)
    #expect(abs(share - (3 + 1.5 * 0.3) / (3 + 1.5)) < 1e-12)
    // Periods 4 to 11: two of item 1, one of item 2.
    let later = sales.share(of: 1, before: 12, expected: Self.expected)
    #expect(abs(later - (2 + 1.5 * 0.3) / (3 + 1.5)) < 1e-12)
  }

  @Test("shares sum to one")
  func sum() {
    let sales = Self.sales((0..<40).map { ($0 / 3, $0 * 7 % 5 % 3) })
    for period in 0..<20 {
      let total = (0..<3).reduce(0) {
        $0 + sales.share(of: $1, before: period + 13, expected: Self.expected)
      }
      #expect(abs(total - 1) < 1e-12)
    }
  }

  @Test("the purchase rate fades by 0.9 a period, and the expected one weighs 50 occasions")
  func rate() {
    var sales = RecentSales(items: 3)
    for _ in 0..<100 { sales.noteOccasion(period: 3) }
    for _ in 0..<30 { sales.notePurchase(item: 0, period: 3) }
    // The period itself does not count yet.
    #expect(abs(sales.purchaseRate(before: 3, expected: 0.1) - 0.1) < 1e-12)
    let fade = pow(0.9, 4.0)
    let rate = (30 * fade + 0.1 * 50) / (100 * fade + 50)
    #expect(abs(sales.purchaseRate(before: 8, expected: 0.1) - rate) < 1e-12)
  }
}
