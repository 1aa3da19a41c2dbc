import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Experiments with Q-learning firms")
struct CollusionExperimentTests {
  private static func scenario(_ overrides: [ScenarioOverride] = []) throws -> Scenario {
    let path = CommittedScenarioTests.folder.appending(path: "q-learning-duopoly.yaml").path
    return try ScenarioLoader(physicalMemory: 8 << 30).load(path: path, overrides: overrides)
      .scenario
  }

  private static let short = CollusionExperiment.Ending(stablePeriods: 20_000, limit: 400_000)

  @Test("play the market's replication: its prices are those of the session")
  func market() throws {
    let scenario = try Self.scenario(["market.horizon=60 weeks"])
    let experiment = try CollusionExperiment(scenario, strategy: "paper")
    let index = try #require(scenario.strategies.firstIndex { $0.name == "paper" })
    let run = try ReplicationRun(
      prepared: try PreparedMarket(scenario, weights: nil, threads: 1),
      replication: ReplicationKey(.rank, number: 2))
    let daily = try run.run(strategy: index, digest: "").daily
    var session = QLearningSession(
      game: experiment.game, learners: experiment.seats.map(\.learner),
      numbers: experiment.numbers(session: 2), start: experiment.start)
    let played = (0..<420).flatMap { _ in
      let profile = session.play()
      return [0, 1].map { experiment.game.grids[$0][experiment.game.price(of: $0, in: profile)] }
    }
    let posted = daily.prices.map { Double($0) / 1e6 }
    #expect(posted == played)
  }

  @Test("sum sessions up, whatever the number of threads")
  func summary() throws {
    let experiment = try CollusionExperiment(
      Self.scenario(["strategies.paper.q_learning.exploration_decay=0.0002"]), strategy: "paper")
    let outcomes = [1, 2].map {
      experiment.outcome(sessions: 6, ending: Self.short, threads: $0, onSession: { _ in })
    }
    #expect(outcomes[0] == outcomes[1])
    let gain = try #require(outcomes[0].profitGain)
    #expect(gain.mean > 0.1 && gain.mean < 1 && gain.deviation > 0)
    #expect(outcomes[0].convergedShare == 1)
    let response = outcomes[0].response(periods: 4)
    // The deviator answers prices above competition with a lower one; the other hasn't seen it yet.
    #expect(response[0].deviator < 0 && response[0].others == 0 && response[1].others != 0)
    let text = CollusionReport(outcomes[0]).table()
    #expect(text.hasPrefix("6 sessions of 2 firms that learn by Q-learning\n"))
    #expect(CollusionReport(outcomes[0]).csv().split(separator: "\n").count == 7)
  }

  @Test("know what there is to gain")
  func gain() throws {
    let gain = try #require(CollusionExperiment(Self.scenario(), strategy: nil).gain)
    // O1.1, for a million buyers and two firms.
    #expect(abs(gain.nash - 2e6 * 0.22292666) < 1)
    #expect(abs(gain.jointProfit - 2e6 * 0.33749046) < 1)
  }

  @Test("refuse firms that do something else, and markets that are no table")
  func refusals() throws {
    #expect(throws: CollusionError.unknownStrategy("cartel", known: ["paper", "learner"])) {
      _ = try CollusionExperiment(Self.scenario(), strategy: "cartel")
    }
    #expect(throws: CollusionError.differentGrids(firm: "theirs")) {
      _ = try CollusionExperiment(Self.scenario(), strategy: "learner")
    }
    var scenario = try Self.scenario()
    scenario.rivalStrategies[1] = .fixed(prices: [:])
    #expect(throws: CollusionError.otherStrategy(firm: "theirs", kind: "fixed")) {
      _ = try CollusionExperiment(scenario, strategy: "paper")
    }
    #expect(throws: CollusionError.notAGame(what: "sales have noise")) {
      _ = try CollusionExperiment(
        Self.scenario(["intent.noise={normal: 5}"]), strategy: "paper")
    }
  }
}
