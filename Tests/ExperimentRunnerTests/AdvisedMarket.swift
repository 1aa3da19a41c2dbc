import EventSimulation
import Foundation
import LanguageModels
import PricingStrategies
import ScenarioFiles
import Synchronization

@testable import ExperimentRunner
@testable import MarketModel

/// A model that answers by a rule and counts its questions.
final class ScriptedModel: ChatModel {
  let name: String
  private let answer: @Sendable (ChatRequest) -> String
  private let asked = Mutex<[ChatRequest]>([])

  /// The questions so far.
  var requests: [ChatRequest] { asked.withLock { $0 } }

  init(_ name: String = "scripted", answer: @escaping @Sendable (ChatRequest) -> String) {
    self.name = name
    self.answer = answer
  }

  func reply(to request: ChatRequest) async throws -> ChatReply {
    asked.withLock { $0.append(request) }
    return ChatReply(
      choices: [.init(text: answer(request), finishReason: "stop")], model: name)
  }

  /// Posts the same prices of both coffees whatever it sees.
  static func steady(lungo: Double, crema: Double) -> ScriptedModel {
    ScriptedModel { _ in "{\"prices\": {\"lungo\": \(lungo), \"crema\": \(crema)}}" }
  }
}

/// The small coffee market with a strategy that asks a model every two weeks, in a folder of its own.
enum AdvisedMarket {
  static func scenario(replications: Int = 2) throws -> Scenario {
    var scenario = SmallScenario.statedCoffee(replications: replications)
    scenario.strategies = [
      scenario.strategies[0],
      Scenario.NamedStrategy(
        name: "adviser", specification: .llm(every: .weeks(2)), promotions: []),
      scenario.strategies[3],
    ]
    scenario.guardrails = []
    scenario.file = try SmallScenario.temporaryFolder() + "/small-coffee.yaml"
    return scenario
  }

  @discardableResult
  static func record(
    _ scenario: Scenario, with model: ScriptedModel, replications: Int? = nil
  ) async throws -> AdviceRecorder.Outcome {
    let recorder = try AdviceRecorder(scenario, strategy: "adviser", replications: replications)
    // The recorder waits for answers, which only a thread of its own may do.
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try recorder.record(with: model, onProgress: { _, _ in }, isCancelled: { false })
          })
      }
    }
  }

  static func compare(_ scenario: Scenario) throws -> ComparisonRun.Outcome {
    try ComparisonRun(
      scenario: scenario, resolvedText: "advised coffee",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
  }

  /// What the shop sees, with lungo posted at 5 and crema at 7.
  static let observation = Observation(
    time: 0,
    own: [
      Observation.OwnOffer(
        offer: 0, product: "lungo", listPrice: Money(5.49), unitCost: Money(2.4),
        posted: Money(5), stock: 40, recentUnits: 12),
      Observation.OwnOffer(
        offer: 1, product: "crema", listPrice: Money(6.99), unitCost: Money(3.1),
        posted: Money(7), stock: nil, recentUnits: 9),
    ],
    rivals: [
      Observation.RivalOffer(
        offer: 2, product: "lungo", firm: 1, price: Money(5.29), available: false)
    ],
    money: MoneyRules(pricesIncludeTax: true, taxRate: 0.07))
}
