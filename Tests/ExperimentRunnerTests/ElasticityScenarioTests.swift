import Foundation
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("A tea shop that estimates its demand")
struct ElasticityScenarioTests {
  private static let replications = 8
  private let market: PreparedMarket

  init() throws {
    let path = CommittedScenarioTests.folder.appending(path: "elasticity-pricing.yaml").path
    let scenario = try ScenarioLoader(physicalMemory: 8 << 30).load(path: path, overrides: [])
      .scenario
    market = try PreparedMarket(scenario, weights: nil, threads: 1)
  }

  private func cells(_ name: String) throws -> [CellRecord] {
    let index = try #require(market.scenario.strategies.firstIndex { $0.name == name })
    return try (0..<Self.replications).map { number in
      let run = try ReplicationRun(prepared: market, replication: .init(.rank, number: number))
      return try run.run(strategy: index, digest: "")
    }
  }

  /// Mean over replications of what the shop's season leaves.
  private static func contribution(_ cells: [CellRecord]) -> Double {
    cells.reduce(0) {
      $0 + CellMetrics(cell: $1, firm: "teashop", horizonWeeks: 26)[.contribution]
    } / Double(cells.count)
  }

  /// Mean over replications of the prices of the last ten weeks, by offer of the shop.
  private static func latePrices(_ cells: [CellRecord]) -> [Double] {
    (0..<3).map { offer in
      let prices = cells.flatMap { cell in
        (0..<70).map { day -> Double in
          let row = cell.daily.dayCount - 1 - day
          return Double(cell.daily.prices[row * cell.daily.offerCount + offer]) / 1e6
        }
      }
      return prices.reduce(0, +) / Double(prices.count)
    }
  }

  @Test("earns nearly what full knowledge earns, at nearly its prices")
  func nearTheTruth() throws {
    let (today, estimate, knows) = (
      try cells("today"), try cells("estimate"), try cells("knows")
    )
    let gained = Self.contribution(estimate) - Self.contribution(today)
    let possible = Self.contribution(knows) - Self.contribution(today)
    #expect(gained > 0.7 * possible && gained < possible, "\(gained) of \(possible)")
    for (found, best) in zip(Self.latePrices(estimate), Self.latePrices(knows)) {
      #expect(abs(found / best - 1) < 0.04, "\(found) against \(best)")
    }
  }
}
