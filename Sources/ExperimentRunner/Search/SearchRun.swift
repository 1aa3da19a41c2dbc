import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import Reports
public import ResultsStore
public import ScenarioFiles

/// Searches a strategy's best parameters from file to results folder; starting it again resumes it.
public struct SearchRun {
  /// A finished search.
  public struct Outcome: Sendable {
    /// What readers see.
    public var summary: SearchSummary
    /// The run's folder.
    public var folder: String
    /// The overlay that holds the found values; `nil` where nothing better was found.
    public var overlay: String?
    /// Whether fresh replications stood against what the search met.
    public var gateFailed: Bool { summary.outcome == .notConfirmed }
  }

  let variants: ScenarioVariants
  let settings: SearchSettings
  let options: ComparisonRun.Options
  /// Seconds since some moment; asked only where the budget is in seconds.
  let clock: () -> Double

  var scenario: Scenario { variants.original.scenario }

  /// Takes a strategy's variants and how to search.
  public init(
    variants: ScenarioVariants, settings: SearchSettings, options: ComparisonRun.Options,
    clock: @escaping () -> Double
  ) {
    self.variants = variants
    self.settings = settings
    self.options = options
    self.clock = clock
  }

  /// Reads a file and names the strategy in it.
  ///
  /// - Throws: `SearchError` for a strategy that is not there or can't be searched; `ScenarioError`.
  public static func variants(
    ofStrategy name: String, loader: ScenarioLoader, path: String, overlays: [String],
    overrides: [ScenarioOverride]
  ) throws -> ScenarioVariants {
    guard
      let variants = try loader.variants(
        ofStrategy: name, path: path, overlays: overlays, overrides: overrides)
    else {
      let known = try loader.load(path: path, overlays: overlays, overrides: overrides)
        .scenario.strategies.map(\.name)
      throw known.contains(name)
        ? SearchError.noParameters(strategy: name)
        : SearchError.unknownStrategy(name, known: known)
    }
    guard let named = variants.original.scenario.strategies.first(where: { $0.name == name }) else {
      throw SearchError.noParameters(strategy: name)
    }
    if named.specification.program != nil || named.specification.isRecorded {
      throw SearchError.notSearchable(strategy: name, kind: named.specification.kind)
    }
    return variants
  }

  /// Searches, simulates the finalists again, and writes the run's folder.
  ///
  /// - Parameter vary: What to vary, each `key=values`; what is known for the strategy's kind where
  ///   empty.
  /// - Returns: What was found, and where it lies.
  /// - Throws: `SearchError`, `CalibrationError`, `ResultsError`, `RunRefusal`,
  ///   `RunInterruption.cancelled`.
  public func execute(vary: [String]) throws -> Outcome {
    let started = clock()
    let scorer = try ScorerSource(scenario)
    let space = try SearchSpace(
      parameters: parameters(vary, evidence: PriceEvidence(scorer.weights)))
    let budget = settings.budget(parameters: space.parameters.count)
    let place = SearchPlace(
      variants: variants, weightsDigest: scorer.digest, question: question(space, budget),
      resultsFolder: options.resultsFolder)
    let store = try place.openStore()
    let (prepared, market) = try simulator(scorer, place, store)
    var limit = Double.infinity
    if case .seconds(let seconds) = budget { limit = seconds }
    let onProgress = options.onProgress
    let ledger = try SearchLedger(
      space: space, market: market, replications: settings.replications, budget: budget,
      isTimeUp: { limit < .infinity && clock() - started > limit },
      onProgress: { onProgress("searching", $0, $1 == .max ? $0 : $1) })
    let plan = try SearchPlan(
      prepared: prepared, strategy: named, ledger: ledger, settings: settings)
    let isBudgetSpent = try plan.walk(seed: scenario.experiment.seed)
    market.forgetWarmUps()
    let finals = try SearchFinals(ledger: ledger, settings: settings).simulated {
      onProgress("finalists", $0, $1)
    }
    let words = SearchWords(ledger: ledger, plan: plan, finals: finals, settings: settings)
    let summary = words.summary(
      runID: place.runID, budget: budget, isBudgetSpent: isBudgetSpent)
    return try publish(summary, chosen: finals.chosen, ledger: ledger, store: store)
  }

  private var named: Scenario.NamedStrategy {
    scenario.strategies.first { $0.name == variants.strategy }
      ?? scenario.strategies[scenario.baseline]
  }

  func simulator(
    _ scorer: ScorerSource, _ place: SearchPlace, _ store: RunStore
  ) throws -> (PreparedMarket, SearchMarket) {
    options.onProgress("calibrating", 0, 1)
    var narrowed = scenario.narrowed(to: variants.strategy) ?? scenario
    narrowed.experiment.measuresWelfare = false
    if narrowed.needsTrueDemand { try narrowed.requireClosedForm() }
    let prepared = try PreparedMarket(narrowed, weights: scorer.weights, threads: options.threads)
    let bytes = WorkEstimate(narrowed).bytesPerThread * Double(settings.replications)
    let market = SearchMarket(
      variants: variants, prepared: prepared, store: store, prefix: place.cellPrefix,
      finished: try store.searchCells(), others: place.otherCells(), threads: options.threads,
      keepsWarmUps: bytes < Double(ProcessInfo.processInfo.physicalMemory) / 4,
      isCancelled: options.isCancelled)
    return (prepared, market)
  }

  /// What is varied, no parameter twice.
  private func parameters(
    _ vary: [String], evidence: PriceEvidence
  ) throws -> [SearchParameter] {
    let reader = VaryText(variants: variants)
    guard !vary.isEmpty else { return try reader.standard(evidence: evidence) }
    var parameters: [(name: String, found: SearchParameter)] = []
    for text in vary {
      let found = try reader.parameter(text)
      let name = VaryText.name(in: text)
      if let first = parameters.first(where: { $0.found.parameter.path == found.parameter.path }) {
        throw SearchError.vary(.twice(first.name, name))
      }
      parameters.append((name, found))
    }
    return parameters.map(\.found)
  }

  /// Everything about the search that its result depends on, in one text.
  private func question(_ space: SearchSpace, _ budget: SearchSettings.Budget) -> String {
    let ranges = space.parameters.map { "\($0.parameter.path) \($0.values)" }
    return
      (ranges + [
        settings.method.rawValue, budget.words, "\(settings.replications) replications",
        "\(settings.finalists) finalists on \(settings.freshReplications)",
      ]).joined(separator: "\n")
  }

  private func publish(
    _ summary: SearchSummary, chosen: SearchSpace.Point?, ledger: SearchLedger, store: RunStore
  ) throws -> Outcome {
    let folder = store.folder
    var overlay: String?
    if summary.outcome == .found, let chosen {
      overlay = folder + "/overlay.yaml"
      let text = variants.overlay(
        with: ledger.space.edits(chosen),
        comment: [
          "Found by `marketeer search` for \(summary.scenario), run \(summary.runID).",
          "Lay it over the scenario: marketeer compare <scenario.yaml> --overlay <this file>",
        ])
      try AtomicFile.write(text, to: folder + "/overlay.yaml")
    }
    try summary.write(runFolder: folder)
    try AtomicFile.write(SearchReport.render(summary), to: folder + "/report.html")
    try store.finish()
    let manifest = try Manifest(
      search: summary, resolvedScenario: variants.original.resolvedText, store: store,
      environment: .current(finishedAt: options.now()))
    try manifest.write(runFolder: folder)
    return Outcome(summary: summary, folder: folder, overlay: overlay)
  }
}
