import PricingStrategies
public import PromotionBriefs
import ResultsStore
public import ScenarioFiles

/// What somebody wants a brief of.
public struct BriefRequest: Sendable {
  /// A run's folder, or a name that `RunRegistry` knows.
  public var run: String
  /// The folder of all results.
  public var resultsFolder: String
  /// The promotion; `nil` for the one with the largest contribution.
  public var promotion: String?
  /// The strategy; `nil` for the recommended one.
  public var strategy: String?
  /// Whether a policy that reacts to the market is fixed at its commonest first offer.
  public var commits: Bool
  /// Threads for solving the market again; facts do not depend on it.
  public var threads: Int
  /// Bytes of memory that may be used.
  public var physicalMemory: UInt64

  /// Gathers the parts.
  public init(
    run: String, resultsFolder: String, promotion: String?, strategy: String?, commits: Bool,
    threads: Int, physicalMemory: UInt64
  ) {
    self.run = run
    self.resultsFolder = resultsFolder
    self.promotion = promotion
    self.strategy = strategy
    self.commits = commits
    self.threads = threads
    self.physicalMemory = physicalMemory
  }

  /// Gathers the facts, simulating again what the run does not keep.
  ///
  /// - Throws: `BriefError`, `ResultsError`, `CalibrationError`, `RunRefusal`.
  public func gather() throws -> GatheredFacts {
    let run = try FinishedRun(
      named: self.run, root: resultsFolder, physicalMemory: physicalMemory)
    let index = try strategyIndex(run)
    var source = try SeasonSource(run, threads: threads)
    var (strategy, reacting) = (index, [CellRecord]())
    let named = run.scenario.strategies[index]
    guard commits || !named.specification.needsAdviser else {
      throw BriefError.recordedPolicy(strategy: named.name)
    }
    if commits { (source, strategy, reacting) = try committed(source, strategy: index) }
    let builder = try builder(source, strategy: strategy, reacting: reacting)
    return GatheredFacts(
      facts: try builder.facts(), history: builder.history, start: builder.start,
      end: builder.end, settings: run.scenario.brief, runFolder: run.folder)
  }

  private func strategyIndex(_ run: FinishedRun) throws -> Int {
    let names = run.scenario.strategies.map(\.name)
    let verdict = run.summary.verdict
    guard let strategy else {
      guard verdict.outcome == .recommend, let index = names.firstIndex(of: verdict.strategy)
      else {
        throw BriefError.noRecommendation(
          sentences: verdict.sentences,
          strategies: names.filter { $0 != run.summary.header.baseline })
      }
      return index
    }
    guard let index = names.firstIndex(of: strategy) else {
      throw BriefError.unknownStrategy(name: strategy, known: names)
    }
    return index
  }

  private func committed(
    _ source: SeasonSource, strategy index: Int
  ) throws -> (SeasonSource, Int, [CellRecord]) {
    let scenario = source.scenario
    let name = scenario.strategies[index].name
    guard scenario.strategies[index].promotions.isEmpty else {
      throw BriefError.nothingToCommit(
        strategy: name, reason: "its promotions have stated prices and dates")
    }
    let cells = try source.cells(strategy: index, part: "fresh", keys: source.freshKeys)
    let offer = try CommittedOffer(cells, scenario: scenario, strategy: name)
    let strategy = offer.strategy(named: name, market: scenario.market)
    let changed = try source.replacing(strategies: scenario.strategies + [strategy])
    return (changed, scenario.strategies.count, cells)
  }

  private func builder(
    _ source: SeasonSource, strategy: Int, reacting: [CellRecord]
  ) throws -> FactsBuilder {
    let baseline = source.scenario.baseline
    let (fresh, central) = (source.freshKeys, source.centralKeys)
    let seasons = FactsBuilder.Seasons(
      fresh: try source.cells(strategy: strategy, part: "fresh", keys: fresh),
      freshBaseline: try source.cells(strategy: baseline, part: "fresh", keys: fresh),
      central: try source.cells(strategy: strategy, part: "central", keys: central),
      centralBaseline: try source.cells(strategy: baseline, part: "central", keys: central))
    let effects = try source.effects(strategy: strategy)
    let promotions = OfferChoice.promotions(
      source.scenario, strategy: strategy, effects: effects)
    let choice = try OfferChoice.choose(
      promotion, among: promotions, scenario: source.scenario, strategy: strategy,
      season: seasons.fresh[0])
    return FactsBuilder(
      source: source, strategy: strategy, choice: choice,
      history: try OfferHistory(source, strategy: strategy), seasons: seasons,
      effects: effects, reacting: reacting)
  }
}

/// A promotion's facts with what its checks need besides.
public struct GatheredFacts: Sendable {
  /// The facts.
  public var facts: PromotionFacts
  /// Prices and sales of the first fresh season.
  public var history: OfferHistory
  /// The offer's first second, counted from time 0.
  public var start: Int64
  /// The second after its last; `nil` for a price that stays.
  public var end: Int64?
  /// What the scenario says for briefs.
  public var settings: BriefSettings
  /// The run's folder.
  public var runFolder: String
}
