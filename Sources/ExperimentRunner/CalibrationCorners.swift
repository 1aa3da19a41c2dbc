import Dispatch
import MarketModel
import ScenarioFiles
import Synchronization

/// How well the closed form holds where assumptions lie far from their centre: at the four corners of
/// conversion and elasticity a pilot is simulated with the corrections that a replication would use.
struct CalibrationCorners {
  let prepared: PreparedMarket
  let threads: Int

  /// One corner in one category.
  struct Corner: Sendable, Hashable {
    var category: Int
    var conversion: Double
    var elasticity: Double
    /// Conversion on the kept occasions.
    var frozen: Double
    /// Conversion that the pilot simulated.
    var simulated: Double
  }

  /// Returns every corner's residual; none where neither target has a spread.
  ///
  /// - Throws: `CalibrationError` when a corner can't be met.
  func solve() throws -> [Corner] {
    let corners = draws
    guard !corners.isEmpty, case .calibrated(let targets) = prepared.scenario.intent.source else {
      return []
    }
    let pilot = PilotRun(scenario: prepared.scenario, targets: targets)
    let results = Mutex([Int: Result<[Corner], any Error>]())
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, corners.count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < corners.count else { return }
        let result = Result { try self.corners(under: corners[index], pilot: pilot) }
        results.withLock { $0[index] = result }
      }
    }
    return try results.withLock { found in
      try corners.indices.flatMap { try found[$0]?.get() ?? [] }
    }
  }

  /// The four combinations of the two targets' ends, everything else at its centre.
  private var draws: [AssumptionDraws] {
    let assumptions = prepared.scenario.assumptions
    guard let conversion = assumptions.firstIndex(where: { $0.subject == .conversion }),
      let elasticity = assumptions.firstIndex(where: { $0.subject == .longRunElasticity }),
      assumptions[conversion].halfWidth + assumptions[elasticity].halfWidth > 0
    else { return [] }
    return [(-1.0, -1.0), (-1, 1), (1, -1), (1, 1)].map { signs in
      var draws = AssumptionDraws.central(assumptions)
      draws.values[conversion] += signs.0 * assumptions[conversion].halfWidth
      draws.values[elasticity] += signs.1 * assumptions[elasticity].halfWidth
      return draws
    }
  }

  private func corners(under draws: AssumptionDraws, pilot: PilotRun) throws -> [Corner] {
    let solutions = try prepared.solutions(under: draws)
    let record = try pilot.simulate(UtilityAdjustment(solutions))
    return solutions.indices.map { category in
      Corner(
        category: category,
        conversion: prepared.scenario.value(of: .conversion, in: draws, otherwise: 0),
        elasticity: prepared.scenario.value(of: .longRunElasticity, in: draws, otherwise: 0),
        frozen: solutions[category].conversion,
        simulated: record.conversion(ofCategory: category))
    }
  }
}
