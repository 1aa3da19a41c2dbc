import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// What customers gain or lose, from occasions to the summary.
@Suite("welfare in comparisons")
struct WelfareRunTests {
  /// A cell whose mean log-sum at a price factor f is that of one offer with slope b, ln(1 + f^-b).
  static func cell(_ factors: [Double], slope: Double = 1.4, scale: Double = 1) -> CellRecord {
    var cell = CellRecord(
      digest: "", strategy: "s", part: "rank", family: 0, number: 0, draws: [], sales: [],
      offers: [], daily: .init(offerCount: 0, units: [], prices: [], stock: []))
    cell.welfare =
      [.init(.occasions, 500)]
      + factors.map { .init(.logSum, factor: $0, 500 * log(1 + pow($0 * scale, -slope))) }
    return cell
  }

  static let grid = [0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.3, 1.4]

  @Test(
    "a uniform change of prices is found again: 10 % off is a gain of 10 %, 10 % on a loss of 10 %",
    arguments: [(0.9, 1e-12), (1.1, 1e-12), (0.995, 1e-5), (1.003, 1e-5), (0.973, 1e-4)])
  func inversion(factor: Double, tolerance: Double) throws {
    // Elsewhere than at the grid's points the curve's error decides.
    let strategy = Self.cell([1], scale: factor)
    let gain = try #require(PriceEquivalent(strategy, baseline: Self.cell(Self.grid)))
    #expect(abs(gain.cut - (1 - factor)) < tolerance)
  }

  @Test("beyond the grid the gain is the grid's end, and without response there is none")
  func ends() throws {
    let deep = Self.cell([1], scale: 0.3)
    #expect(try #require(PriceEquivalent(deep, baseline: Self.cell(Self.grid))).cut == 0.4)
    #expect(PriceEquivalent(deep, baseline: Self.cell(Self.grid, slope: 0)) == nil)
    #expect(PriceEquivalent(deep, baseline: Self.cell([1])) == nil)
  }

  @Test("a monotone curve passes its points and never turns")
  func curve() {
    let points = [(0.0, 5.0), (1, 4.9), (1.5, 1), (4, 0.99), (5, 0)].map { (x: $0.0, y: $0.1) }
    let curve = MonotoneCurve(points)
    for point in points { #expect(abs(curve.value(at: point.x) - point.y) < 1e-12) }
    let heights = (0...500).map { curve.value(at: Double($0) / 100) }
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
    #expect(curve.value(at: -3) == 5 && curve.value(at: 9) == 0)
  }

  @Test("a dearer shelf costs customers money, about what they paid more, and today costs nothing")
  func surplus() throws {
    var scenario = SmallScenario.statedCoffee(replications: 3)
    scenario.strategies = [
      scenario.strategies[0],
      Scenario.NamedStrategy(
        name: "cent", specification: .fixed(prices: ["lungo": Money(5.50), "crema": Money(7)]),
        promotions: []),
    ]
    scenario.rivalStrategies = [nil, .fixed(prices: [:])]
    scenario.market.calendar.coolDownWeeks = 0
    scenario.experiment.measuresWelfare = true
    let outcome = try FairnessRunTests.run(scenario, named: "welfare")
    let welfare = try #require(outcome.summary.welfare)
    #expect(welfare.kind == .surplus && welfare.rows.count == 3)
    let change = try #require(welfare.estimate(.surplusChange, strategy: "cent"))
    let sold = outcome.summary.strategies.map { strategy in
      strategy.metrics.first { $0.name == "units" }?.estimate.mean ?? 0
    }
    // One cent more on every unit: the expected loss is a cent times expected units, which lie
    // between those before and after but for their scatter, 4 standard errors of a count.
    let units = (sold[0] + sold[1]) / 2
    #expect(units > 200 && change.mean < 0)
    #expect(abs(-change.mean / 0.01 - units) < 4 * (units / 3).squareRoot() + 0.01 * units)
    #expect(outcome.summary.fairness == nil)
  }

  @Test("consumers with relative prices have a gain in equivalent prices and no surplus")
  func relative() throws {
    var scenario = SmallScenario.remembering()
    scenario.strategies = [
      scenario.strategies[0],
      Scenario.NamedStrategy(
        name: "cheap",
        specification: .fixed(prices: ["lungo": Money(5.22), "crema": Money(6.64)]),
        promotions: []),
    ]
    scenario.experiment.measuresWelfare = true
    let outcome = try FairnessRunTests.run(scenario, named: "relative")
    let welfare = try #require(outcome.summary.welfare)
    #expect(welfare.kind == .priceEquivalent)
    let cut = try #require(welfare.estimate(.equivalentCut, strategy: "cheap"))
    // About 5 % off; the price that consumers expect adds to it until they are used to it.
    #expect(cut.mean > 0.03 && cut.mean < 0.12)
    #expect(welfare.estimate(.surplus, strategy: "cheap") == nil)
    #expect(welfare.estimate(.equivalentCut, strategy: "today") == nil)
    #expect((welfare.estimate(.equivalentMoney, strategy: "cheap")?.mean ?? 0) > 0)
  }
}
