import ScenarioFiles

/// How a search goes on: the method, why it was chosen, and what the closed form of demand says.
struct SearchPlan {
  let ledger: SearchLedger
  let method: SearchSettings.Method
  let reason: String
  /// The closed form's local maxima, best first; empty where none is used.
  let maxima: [ClosedFormSearch.Maximum]

  /// Chooses the method.
  ///
  /// - Throws: `SearchError.method` for one that does not fit; what solving demand throws.
  init(
    prepared: PreparedMarket, strategy: Scenario.NamedStrategy, ledger: SearchLedger,
    settings: SearchSettings
  ) throws {
    self.ledger = ledger
    let space = ledger.space
    if settings.method == .brent, space.parameters.count > 1 {
      throw SearchError.method(
        "brent", reason: "varies one parameter, but \(space.parameters.count) are to vary",
        hint: "choose nelder-mead, annealing, sobol or grid")
    }
    let profit =
      settings.method == .auto || settings.method == .bfgs
      ? try ClosedFormProfit(
        prepared: prepared, strategy: strategy, parameters: space.parameters) : nil
    if settings.method == .bfgs, profit == nil {
      throw SearchError.method(
        "bfgs",
        reason: "needs prices of a strategy of kind 'fixed', contribution or revenue as objective, "
          + "and demand in closed form",
        hint: "choose auto, which finds a method that fits")
    }
    maxima = try profit.map { try Self.maxima($0, space) } ?? []
    (method, reason) = Self.choice(settings, profit: profit, ledger: ledger)
  }

  private static func maxima(
    _ profit: ClosedFormProfit, _ space: SearchSpace
  ) throws -> [ClosedFormSearch.Maximum] {
    try ClosedFormSearch(
      profit: profit, lower: space.parameters.map { $0.value(at: 0) },
      upper: space.parameters.map { $0.value(at: $0.count - 1) }
    ).maxima()
  }

  private static func choice(
    _ settings: SearchSettings, profit: ClosedFormProfit?, ledger: SearchLedger
  ) -> (SearchSettings.Method, String) {
    guard settings.method == .auto else { return (settings.method, "as asked") }
    let space = ledger.space
    if let profit, profit.differences.isEmpty {
      return (.bfgs, "demand has a closed form with a gradient, which seasons follow")
    }
    let seeds =
      profit.map {
        "; begins at the closed form's maxima (not all: "
          + $0.differences.joined(separator: ", ") + ")"
      } ?? ""
    if space.size <= ledger.affordable {
      return (.grid, "the budget pays for all \(space.size) points" + seeds)
    }
    if space.parameters.count == 1 {
      return (.brent, "one parameter: a scan sees every peak, then the best are refined" + seeds)
    }
    let count = space.parameters.count
    if ledger.affordable <= SurrogateSearch.mostPoints {
      return (
        .surrogate,
        "\(count) parameters, no gradient and few points: spread ones, then each where a Gaussian "
          + "process through all so far expects most" + seeds
      )
    }
    return (
      .nelderMead,
      "\(count) parameters, no gradient and many points: spread ones, then simplex searches from "
        + "the best" + seeds
    )
  }

  /// Walks; returns whether the budget ended the search before the method did.
  ///
  /// - Throws: What simulating throws.
  func walk(seed: UInt64) throws -> Bool {
    do {
      _ = try ledger.evaluate(maxima.prefix(3).map(nearest), phase: "closed form")
    } catch is SearchBudgetSpent {
      return true
    }
    guard method != .bfgs else { return false }
    return try SearchWalk(ledger: ledger, seed: seed).run(method)
  }

  private func nearest(_ maximum: ClosedFormSearch.Maximum) -> SearchSpace.Point {
    zip(ledger.space.parameters, maximum.prices).map { $0.index(nearest: $1) }
  }
}
