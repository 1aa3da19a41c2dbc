import MarketModel
import PricingStrategies
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// What counts as a promotion and what as a price.
@Suite("Reductions of promotions")
struct PromotionReductionsTests {
  private static let scenario = SmallScenario.statedCoffee()
  private static let list: Int64 = 5_490_000

  /// Ten weeks of one unit of `lungo` a day at these prices; the books hold 48.30 of reductions.
  private static func amount(
    strategy: Int, in scenario: Scenario = scenario, _ price: (Int) -> Int64
  ) -> Int64 {
    let days = 70
    var sale = CellRecord.SalesRow(firm: "shop", product: "lungo", segment: "regulars")
    sale.discount = 48_300_000
    let cell = CellRecord(
      digest: "", strategy: "", part: "rank", family: 0, number: 0, draws: [], sales: [sale],
      offers: [],
      daily: .init(
        offerCount: 3, units: Array(repeating: 1, count: 3 * days),
        prices: (0..<days).flatMap { [price($0), list, list] },
        stock: Array(repeating: -1, count: 3 * days)))
    return PromotionReductions(scenario, strategy: scenario.strategies[strategy])
      .amount(ofOffer: 0, in: cell)
  }

  @Test("a cut of a week is a promotion, one of ten weeks a price")
  func duration() {
    for (days, expected) in [(7..<14, 48_300_000), (7..<35, 48_300_000), (7..<36, 0), (0..<70, 0)] {
      let amount = Self.amount(strategy: 0) { days.contains($0) ? 4_390_000 : Self.list }
      #expect(amount == expected, "\(days)")
    }
  }

  @Test("short cuts of a plan for stock are prices")
  func planned() {
    var scenario = Self.scenario
    scenario.strategies[0].specification = .finitePriceDP(prices: [], demand: .known)
    let amount = Self.amount(strategy: 0, in: scenario) {
      (7..<14).contains($0) ? 4_390_000 : Self.list
    }
    #expect(amount == 0)
  }

  @Test("a listed promotion counts in its days only, below the price before it")
  func listed() {
    let inItsDays = { (day: Int) in (14..<28).contains(day) ? Int64(4_390_000) : Self.list }
    #expect(Self.amount(strategy: 1, inItsDays) == 48_300_000)
    // A lasting 5.00, and 4.00 for fourteen days: 14 of 14 + 70 x 0.49.
    let onTop = { (day: Int) in (14..<28).contains(day) ? Int64(4_000_000) : 5_000_000 }
    #expect(Self.amount(strategy: 1, onTop) == 14_000_000)
    #expect(Self.amount(strategy: 0, onTop) == 0)
  }

  @Test("what the books name is taken from them, posted prices apart")
  func itemised() throws {
    var scenario = MechanicScenario.coupon.scenario
    scenario.strategies[1].specification = .fixed(prices: ["lungo": Money(4.99)])
    let table = try BridgeFixture.table(scenario, replications: 1)
    let cell = try #require(table.cells["spring"]?.first)
    let reductions = PromotionReductions(scenario, strategy: scenario.strategies[1])
    let coupons = cell.promotions.filter { $0.promotion == "spring" && $0.product == "lungo" }
      .reduce(0) { $0 + $1.discount }
    let posted = cell.promotions.filter { $0.promotion == "posted price" }
    #expect(coupons > 0 && !posted.isEmpty)
    #expect(reductions.amount(ofOffer: 0, in: cell) == coupons)
  }
}
