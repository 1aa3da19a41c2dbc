import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Markets with sellers to enter, retailers and commissions, from scenario to summary.
@Suite("Sellers in scenarios")
struct SellerScenarioTests {
  @Test("a market on one shelf has no word of sellers in its digest and no rows of them")
  func unusedIsSilent() throws {
    let market = SmallScenario.coffee().market
    for word in ["sellers", "terms", "commission"] {
      #expect(!canonicalText(market).contains(word), "\(word)")
    }
    let ledger = Ledger(
      offerCount: market.offers.count, segmentCount: market.segments.count,
      categoryCount: market.categories.count)
    #expect(market.sellerRows(ledger).isEmpty)
  }

  private static func rows(_ change: (inout Scenario) -> Void) throws -> [SellerSummary.Row] {
    var scenario = SmallScenario.statedCoffee(replications: 2)
    change(&scenario)
    let outcome = try ComparisonRun(
      scenario: scenario, resolvedText: "sellers",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    return try #require(outcome.summary.sellers).rows
  }

  private static func sum(
    _ rows: [SellerSummary.Row], _ quantity: String, soldBy: String? = nil, entered: String? = nil
  ) -> Double {
    rows.filter {
      $0.strategy == "today" && $0.quantity == quantity
        && (soldBy == nil || $0.soldBy == soldBy) && (entered == nil || $0.entered == entered)
    }.reduce(0) { $0 + $1.estimate.mean }
  }

  @Test("entrances and switching reach the summary, the same visits under every strategy")
  func switching() throws {
    let rows = try Self.rows {
      $0.market.sellers = SellerPlan(
        visitShares: $0.market.segments.flatMap { _ in [0.6, 0.4] },
        compares: $0.market.segments.map { _ in 0.3 })
    }
    let visits = rows.filter { $0.quantity == "visits" }
    #expect(visits.count == 2 * SmallScenario.coffee().strategies.count)
    for row in visits {
      #expect(row.estimate == visits.first { $0.entered == row.entered }?.estimate)
    }
    let names = SmallScenario.coffee().market.firms.map(\.name)
    let (own, elsewhere) = (names[0], names[1])
    #expect(Self.sum(rows, "units", soldBy: own, entered: elsewhere) > 0)
    #expect(
      Self.sum(rows, "units", soldBy: own, entered: elsewhere)
        < Self.sum(rows, "units", soldBy: own, entered: own))
    #expect(
      Self.sum(rows, "comparing occasions") < Self.sum(rows, "occasions")
        && Self.sum(rows, "comparing occasions") > 0)
  }

  @Test("what consumers pay is tax, retailer's margin and net revenue in the summary too")
  func retailer() throws {
    let rows = try Self.rows {
      $0.market.firms[0].terms.retailer = .init(margin: 0.3, passThrough: 0.8)
    }
    let own = SmallScenario.coffee().market.firms[0].name
    let parts = ["tax", "retailer margin", "net revenue"].map {
      Self.sum(rows, $0, soldBy: own)
    }
    let paid = Self.sum(rows, "paid by consumers", soldBy: own)
    #expect(parts[1] > 0 && abs(paid - parts.reduce(0, +)) < 1e-6 * 10)
    // At list the retailer keeps 30 % of the price net of tax.
    #expect(abs(parts[1] / (parts[1] + parts[2]) - 0.3) < 1e-5)
  }

  @Test("an equilibrium of shelf prices is refused where a retailer sets them")
  func equilibrium() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.market.firms[0].terms.retailer = .init(margin: 0.3)
    let name = scenario.market.firms[0].name
    #expect(
      throws: EquilibriumAnalysisError.unsolved(
        StrategyError.retailerBetween(strategy: "equilibrium", firm: name).description)
    ) {
      _ = try EquilibriumAnalysis(scenario, heldFirms: [], threads: 1)
    }
  }
}
