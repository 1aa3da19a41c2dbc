import LanguageModels
import MarketModel
import PricingStrategies
import RandomStreams
import ScenarioFiles

/// Who answers the strategies that ask for their prices, and how far recordings reach.
struct AdviceScope: Sendable {
  /// What answers one strategy.
  struct Source: Sendable {
    /// The strategy's name.
    let strategy: String
    /// The scenario's file, for messages.
    let file: String
    /// Renders questions.
    let prompt: PricePrompt
    /// Answers them.
    let answer: ModelAdviser.Answer
    /// What the recordings cover; `nil` while recording.
    var coverage: AdviceCoverage?
  }

  /// By strategy name; empty where no strategy asks.
  var sources: [String: Source] = [:]
  /// Programs that are asked, by strategy name.
  var programs: [String: ProgramSource] = [:]
  /// Whoever plays a strategy from outside; nobody unless set.
  var player: SeasonPlayer?

  /// Starts a season of a strategy; `nil` for one that asks nobody.
  func adviser(
    for strategy: String, replication: ReplicationKey, market: MarketDefinition
  ) -> (any SeasonAdviser)? {
    if let player, player.strategy == strategy {
      return player.adviser(replication: replication, market: market)
    }
    if let source = sources[strategy] { return ModelAdviser(source) }
    return programs[strategy]?.adviser(replication: replication, market: market)
  }

  /// Names a strategy's recorded answers, or its program's files; `nil` where it has none.
  func digest(of strategy: String) -> String? {
    sources[strategy]?.coverage?.digest ?? programs[strategy]?.digest
  }

  /// Names a strategy's recorded answers and how far they reach, or its program's files: a run's folder
  /// holds seasons of one state of them only.
  func runDigest(of strategy: String) -> String? {
    sources[strategy]?.coverage.map { "\($0.digest) \($0.extent)" } ?? programs[strategy]?.digest
  }

  /// Whether a strategy is recorded on fewer seasons than the scenario asks for.
  func isPartial(_ strategy: String) -> Bool {
    sources[strategy]?.coverage.map { !$0.isComplete } ?? false
  }

  /// Ranking replications that every strategy can run.
  var rankingLimit: Int { partial.map(\.ranking.recorded).min() ?? .max }

  /// Central replications that every strategy can run.
  var centralLimit: Int { partial.map(\.central.recorded).min() ?? .max }

  private var partial: [AdviceCoverage] {
    sources.values.compactMap(\.coverage).filter { !$0.isComplete }
  }
}

extension AdviceScope {
  /// Opens the recordings of every strategy that needs some.
  ///
  /// - Throws: `AdviceError`; `LanguageModelError.file` for recordings that can't be read.
  init(replaying scenario: Scenario, plan: RunPlan) throws {
    programs = ProgramSource.all(of: scenario)
    for (number, named) in scenario.strategies.enumerated()
    where named.specification.isRecorded {
      let folder = AdviceFolder(scenario, strategy: named.name)
      let index = try folder.index() ?? AdviceIndex(model: "", seasons: [])
      let coverage = AdviceCoverage(
        index, digest: folder.digest(of: index.model), strategy: number, plan: plan)
      guard coverage.canBeCompared else {
        throw AdviceError.tooFew(
          strategy: named.name, file: scenario.file, ranking: coverage.ranking.recorded,
          central: coverage.central.wanted > 0 ? coverage.central.recorded : nil)
      }
      let model = try RecordedModel(file: folder.answers(of: index.model))
      sources[named.name] = Source(
        strategy: named.name, file: scenario.file, prompt: PricePrompt(scenario),
        answer: { try model.recorded($0) }, coverage: coverage)
    }
  }
}
