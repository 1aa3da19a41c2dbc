import ResultsStore

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Small markets to search in, built from text.
enum SearchFixture {
  /// Two products with linear demand that don't touch each other.
  ///
  /// They sell 4,000 - 400 p and 3,000 - 300 p a week, whole units at whole cents, and cost 2: both are
  /// best at 6.00.
  static let linear = """
    marketeer: 1
    name: linear
    market: {category: good, start: 2026-01-05, horizon: 2 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    focal: {firm: shop, role: retailer}
    products:
      - {id: one, list_price: 5.00, unit_cost: 2.00}
      - {id: two, list_price: 5.00, unit_cost: 2.00}
    intent: {linear: {intercept: {one: 4000, two: 3000}, slopes: {one: {one: -400, two: 0}, two: {one: 0, two: -300}}}}
    baseline: list
    strategies:
      list: {fixed: {}}
      hilo: {high_low: {depth: 20%, every: 2 weeks}}
    experiment: {seed: 1, replications: 3, spread: none}
    """

  /// Two kinds of visitors, whose profit has two peaks (ORACLES O2.3).
  static func peaks(
    loyal: Double = 0.2, cost: Double = 0, list: Double = 4.5, population: Int = 100,
    weeks: Int = 1, extra: String = ""
  ) -> String {
    """
    marketeer: 1
    name: peaks
    market: {category: good, start: 2026-01-05, horizon: \(weeks) weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    money: {currency: EUR, tick: 0.01}
    focal: {firm: shop, role: retailer}
    products: [{id: good, list_price: \(list), unit_cost: \(cost)}]
    consumers:
      population: \(population)
      segments:
        - {id: loyal, share: \(loyal), visits: {fixed: 1/week}, price_sensitivity: 1}
        - {id: thrifty, share: \(1 - loyal), visits: {fixed: 1/week}, price_sensitivity: 4}
    intent: {model: logit, stated: {utility: {good: 6}, outside: 0, scale: 1, price_coefficient: 1}}
    history: none
    baseline: today
    strategies:
      today: {fixed: {}}
      hilo: {high_low: {depth: 20%, every: 2 weeks}}
    experiment: {seed: 3, replications: 6, spread: none}
    \(extra)
    """
  }

  static func variants(
    _ text: String, _ strategy: String = "today", overlay: String = ""
  ) throws -> ScenarioVariants {
    try SearchRun.variants(
      ofStrategy: strategy,
      loader: ScenarioLoader(texts: ["s.yaml": text, "overlay.yaml": overlay]),
      path: "s.yaml", overlays: [], overrides: [])
  }

  static func settings(
    _ method: SearchSettings.Method = .auto, cells: Int = 2_000, replications: Int = 4,
    finalists: Int = 3, fresh: Int = 4
  ) -> SearchSettings {
    SearchSettings(
      method: method, budget: .cells(cells), replications: replications, finalists: finalists,
      freshReplications: fresh)
  }

  /// Runs a search in a folder.
  static func run(
    _ variants: ScenarioVariants, vary: [String], settings: SearchSettings = settings(),
    folder: String, threads: Int = 2, stopAfter cells: Int = .max
  ) throws -> SearchRun.Outcome {
    try SearchRun(
      variants: variants, settings: settings,
      options: SmallScenario.options(folder: folder, threads: threads, stopAfter: cells),
      clock: { 0 }
    ).execute(vary: vary)
  }

  /// Runs a search in a folder of its own.
  static func search(
    _ text: String, _ strategy: String = "today", vary: [String],
    settings: SearchSettings = settings()
  ) throws -> SearchSummary {
    try run(
      variants(text, strategy), vary: vary, settings: settings,
      folder: SmallScenario.temporaryFolder()
    ).summary
  }
}
