import RandomStreams
import ScientificComputing
import Testing

@testable import ExperimentRunner

/// The procedure KN against the constants and simulations of O8.2.
@Suite("selection of the best")
struct KimNelsonSelectionTests {
  @Test(
    "eta and h squared are those of O8.2",
    arguments: [
      (2, 10, 0.33405027, 6.01290483), (5, 10, 0.63496727, 11.42941077),
      (10, 10, 0.85908343, 15.46350174), (10, 24, 0.23944204, 11.01433364),
      (100, 10, 1.81561692, 32.68110456),
    ])
  func constants(count: Int, firstStage: Int, eta: Double, hSquared: Double) {
    let selection = KimNelsonSelection(
      count: count, indifference: 1, confidence: 0.95, firstStage: firstStage)
    #expect(
      abs(
        KimNelsonSelection.eta(count: count, confidence: 0.95, firstStage: firstStage) - eta)
        < 1e-8)
    #expect(abs(selection.hSquared - hSquared) < 1e-7)
  }

  /// Picks the best of `count` normal populations whose first mean leads by the indifference
  /// 1 / sqrt(10) and whose results within a replication have the given correlation.
  ///
  /// - Returns: Whether it was found, and the observations that were taken.
  private func slippage(
    count: Int, correlation: Double, experiment: Int
  ) -> (isBest: Bool, total: Int) {
    let lead = 1 / 10.0.squareRoot()
    var selection = KimNelsonSelection(
      count: count, indifference: lead, confidence: 0.95, firstStage: 10)
    var stream = RandomStream(
      seed: 82, replication: ReplicationKey(.rank, number: experiment), purpose: "slippage",
      entity: EntityKey("\(count) at \(correlation)"))
    while !selection.isDecided {
      let normals = (0...count).map { _ in
        SpecialFunctions.normalQuantile(stream.nextUniform())
      }
      selection.observe(
        selection.inPlay.map { place in
          (place == 0 ? lead : 0) + correlation.squareRoot() * normals[count]
            + (1 - correlation).squareRoot() * normals[place]
        })
    }
    return (selection.inPlay == [0], selection.counts.reduce(0, +))
  }

  /// Observations with their deviation per experiment; the probability of a hit is 0.95 at least.
  @Test(
    "in the slippage configuration the best is found as often, at the cost, of O8.2",
    arguments: [
      (2, 0.0, 82.28, 52.0), (2, 0.5, 43.17, 27.0), (5, 0.0, 398.01, 147.0), (5, 0.5, 202.25, 75.0),
      (10, 0.0, 978.24, 277.0), (10, 0.5, 494.66, 140.0),
    ])
  func slippage(count: Int, correlation: Double, expected: Double, deviation: Double) {
    let experiments = 2_000
    let outcomes = (0..<experiments).map {
      slippage(count: count, correlation: correlation, experiment: $0)
    }
    let hits = Double(outcomes.count { $0.isBest }) / Double(experiments)
    let mean = Double(outcomes.reduce(0) { $0 + $1.total }) / Double(experiments)
    #expect(hits >= 0.95 - 0.0146)
    #expect(abs(mean - expected) < 4 * deviation / Double(experiments).squareRoot())
  }

  @Test("without any chance the first stage decides, and a tie ends with the first one")
  func certain() {
    var selection = KimNelsonSelection(
      count: 3, indifference: 1, confidence: 0.9, firstStage: 2)
    selection.observe([1, 5, 5])
    #expect(!selection.isDecided)
    selection.observe([1, 5, 5])
    #expect(selection.inPlay == [1])
    #expect(selection.counts == [2, 2, 2])
  }
}

/// OCBA against O8.3.
@Suite("optimal computing budget allocation")
struct OptimalBudgetTests {
  @Test("shares of five populations are those of O8.3")
  func shares() {
    let shares = OptimalBudget.shares(
      means: [-1, -2, -3, -4, -5], deviations: Array(repeating: 6, count: 5))
    let expected = [0.42182299, 0.40613410, 0.10153352, 0.04512601, 0.02538338]
    #expect(zip(shares, expected).allSatisfy { abs($0 - $1) < 1e-8 })
  }

  @Test("the next replications go where the shares miss most, and never below nothing")
  func next() {
    #expect(OptimalBudget.next(step: 4, counts: [10, 10], shares: [0.5, 0.5]) == [2, 2])
    #expect(OptimalBudget.next(step: 3, counts: [10, 10], shares: [0.9, 0.1]) == [3, 0])
    let added = OptimalBudget.next(step: 5, counts: [50, 2, 2], shares: [0.2, 0.5, 0.3])
    #expect(added.reduce(0, +) == 5 && added[0] == 0)
  }

  @Test("the bound for two populations is the normal probability of their difference")
  func bound() {
    let least = OptimalBudget.leastProbabilityCorrect(
      means: [1, 0], deviations: [2, 2], counts: [8, 8])
    #expect(abs(least - SpecialFunctions.normalCumulative(1)) < 1e-12)
  }
}
