import MarketModel
import ScenarioFiles

/// How well the closed form holds where assumptions lie far from their centre: at the four corners of
/// conversion and elasticity a pilot is simulated with the corrections that a replication would use.
struct CalibrationCorners {
  let prepared: PreparedMarket
  let threads: Int

  /// One corner in one category.
  struct Corner: Sendable, Hashable {
    var category: Int
    var conversion: Double
    var longRun: Double
    var promotion: Double?
    /// What the kept occasions attain.
    var frozen: MarketCalibration.Solution
    /// Conversion that the pilot simulated.
    var simulatedConversion: Double
    /// What the occasions of the corner's own pilot attain.
    var simulated: MarketCalibration.Solution
  }

  /// Returns every corner's residual; none where neither target has a spread.
  ///
  /// - Throws: `CalibrationError` when a corner can't be met.
  func solve() throws -> [Corner] {
    guard case .calibrated(let targets) = prepared.scenario.intent.source else { return [] }
    let pilot = PilotRun(
      scenario: prepared.scenario, targets: targets, intents: prepared.intents, threads: threads)
    return try draws.flatMap { try corners(under: $0, pilot: pilot) }
  }

  /// The four combinations of the targets' ends, everything else at its centre; the elasticities move
  /// together, as in replications.
  private var draws: [AssumptionDraws] {
    let assumptions = prepared.scenario.assumptions
    guard let conversion = assumptions.firstIndex(where: { $0.subject == .conversion }),
      let elasticity = assumptions.firstIndex(where: { $0.subject == .longRunElasticity }),
      assumptions[conversion].halfWidth + assumptions[elasticity].halfWidth > 0
    else { return [] }
    let promotion = assumptions.firstIndex { $0.subject == .promotionElasticity }
    return [(-1.0, -1.0), (-1, 1), (1, -1), (1, 1)].map { signs in
      var draws = AssumptionDraws.central(assumptions)
      draws.values[conversion] += signs.0 * assumptions[conversion].halfWidth
      draws.values[elasticity] += signs.1 * assumptions[elasticity].halfWidth
      if let promotion {
        let value = assumptions[promotion].centre + signs.1 * assumptions[promotion].halfWidth
        draws.values[promotion] = min(
          value, draws.values[elasticity] - AssumptionDraws.smallestGap)
      }
      return draws
    }
  }

  private func corners(under draws: AssumptionDraws, pilot: PilotRun) throws -> [Corner] {
    let scenario = prepared.scenario
    let solutions = try prepared.solutions(under: draws)
    let record = try pilot.simulate(UtilityAdjustment(solutions))
    return solutions.indices.map { category in
      Corner(
        category: category,
        conversion: scenario.value(of: .conversion, in: draws, otherwise: 0),
        longRun: scenario.value(of: .longRunElasticity, in: draws, otherwise: 0),
        promotion: solutions[category].promotionElasticity.map {
          scenario.value(of: .promotionElasticity, in: draws, otherwise: $0)
        },
        frozen: solutions[category],
        simulatedConversion: record.conversion(ofCategory: category),
        simulated: pilot.solver(category: category, record: record)
          .attained(under: solutions[category]))
    }
  }
}
