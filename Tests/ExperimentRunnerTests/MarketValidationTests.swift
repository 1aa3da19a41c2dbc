import Foundation
import MarketModel
import PricingStrategies
import ScenarioFiles
import Testing

@testable import ExperimentRunner
@testable import ShoppingData

@Suite("Market validation")
struct MarketValidationTests {
  /// A folder that lasts as long as the value that owns it.
  private final class Folder {
    let path = NSTemporaryDirectory() + "validation-" + UUID().uuidString
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private func scenario(_ folder: Folder) throws -> Scenario {
    let path = try CategoryScenario(SmallCategory.facts, options: SmallCategory.options())
      .write(to: folder.path)
    return try ScenarioLoader(physicalMemory: 1 << 34).load(path: path).scenario
  }

  @Test("a category becomes a scenario with its weeks, prices and flags")
  func scenarioIsWhole() throws {
    let scenario = try scenario(Folder())
    let market = scenario.market
    #expect(scenario.name == "green-tea")
    #expect(market.calendar.warmUpWeeks == 4)
    #expect(market.calendar.horizonWeeks == 20)
    #expect(market.offers.map(\.listPrice.units) == [3, 3.25, 3.5])
    #expect(market.offers[0].quantityShares == [0.75, 0.25, 0, 0, 0, 0])
    // Periods 12 and 13 are the days 49 to 62 from period 5.
    #expect(market.promotions.map(\.firstDay) == [49])
    #expect(market.promotions.map(\.lastDay) == [62])
    #expect(market.promotions[0].display != nil && market.promotions[0].mailer == nil)
    guard case .replay(let prices, _) = scenario.strategies[0].specification else {
      Issue.record("the baseline is no replay")
      return
    }
    #expect(prices.count == 24 * 3)
    #expect(prices.first?.day == -28)
    let cut = prices.filter { $0.product == "tea-0" && (49...62).contains($0.day) }
    #expect(cut.map(\.price.units) == [2.25, 2.25])
  }

  @Test(
    "rounded shares sum to the whole",
    arguments: [[0.333_33, 0.333_33, 0.333_34], [1, 0], [0.7, 0.2, 0.1]])
  func sharesAreWhole(shares: [Double]) {
    let whole = CategoryScenario.wholeShares(shares, smallest: 1)
    #expect(whole.reduce(0, +) == 10_000)
    #expect(whole.allSatisfy { $0 >= 1 })
  }

  @Test("without a promotion, consumers do the same until it would have begun and buy less in it")
  func twinDiffersFromThePromotionOn() throws {
    let facts = SmallCategory.facts
    let market = try ValidationMarket(try scenario(Folder()), facts: facts, threads: 1)
    let spell = ItemCalendar.Spell(item: 0, periods: 12...13, ratio: 0.75)
    let logs = try market.logs([market.baseline, market.baseline(without: spell)])
    let before = logs.map { log in
      log.periods.indices.filter { log.periods[$0] < 12 }.map { log.items[$0] }
    }
    #expect(before[0] == before[1])
    let bump = PromotionBump(
      [.init(promoted: logs[0], twin: logs[1], item: 0, spell: 12...13)], items: 3)
    #expect(bump.ratio > 1.3)
    #expect(bump.rivalLoss > 0)
  }

  @Test("a calibrated market meets the data's incidence, on any number of threads")
  func incidenceIsMet() throws {
    let facts = SmallCategory.facts
    let outcomes = try [1, 2].map { threads in
      try MarketValidation(options: SmallCategory.options(threads: threads))
        .outcome(facts, folder: Folder().path)
    }
    guard case .rows(let rows) = outcomes[0], case .rows(let again) = outcomes[1] else {
      Issue.record("the category was refused")
      return
    }
    #expect(rows == again)
    let incidence = try #require(rows.first { $0.quantity == "purchase incidence" })
    let simulated = try #require(incidence.simulated)
    let data = try #require(incidence.data)
    // 1,500 consumers x 20 weeks x about 0.6 visits: 4 standard errors are 0.01.
    #expect(abs(simulated - data) < 0.02)
  }

  @Test(
    "the weight of deals is found where the repeat rate meets the data",
    arguments: [0.3, 0.8, 1.7, 4])
  func dealLoyaltySearch(weight: Double) {
    func rate(_ weight: Double) -> Double { 0.45 + 0.1 * log(weight) }
    let search = DealLoyaltySearch(target: rate(weight))
    let found = search.weight(from: rate(1), rate: rate)
    #expect(abs(rate(found) - rate(weight)) <= DealLoyaltySearch.closeEnough)
  }

  @Test("a repeat rate that no weight can move leaves the weight at 1")
  func dealLoyaltyWithoutEffect() {
    #expect(DealLoyaltySearch(target: 0.3).weight(from: 0.5) { _ in 0.5 } == 1)
    #expect(DealLoyaltySearch(target: .nan).weight(from: 0.5) { $0 } == 1)
  }

  @Test("a row is met inside its range, missed outside, and open without a value")
  func verdicts() {
    var row = ValidationRow(
      category: "tea", quantity: "repeat rate", data: 0.5, standardError: nil, simulated: 0.52,
      lower: 0.47, upper: 0.53, basis: "data")
    #expect(row.verdict == "ok")
    row.simulated = 0.54
    #expect(row.verdict == "off")
    row.simulated = nil
    #expect(row.verdict == "-")
  }

  @Test("a range around the data is as wide as two standard errors at least")
  func rangesRespectErrors() throws {
    let narrow = try #require(ValidationRange.absolute(0.03).bounds(data: 0.5, standardError: 0.01))
    #expect(abs(narrow.lower - 0.47) < 1e-12 && abs(narrow.upper - 0.53) < 1e-12)
    let wide = try #require(ValidationRange.absolute(0.03).bounds(data: 0.5, standardError: 0.05))
    #expect(abs(wide.lower - 0.4) < 1e-12 && abs(wide.upper - 0.6) < 1e-12)
    let missing = ValidationRange.relative(0.1).bounds(data: .nan, standardError: nil)
    #expect(missing == nil)
  }

  @Test("the report shows rows, refusals and how often each quantity is met")
  func reportIsWhole() throws {
    let row = ValidationRow(
      category: "tea", quantity: "repeat rate", data: 0.5, standardError: 0.01, simulated: 0.52,
      lower: 0.47, upper: 0.53, basis: "data, 0.03 or 2 s.e.")
    let refusal = MarketValidation.Outcome.refused(
      category: "jam", reason: "no occasion\nhint: sell")
    let report = ValidationReport([.rows([row]), refusal])
    #expect(ValidationReport.block(refusal) == "jam\n  not simulated: no occasion\nhint: sell\n")
    #expect(ValidationReport.block(.rows([row])).contains("0.520     0.470     0.530  ok"))
    #expect(report.summary().contains("1 of 1"))
    let expected = """
      category,quantity,data,standard_error,simulated,lower,upper,basis,verdict
      "tea","repeat rate",0.5,0.01,0.52,0.47,0.53,"data, 0.03 or 2 s.e.",ok
      """
    #expect(report.csv() == expected)
    #expect(
      report.markdown() == """
        | quantity | data | simulated | met |
        |---|---:|---:|---:|
        | repeat rate | 0.500 | 0.520 | 1 of 1 |

        - jam: not simulated: no occasion
        """)
    #expect(try report.json().contains("\"simulated\" : 0.52"))
  }
}
