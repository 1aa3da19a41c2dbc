import Foundation
import LanguageModels
import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite("A language model's prices")
struct AdviceTests {
  @Test("are replayed without the model, with the same bytes every time")
  func replay() async throws {
    let scenario = try AdvisedMarket.scenario()
    let model = ScriptedModel.steady(lungo: 5.99, crema: 7.49)
    // 2 ranking and 2 fresh seasons of 8 weeks, a decision every two weeks; nothing is drawn.
    let outcome = try await AdvisedMarket.record(scenario, with: model)
    #expect(outcome.seasons == [2, 0, 2])
    #expect(outcome.tally == AdviceTally(decisions: 4 * 4, retried: 0, kept: 0))
    let asked = model.requests.count
    let first = try AdvisedMarket.compare(scenario)
    let second = try AdvisedMarket.compare(scenario)
    #expect(model.requests.count == asked)
    let digests = try [first, second].map { try Manifest.read(runFolder: $0.folder).contentDigest }
    #expect(digests[0] == digests[1])
    let path = try #require(
      first.summary.paths.first { $0.strategy == "adviser" && $0.product == "lungo" && $0.isFocal })
    #expect(path.priceMedian.prefix(8 * 7).allSatisfy { $0 == 5.99 })
  }

  @Test("are a candidate like any other where every season is recorded")
  func complete() async throws {
    let scenario = try AdvisedMarket.scenario()
    try await AdvisedMarket.record(scenario, with: .steady(lungo: 5.99, crema: 7.49))
    let row = try adviser(try AdvisedMarket.compare(scenario))
    #expect(!row.isReference && row.information == "seller" && row.objectives.count == 2)
  }

  @Test("recorded on fewer replications limit the comparison and are a reference")
  func partial() async throws {
    let scenario = try AdvisedMarket.scenario(replications: 4)
    let model = ScriptedModel.steady(lungo: 5.99, crema: 7.49)
    let recorded = try await AdvisedMarket.record(scenario, with: model, replications: 2)
    #expect(recorded.seasons == [2, 0, 0])
    let outcome = try AdvisedMarket.compare(scenario)
    #expect(outcome.summary.header.replications == 2)
    #expect(outcome.summary.header.centralReplications == 0)
    #expect(outcome.summary.strategies.allSatisfy { $0.objectives.count == 2 })
    #expect(try adviser(outcome).isReference)
    #expect(outcome.summary.verdict.strategy != "adviser")
    #expect(
      outcome.summary.verdict.sentences.last
        == "`adviser` is recorded on 2 of 4 ranking and 0 of 4 fresh seasons: every "
        + "strategy is compared on 2 ranking replications only, and `adviser` is a reference that is "
        + "not recommended. Record the rest with `marketeer record SCENARIO --strategy adviser`.")
  }

  @Test("that nobody recorded end the comparison and say how to record them")
  func nothingRecorded() throws {
    let scenario = try AdvisedMarket.scenario()
    let error = #expect(throws: AdviceError.self) { try AdvisedMarket.compare(scenario) }
    #expect(
      error?.description == """
        of 'adviser' in this market 0 ranking seasons are recorded; a comparison needs 2
        hint: run `marketeer record \(scenario.file) --strategy adviser --replications 3`
        """)
  }

  @Test("are not those of another market")
  func otherMarket() async throws {
    var scenario = try AdvisedMarket.scenario()
    try await AdvisedMarket.record(scenario, with: .steady(lungo: 5.99, crema: 7.49))
    scenario.market.offers[0].unitCost = Money(2.5)
    #expect(throws: AdviceError.self) { try AdvisedMarket.compare(scenario) }
  }

  @Test("of a situation that is missing end the comparison with the day")
  func missingSituation() async throws {
    let scenario = try AdvisedMarket.scenario()
    let outcome = try await AdvisedMarket.record(scenario, with: .steady(lungo: 5.99, crema: 7.49))
    let url = URL(filePath: outcome.folder).appending(path: "scripted.jsonl")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    try (lines.dropFirst().joined(separator: "\n") + "\n")
      .write(to: url, atomically: true, encoding: .utf8)
    let error = #expect(throws: AdviceError.self) { try AdvisedMarket.compare(scenario) }
    #expect(
      error?.description == """
        no recorded answer for 'adviser' on day 0: it meets a situation that was not recorded
        hint: run `marketeer record \(scenario.file) --strategy adviser`
        """)
  }

  @Test("are asked for once: recording again asks nobody, more replications ask for the new ones")
  func recordingAgain() async throws {
    let scenario = try AdvisedMarket.scenario(replications: 4)
    let first = ScriptedModel.steady(lungo: 5.99, crema: 7.49)
    let recorded = try await AdvisedMarket.record(scenario, with: first, replications: 2)
    let again = ScriptedModel.steady(lungo: 1, crema: 1)
    #expect(try await AdvisedMarket.record(scenario, with: again, replications: 2) == recorded)
    #expect(again.requests.isEmpty)
    let more = try await AdvisedMarket.record(scenario, with: again, replications: 3)
    #expect(more.seasons == [3, 0, 0] && again.requests.count == 4)
  }

  @Test("obey the business rules")
  func rules() async throws {
    var scenario = try AdvisedMarket.scenario()
    scenario.market.firms[0].rules = BusinessRules(ceiling: 1.1)
    try await AdvisedMarket.record(scenario, with: .steady(lungo: 9, crema: 9))
    let outcome = try AdvisedMarket.compare(scenario)
    let path = try #require(
      outcome.summary.paths.first {
        $0.strategy == "adviser" && $0.product == "lungo" && $0.isFocal
      })
    // 1.1 x 5.49 = 6.039, on a tick of 0.01 below the ceiling.
    #expect(path.priceMedian.prefix(8 * 7).allSatisfy { $0 == 6.03 })
    #expect(
      outcome.summary.notes.contains(
        "A business rule, not demand, set the price in 100.0 % of `adviser`'s decisions."))
  }

  @Test("that can't be read leave the posted prices, and are counted")
  func unusable() async throws {
    let scenario = try AdvisedMarket.scenario()
    let model = ScriptedModel { _ in "I would charge more." }
    let outcome = try await AdvisedMarket.record(scenario, with: model)
    #expect(outcome.tally == AdviceTally(decisions: 16, retried: 16, kept: 16))
    let row = try adviser(try AdvisedMarket.compare(scenario))
    #expect(row.differences == [0, 0])
  }

  @Test("name their cells and runs; nobody else's")
  func digests() async throws {
    let scenario = try AdvisedMarket.scenario()
    let plain = RunPlan(scenario)
    var plans: [RunPlan] = []
    for price in [5.99, 6.49] {
      try await AdvisedMarket.record(
        scenario,
        with: ScriptedModel("m\(price)") { _ in "{\"prices\":{\"lungo\":\(price),\"crema\":7}}" })
      plans.append(
        RunPlan(scenario, advice: try AdviceScope(replaying: scenario, plan: plain)))
    }
    let cells = ([plain] + plans).map(\.rankingCells)
    for (index, cell) in cells[0].enumerated() {
      let others = Set(cells.map { $0[index].digest })
      #expect(others.count == (cell.strategy == 1 ? 3 : 1))
    }
    let identities = ([plain] + plans).map { $0.runID(resolvedText: "", incrementality: .winner) }
    #expect(Set(identities).count == 3)
  }

  @Test("are recorded for a strategy that asks a model only")
  func otherStrategies() throws {
    let scenario = try AdvisedMarket.scenario()
    let wrong = #expect(throws: AdviceError.self) {
      try AdviceRecorder(scenario, strategy: "dear", replications: nil)
    }
    #expect(
      wrong?.description == """
        strategy 'dear' is 'fixed', which asks no language model
        hint: name a strategy of kind llm
        """)
    let unknown = #expect(throws: AdviceError.self) {
      try AdviceRecorder(scenario, strategy: "advisor", replications: nil)
    }
    #expect(
      unknown?.description == """
        the scenario has no strategy 'advisor'
        hint: choose one of: today, adviser, dear
        """)
  }

  private func adviser(
    _ outcome: ComparisonRun.Outcome
  ) throws -> ComparisonSummary.StrategySummary {
    try #require(outcome.summary.strategies.first { $0.name == "adviser" })
  }
}
