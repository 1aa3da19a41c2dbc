import MarketModel
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite("The estimate of a comparison's work")
struct WorkEstimateTests {
  /// Expected occasions in a week: 600 consumers, 0.6 of whom visit once and 0.4 at a rate of 0.6.
  private static let weekly: Double = 600 * (0.6 * 1 + 0.4 * 0.6)

  @Test("occasions are consumers, visits and weeks of all seasons, warm-ups once a replication")
  func occasions() {
    let estimate = WorkEstimate(SmallScenario.statedCoffee(), incrementality: .none)
    // Four replications of 8 weeks of warm-up and 10 of four strategies, four fresh ones with two.
    let ranking: Double = 4 * (8 + 4 * 10)
    let fresh: Double = 4 * (8 + 2 * 10)
    #expect(abs(estimate.occasions - Self.weekly * (ranking + fresh)) < 1e-6)
    #expect(estimate.twinOccasions == 0)
  }

  @Test("a calibration adds its pilots, of at least 20,000 consumers, over a season")
  func pilots() {
    var scenario = SmallScenario.coffee()
    let calibrated = WorkEstimate(scenario).occasions
    scenario.intent.source = SmallScenario.statedCoffee().intent.source
    let stated = WorkEstimate(scenario).occasions
    // Two rounds and four corners, 18 weeks each.
    let pilots: Double = Self.weekly / 600 * 20_000 * 6 * 18
    #expect(abs(calibrated - stated - pilots) < 1e-6 * pilots)
  }

  @Test("what the twins may add is said beside the time without them")
  func twins() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.market.population = 600_000
    func time(_ scope: IncrementalityScope) throws -> Substring {
      let table = WorkEstimate(scenario, incrementality: scope).table(
        threads: 1, memoryBytes: 1 << 40)
      return try #require(table.split(separator: "\n").first { $0.hasPrefix("time") })
    }
    // 153.2 million occasions at three million a second.
    #expect(try time(.none) == "time        about 52 s")
    #expect(try time(.all).hasPrefix("time        about 52 s, up to "))
    #expect(try time(.all).hasSuffix(" s with twins"))
  }
}
