import ResultsStore

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Small markets whose winner is known by formula.
enum SweepFixture {
  /// One product that sells a - 400 p a week, whole units, and costs c, with a = 4,000 and c = 1.
  ///
  /// `dearer`, at 6.00, beats `list`, at 5.00, where (a - 2,400)(6 - c) > (a - 2,000)(5 - c), that is where
  /// a > 4,400 - 400 c.
  static let linear = """
    marketeer: 1
    name: linear
    market: {category: good, start: 2026-01-05, horizon: 2 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    focal: {firm: shop, role: retailer}
    products: [{id: good, list_price: 5.00, unit_cost: 1.00}]
    intent: {linear: {intercept: {good: 4000}, slopes: {good: {good: -400}}}}
    baseline: list
    strategies:
      list: {fixed: {}}
      dearer: {fixed: {prices: {good: 6.00}}}
    experiment: {seed: 1, replications: 2, spread: none}
    """

  /// Visitors with utility 4 - price for a good that costs c, beside nothing.
  ///
  /// They buy with probability 1 / (1 + exp(price - 4)): `dearer`, at 4.00, beats `list`, at 3.00, above
  /// c = (3 s - 2) / (s - 1/2) = 0.836 with s = 1 / (1 + exp(-1)).
  static func logit(population: Int = 2_000, replications: Int = 4) -> String {
    """
    marketeer: 1
    name: logit
    market: {category: good, start: 2026-01-05, horizon: 4 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    focal: {firm: shop, role: retailer}
    products: [{id: good, list_price: 3.00, unit_cost: 1.00 +- 0.20}]
    consumers: {population: \(population), segments: [{id: everyone, visits: {fixed: 1/week}}]}
    intent: {model: logit, stated: {utility: {good: 4}, outside: 0, scale: 1, price_coefficient: 1}}
    history: none
    baseline: list
    strategies:
      list: {fixed: {}}
      dearer: {fixed: {prices: {good: 4.00}}}
      hilo: {high_low: {depth: 20%, every: 2 weeks}}
    experiment: {seed: 5, replications: \(replications)}
    """
  }

  static func varied(_ text: String) throws -> VariedScenario {
    try ScenarioLoader(texts: ["s.yaml": text]).varied(path: "s.yaml")
  }

  static func settings(
    _ design: SweepSettings.Design? = nil, points: Int? = nil, metric: SweepSettings.Metric? = nil
  ) -> SweepSettings {
    SweepSettings(design: design, points: points, metric: metric)
  }

  /// Runs a sweep in a folder.
  static func run(
    _ text: String, vary: [String], settings: SweepSettings = settings(), folder: String,
    threads: Int = 2, stopAfter cells: Int = .max
  ) throws -> SweepRun.Outcome {
    try SweepRun(
      varied: varied(text), settings: settings,
      options: SmallScenario.options(folder: folder, threads: threads, stopAfter: cells)
    ).execute(vary: vary)
  }

  /// Runs a sweep in a folder of its own.
  static func sweep(
    _ text: String, vary: [String], settings: SweepSettings = settings()
  ) throws -> SweepSummary {
    try run(text, vary: vary, settings: settings, folder: SmallScenario.temporaryFolder()).summary
  }

  /// The points of a sweep of the linear market.
  static func space(
    _ vary: [String], _ settings: SweepSettings = settings(), text: String = linear
  ) throws -> SweepSpace {
    let factors = try SweepVaryText(scenario: varied(text)).factors(vary)
    return try SweepSpace(factors: factors, settings: settings, seed: 1)
  }
}
