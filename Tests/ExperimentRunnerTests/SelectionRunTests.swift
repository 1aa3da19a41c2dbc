import RandomStreams
import ScenarioFiles
import Testing

@testable import ExperimentRunner

/// The selection after the ranking, with made-up seasons.
@Suite("selection after the ranking")
struct SelectionRunTests {
  /// Normal-like results with mean `means[strategy]`, the same whenever they are asked for.
  private static func result(_ strategy: Int, _ replication: Int, means: [Double]) -> Double {
    let stream = RandomStream(
      seed: 5, replication: ReplicationKey(.rank, number: replication), purpose: "result",
      entity: EntityKey("strategy").child(UInt64(strategy)))
    let sum = (0..<12).reduce(0.0) { $0 + stream.uniform(at: UInt64($1)) }
    return means[strategy] + sum - 6
  }

  private static func outcome(
    _ method: SelectionSettings.Method, means: [Double], seasons: Int,
    asked: (([SelectionRun.Further]) -> Void)? = nil
  ) throws -> SelectionRun.Outcome {
    let strategies = Array(means.indices)
    return try SelectionRun(
      settings: .init(method: method, indifference: 0.5, confidence: 0.95, seasons: seasons),
      indifference: 0.5, strategies: strategies,
      ranking: strategies.map { strategy in
        (0..<10).map { Self.result(strategy, $0, means: means) }
      }
    ) { further in
      asked?(further)
      return further.map { Self.result($0.strategy, $0.replication, means: means) }
    }.outcome()
  }

  @Test("KN goes on from the ranking and picks what the procedure alone picks")
  func kimNelson() throws {
    let means = [0, 0.6, 0.1, -1]
    var direct = KimNelsonSelection(
      count: 4, indifference: 0.5, confidence: 0.95, firstStage: 10)
    var replication = 0
    while !direct.isDecided {
      direct.observe(direct.inPlay.map { Self.result($0, replication, means: means) })
      replication += 1
    }
    let outcome = try Self.outcome(.kimNelson, means: means, seasons: 10_000)
    #expect(outcome.isDecided && [outcome.picked] == direct.inPlay && outcome.picked == 1)
    // A batch may run past the decision, never by more than itself.
    for (objectives, count) in zip(outcome.objectives, direct.counts) {
      #expect(objectives.count >= count && objectives.count < count + 4)
    }
  }

  @Test("too few seasons leave the choice open, and no more than allowed are spent")
  func limited() throws {
    let outcome = try Self.outcome(.kimNelson, means: [0, 0.01, 0], seasons: 7)
    #expect(!outcome.isDecided && outcome.inPlay.count > 1)
    #expect(outcome.seasons(besides: 10) <= 7)
  }

  @Test("OCBA spends exactly what it may, each strategy's seasons in order")
  func optimalBudget() throws {
    var asked: [SelectionRun.Further] = []
    let outcome = try Self.outcome(.optimalBudget, means: [0, 2, 1.8, -3], seasons: 50) {
      asked += $0
    }
    #expect(outcome.seasons(besides: 10) == 50 && asked.count == 50)
    for strategy in 0..<4 {
      let numbers = asked.filter { $0.strategy == strategy }.map(\.replication)
      #expect(numbers == Array(10..<10 + numbers.count))
    }
    // The two that are close get nearly all.
    #expect(asked.count { $0.strategy == 1 || $0.strategy == 2 } > 40)
  }
}
