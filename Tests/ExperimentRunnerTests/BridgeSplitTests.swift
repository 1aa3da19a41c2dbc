import MarketModel
import PricingStrategies
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// The price-volume-mix bridge against sums made by hand.
@Suite("Profit bridge of two seasons")
struct BridgeSplitTests {
  /// A product's season with amounts in currency units.
  private static func product(
    units: Int64, net: Double, reduction: Double = 0, funding: Double = 0, costs: Double,
    placement: Double = 0, holding: Double = 0, writeOff: Double = 0
  ) -> SeasonBooks.Product {
    func millionths(_ value: Double) -> Int64 { Int64((value * 1e6).rounded()) }
    return SeasonBooks.Product(
      units: units, net: millionths(net), reduction: millionths(reduction),
      funding: millionths(funding), unitCosts: millionths(costs), placement: millionths(placement),
      holding: millionths(holding), writeOff: millionths(writeOff))
  }

  /// Product A brings 10 and costs 6 a unit, product B 20 and 10: margins 4 and 10, on average 6.
  private static let baseline = SeasonBooks(products: [
    product(units: 100, net: 1000, costs: 600, holding: 10),
    product(units: 50, net: 1000, costs: 500, writeOff: 20),
  ])

  private static func split(
    _ strategy: SeasonBooks, measure: BridgeSplit.Measure = .contribution
  ) -> BridgeSplit {
    BridgeSplit(strategy, less: baseline, usual: baseline, measure: measure)
  }

  private static func contribution(_ books: SeasonBooks) -> Double {
    Double(books.products.reduce(0) { $0 + $1.contribution }) / 1e6
  }

  @Test("two products, everything at once: the parts are those of the textbook's formulas")
  func byHand() {
    // A: 160 units at a regular 9.50, of which promotions take 80; B: 40 units, dearer to buy.
    let strategy = SeasonBooks(products: [
      Self.product(
        units: 160, net: 1440, reduction: 80, funding: 30, costs: 960, placement: 25, holding: 14),
      Self.product(units: 40, net: 800, costs: 420, writeOff: 5),
    ])
    let split = Self.split(strategy)
    let expected: [ProfitBridge.Item: Double] = [
      .volume: 50 * 6, .mix: 60 * 4 - 10 * 10 - 50 * 6, .price: 160 * -0.5, .unitCosts: -40 * 0.5,
      .reductions: -80, .funding: 30, .placement: -25, .holding: -4, .writeOff: 15, .returns: 0,
    ]
    for item in ProfitBridge.Item.allCases {
      #expect(abs(split[item] - (expected[item] ?? 0)) < 1e-9, "\(item)")
    }
    #expect(Self.contribution(strategy) - Self.contribution(Self.baseline) == -24)
    #expect(abs(split.amounts.reduce(0, +) + 24) < 1e-9)
  }

  @Test("twice of everything is volume alone")
  func onlyVolume() {
    let strategy = SeasonBooks(products: [
      Self.product(units: 200, net: 2000, costs: 1200, holding: 10),
      Self.product(units: 100, net: 2000, costs: 1000, writeOff: 20),
    ])
    let split = Self.split(strategy)
    #expect(abs(split[.volume] - 900) < 1e-9)
    for item in ProfitBridge.Item.allCases where item != .volume {
      #expect(abs(split[item]) < 1e-9, "\(item)")
    }
  }

  @Test("the same units of other products is mix alone, and its sign is that of the margins")
  func onlyMix() {
    let richer = SeasonBooks(products: [
      Self.product(units: 80, net: 800, costs: 480, holding: 10),
      Self.product(units: 70, net: 1400, costs: 700, writeOff: 20),
    ])
    let split = Self.split(richer)
    #expect(abs(split[.mix] - 20 * (10 - 4)) < 1e-9)
    for item in ProfitBridge.Item.allCases where item != .mix {
      #expect(abs(split[item]) < 1e-9, "\(item)")
    }
  }

  @Test("other regular prices for the same units are price alone")
  func onlyPrice() {
    let dearer = SeasonBooks(products: [
      Self.product(units: 100, net: 1100, costs: 600, holding: 10),
      Self.product(units: 50, net: 1000, costs: 500, writeOff: 20),
    ])
    let split = Self.split(dearer)
    #expect(abs(split[.price] - 100) < 1e-9)
    for item in ProfitBridge.Item.allCases where item != .price {
      #expect(abs(split[item]) < 1e-9, "\(item)")
    }
  }

  @Test("revenue has volume, mix, price and reductions; costs are no part of it")
  func revenue() {
    let strategy = SeasonBooks(products: [
      Self.product(units: 160, net: 1440, reduction: 80, costs: 960, placement: 25),
      Self.product(units: 40, net: 800, costs: 420),
    ])
    let split = Self.split(strategy, measure: .revenue)
    #expect(abs(split.amounts.reduce(0, +) - 240) < 1e-9)
    // 2,000 for 150 units; at 10 and 20.
    #expect(abs(split[.volume] - 50.0 * 2000 / 150) < 1e-9)
    #expect(abs(split[.mix] - (60 * 10 - 10 * 20 - 50.0 * 2000 / 150)) < 1e-9)
    #expect(split[.price] == -80 && split[.reductions] == -80)
    #expect(split[.placement] == 0 && split[.unitCosts] == 0)
  }

  @Test("a product that the baseline did not sell counts at what it brings otherwise")
  func newProduct() {
    let empty = SeasonBooks(products: [
      Self.product(units: 100, net: 1000, costs: 600), Self.product(units: 0, net: 0, costs: 0),
    ])
    let strategy = SeasonBooks(products: [
      Self.product(units: 100, net: 1000, costs: 600),
      Self.product(units: 10, net: 210, costs: 100),
    ])
    // Otherwise it sells at 20: a margin of 10 instead of 4, and one more for each unit.
    let split = BridgeSplit(strategy, less: empty, usual: Self.baseline, measure: .contribution)
    #expect(abs(split[.volume] - 40) < 1e-9 && abs(split[.mix] - 60) < 1e-9)
    #expect(abs(split[.price] - 10) < 1e-9)
    let unknown = BridgeSplit(strategy, less: empty, usual: empty, measure: .contribution)
    #expect(abs(unknown[.price]) < 1e-9 && abs(unknown.amounts.reduce(0, +) - 110) < 1e-9)
  }
}

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
