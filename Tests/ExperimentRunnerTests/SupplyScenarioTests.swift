import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Scenarios with traffic, shocks and supply, from file to summary.
@Suite("Supply and traffic in scenarios")
struct SupplyScenarioTests {
  private static func committed(_ name: String) throws -> Scenario {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "scenarios")
    return try ScenarioLoader(physicalMemory: 8 << 30)
      .load(path: folder.appending(path: name + ".yaml").path).scenario
  }

  @Test("a market without traffic, shocks and supply has no word of them in its digest")
  func unusedIsSilent() {
    let text = canonicalText(SmallScenario.coffee().market)
    for word in ["advertising", "shocks", "supply", "unitsPerDay", "halfLife"] {
      #expect(!text.contains(word), "\(word)")
    }
    var market = SmallScenario.coffee().market
    market.firms[0].fulfilment = FulfilmentLimit(unitsPerDay: 3)
    #expect(canonicalText(market).contains("unitsPerDay"))
  }

  @Test("the markdown game sells 74 a week at 60, and 1.31, 1.73 and 2.81 times as many below")
  func markdownGame() throws {
    var scenario = try Self.committed("fashion-markdown")
    scenario.market.offers[0].stock?.initial = 10_000
    scenario.assumptions = []
    scenario.market.shocks = ShockPlan()
    let prepared = try PreparedMarket(scenario, weights: nil, threads: 1)
    let run = try ReplicationRun(
      prepared: prepared, replication: .init(.rank, number: 0))
    let units = try [1.0, 0.9, 0.8, 0.6].map { factor in
      let price = Money(60).scaled(by: factor)
      let simulation = try run.simulate(.fixed(prices: ["coat": price]), promotions: [])
      return Double(simulation.ledger.sales[0].units)
    }
    // Poisson sales of 15 weeks; the published lifts are met to 0.6 %.
    for (sold, lift) in zip(units, [1, 1.31, 1.73, 2.81]) {
      let expected = 15 * 74 * lift
      #expect(abs(sold - expected) < 4 * expected.squareRoot() + 0.01 * expected)
    }
  }

  @Test("weekly sales of the markdown game scatter by about 20")
  func markdownScatter() throws {
    let scenario = try Self.committed("fashion-markdown")
    let prepared = try PreparedMarket(scenario, weights: nil, threads: 1)
    let weeks = try (0..<40).flatMap { number -> [Double] in
      let run = try ReplicationRun(
        prepared: prepared, replication: .init(.rank, number: number))
      let daily = try run.simulate(.fixed(prices: [:]), promotions: []).daily
      return (1...15).map { Double(daily.units(ofOffer: 0, before: 7 * $0, days: 7)) }
    }
    let mean = weeks.reduce(0, +) / 600
    let spread = (weeks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 599).squareRoot()
    // 40 seasons with a level of standard deviation 0.1, and 600 weeks with one of 19 otherwise.
    #expect(abs(mean - 74) < 4 * (55.0 / 40 + 345.0 / 600).squareRoot())
    // A normal's standard deviation is estimated to 1 / sqrt(2 n); levels count 40 times only.
    #expect(abs(spread - 20) < 2.5)
  }

  @Test("the greengrocer's campaign adds visits and moves no shock")
  func freshProduce() throws {
    var scenario = try Self.committed("fresh-produce")
    scenario.experiment.replications = 2
    scenario.market.population = 400
    let outcome = try ComparisonRun(
      scenario: scenario, resolvedText: "fresh-produce",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let rows = try #require(outcome.summary.supply).rows
    func mean(_ strategy: String, _ quantity: String) -> Double {
      rows.filter { $0.strategy == strategy && $0.quantity == quantity }
        .reduce(0) { $0 + $1.estimate.mean }
    }
    #expect(mean("today", "added visits") == 0 && mean("radio", "added visits") > 0)
    #expect(mean("radio", "advertising") == 440 && mean("today", "advertising") == 0)
    #expect(mean("radio", "days") == mean("today", "days"))
    #expect(mean("today", "expired units") > 0)
    // Visits that the campaign's lift adds or keeps from thinning are the whole difference.
    #expect(
      mean("radio", "visits") - mean("today", "visits")
        == mean("radio", "added visits") + mean("today", "lost visits")
        - mean("radio", "lost visits"))
  }
}
