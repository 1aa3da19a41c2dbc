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

  /// A season that differs from the baseline's in one respect.
  struct Alone: Sendable, CustomTestStringConvertible {
    var item: ProfitBridge.Item
    var amount: Double
    /// Units and net revenue of A and of B.
    var sold: [(units: Int64, net: Double)]

    var testDescription: String { item.rawValue }
  }

  static let alone = [
    // Twice of everything.
    Alone(item: .volume, amount: 900, sold: [(200, 2000), (100, 2000)]),
    // The same units of other products; the sign is that of the margins.
    Alone(item: .mix, amount: 20 * (10 - 4), sold: [(80, 800), (70, 1400)]),
    // Another regular price for the same units.
    Alone(item: .price, amount: 100, sold: [(100, 1100), (50, 1000)]),
  ]

  @Test("what differs in one respect is that item alone", arguments: alone)
  func alone(_ season: Alone) {
    let (first, second) = (season.sold[0], season.sold[1])
    let split = Self.split(
      SeasonBooks(products: [
        Self.product(
          units: first.units, net: first.net, costs: 6 * Double(first.units), holding: 10),
        Self.product(
          units: second.units, net: second.net, costs: 10 * Double(second.units), writeOff: 20),
      ]))
    for item in ProfitBridge.Item.allCases {
      #expect(abs(split[item] - (item == season.item ? season.amount : 0)) < 1e-9, "\(item)")
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
