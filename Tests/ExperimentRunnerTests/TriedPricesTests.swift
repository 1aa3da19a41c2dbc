import ResultsStore
import Testing

@testable import ExperimentRunner

@Suite("Prices that a learner has tried")
struct TriedPricesTests {
  private static func course(_ prices: [Int64], units: [Int32]) -> CellRecord.DailySeries {
    CellRecord.DailySeries(
      offerCount: 1, units: units, prices: prices, stock: prices.map { _ in -1 })
  }

  @Test("have a share of days in each stretch, and units a day")
  func shares() throws {
    // Two weeks: one at 4.00, then five days at 5.00 and two at 4.00; a second replication at 4.00.
    let first = Self.course(
      Array(repeating: 4_000_000, count: 7) + Array(repeating: 5_000_000, count: 5)
        + [4_000_000, 4_000_000], units: Array(repeating: 3, count: 14))
    let second = Self.course(
      Array(repeating: 4_000_000, count: 14), units: Array(repeating: 1, count: 14))
    let tried = try #require(
      TriedPrices([first, second], offer: 0, days: 14, tick: 10_000).summary(product: "tea"))
    #expect(tried.prices == [4, 5] && tried.stretchDays == 7)
    let expected: [[Double]] = [[1, 0], [9.0 / 14, 5.0 / 14]]
    for (row, wanted) in zip(tried.shares, expected) {
      #expect(zip(row, wanted).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    // At 4.00: nine days with 3 units and fourteen with one.
    let units: [Double] = [41.0 / 23, 3]
    #expect(tried.units == units)
  }

  @Test("are put into ranges where there are many, and left out where there is one")
  func ranges() throws {
    let many = Self.course(
      (0..<70).map { 4_000_000 + $0 * 10_000 }, units: Array(repeating: 1, count: 70))
    let tried = try #require(
      TriedPrices([many], offer: 0, days: 70, tick: 10_000).summary(product: "tea"))
    #expect(tried.prices.count <= 20 && tried.shares.count == 10)
    #expect(tried.shares.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-12 })
    let one = Self.course(
      Array(repeating: 4_000_000, count: 7), units: Array(repeating: 1, count: 7))
    #expect(TriedPrices([one], offer: 0, days: 7, tick: 10_000).summary(product: "tea") == nil)
  }
}
