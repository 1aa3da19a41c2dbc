import MarketModel
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Promotions from the scenario to the report's numbers.
@Suite("promotions in comparisons")
struct PromotionRunTests {
  @Test(
    "cells itemise to the millionth, budgets hold, and the summary says who used what",
    arguments: [false, true])
  func coupon(remembering: Bool) throws {
    var scenario = remembering ? SmallScenario.remembering() : SmallScenario.coffee()
    scenario.market.promotions[0].reduction = .percentOff(0.2)
    scenario.market.promotions[0].terms = PromotionTerms(
      mechanic: .coupon(
        PromotionTerms.Coupon(
          redemption: scenario.market.segments.map { _ in 0.6 }, perConsumer: 3)),
      budget: Money(20))
    let outcome = try ComparisonRun(
      scenario: scenario, resolvedText: "coupon \(remembering)",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let rows = try #require(outcome.summary.promotions)
    let row = try #require(rows.first { $0.strategy == "spring" })
    #expect(row.redemptions > 0 && row.spent <= 20 && row.saving >= row.discount)
    #expect(abs(row.segments.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    let store = try RunStore(folder: outcome.folder, access: .read)
    for cell in try store.cells(part: "rank") {
      #expect(cell.promotionTotals.allSatisfy { $0.spent <= 20_000_000 })
      expectAddsUp(cell, market: scenario.market)
    }
  }

  private func expectAddsUp(_ cell: CellRecord, market: MarketDefinition) {
    for offer in market.offers {
      let firm = market.firms[offer.firm].name
      let sales = cell.sales.filter { $0.firm == firm && $0.product == offer.product }
      let savings = cell.promotions.filter { $0.firm == firm && $0.product == offer.product }
        .reduce(0) { $0 + $1.saving }
      let list = market.money.split(offer.listPrice).gross.millionths
      let paid = sales.reduce(0) { $0 + $1.net + $1.tax }
      #expect(sales.reduce(0) { $0 + $1.units } * list == paid + savings)
    }
  }

  @Test("plain cuts leave no rows and no tables")
  func plain() throws {
    let outcome = try ComparisonRun(
      scenario: SmallScenario.coffee(population: 200, replications: 2), resolvedText: "plain",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    #expect(outcome.summary.promotions == nil)
  }
}
