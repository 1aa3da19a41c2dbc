import Foundation
import ScientificComputing
import Testing

/// O10's choices without a data file: prices and Gumbel shocks from a linear congruential generator.
struct GeneratedChoices {
  private var state: UInt64 = 12_345

  private mutating func uniform() -> Double {
    state = (1_103_515_245 &* state &+ 12_345) & 0x7FFF_FFFF
    return (Double(state) + 0.5) / 2_147_483_648
  }

  /// Three alternatives: constants 1, 0.5 and 0, and -1.2 for the price; a set per choice.
  static func table(observations: Int) -> ChoiceTable {
    var (generator, table) = (GeneratedChoices(), ChoiceTable(width: 3))
    for _ in 0..<observations {
      let prices = (0..<3).map { _ in 1 + 2 * generator.uniform() }
      let utilities = zip([1, 0.5, 0], prices).map { constant, price in
        constant - 1.2 * price - log(-log(generator.uniform()))
      }
      let best = utilities.indices.max { utilities[$0] < utilities[$1] }
      table.append(
        [1, 0, prices[0], 0, 1, prices[1], 0, 0, prices[2]],
        counts: (0..<3).map { $0 == best ? 1 : 0 })
    }
    return table
  }
}

@Suite("A multinomial logit by maximum likelihood")
struct MultinomialLogitTests {
  private let table = GeneratedChoices.table(observations: 2_000)

  @Test("finds the published estimates, standard errors and likelihood of generated choices (O10)")
  func published() throws {
    let chosen = (0..<3).map { alternative in
      (0..<2_000).reduce(0) { $0 + table.counts[3 * $1 + alternative] }
    }
    #expect(chosen == [925, 673, 402])
    let fit = try MultinomialLogit(fittedTo: table)
    let estimates = [0.993_886_82, 0.587_220_00, -1.221_532_86]
    let errors = [0.065_098_45, 0.067_379_65, 0.058_689_28]
    #expect(zip(fit.coefficients, estimates).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(zip(try fit.standardErrors(), errors).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(abs(fit.logLikelihood + 1830.868_911_08) < 1e-6)
  }

  @Test("GSL's quasi-Newton search ends at the same estimates")
  func quasiNewton() throws {
    let likelihood = LogitLikelihood(table)
    let other = try Minimizer.bfgs(
      start: [0, 0, 0], tolerance: 1e-7, { -likelihood.value($0) / 2_000 },
      gradient: { likelihood.gradient($0).map { -$0 / 2_000 } })
    let fit = try MultinomialLogit(fittedTo: table)
    #expect(zip(fit.coefficients, other.point).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("its derivatives are those of finite differences, with a belief and offsets")
  func derivatives() {
    var table = ChoiceTable(width: 2)
    table.append([1, 2, 0, -1, 0.5, 0], counts: [3, 0, 2.5], offsets: [0, -0.7, 0.2])
    table.append([0.3, 1, -1, 1], counts: [1, 4])
    var belief = CoefficientBelief(count: 2)
    belief.believe(1, mean: 2, deviation: 0.5)
    let likelihood = LogitLikelihood(table, belief: belief)
    func posterior(_ point: [Double]) -> Double {
      likelihood.value(point) - 2 * (point[1] - 2) * (point[1] - 2)
    }
    let (point, step) = ([0.4, -0.3], 1e-5)
    for index in 0..<2 {
      var (up, down) = (point, point)
      up[index] += step
      down[index] -= step
      let slope = (posterior(up) - posterior(down)) / (2 * step)
      #expect(abs(likelihood.gradient(point)[index] - slope) < 1e-8)
      for other in 0..<2 {
        let bend = (likelihood.gradient(up)[other] - likelihood.gradient(down)[other]) / (2 * step)
        #expect(abs(likelihood.information(point)[2 * other + index] + bend) < 1e-8)
      }
    }
  }

  @Test("a set of many choices is as good as a set for each")
  func grouped() throws {
    var (single, grouped) = (ChoiceTable(width: 2), ChoiceTable(width: 2))
    let sets =
      [([1, 2, 0, 3, 0, 0], [3, 1, 4]), ([1, 3, 0, 2, 0, 0], [2, 2, 5])]
      as [(
        [Double], [Int]
      )]
    for (features, counts) in sets {
      grouped.append(features, counts: counts.map(Double.init))
      for (alternative, count) in counts.enumerated() {
        for _ in 0..<count {
          single.append(features, counts: (0..<3).map { $0 == alternative ? 1 : 0 })
        }
      }
    }
    let (one, many) = (
      try MultinomialLogit(fittedTo: grouped), try MultinomialLogit(fittedTo: single)
    )
    #expect(zip(one.coefficients, many.coefficients).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(abs(one.logLikelihood - many.logLikelihood) < 1e-9)
  }

  @Test("constants alone give back the shares, in closed form")
  func shares() throws {
    var table = ChoiceTable(width: 2)
    table.append([1, 0, 0, 1, 0, 0], counts: [50, 30, 20])
    let fit = try MultinomialLogit(fittedTo: table)
    #expect(abs(fit.coefficients[0] - log(2.5)) < 1e-9)
    #expect(abs(fit.coefficients[1] - log(1.5)) < 1e-9)
  }

  @Test("what choices can't tell is an error without a belief, and the belief with one")
  func unidentified() throws {
    var table = ChoiceTable(width: 2)
    // The price never moves: a constant does as well.
    for _ in 0..<3 { table.append([1, 2, 0, 0], counts: [30, 70]) }
    #expect(throws: ScientificError.self) { try MultinomialLogit(fittedTo: table) }
    var belief = CoefficientBelief(count: 2)
    belief.believe(1, mean: -1.5, deviation: 0.4)
    let fit = try MultinomialLogit(fittedTo: table, belief: belief)
    #expect(abs(fit.coefficients[1] + 1.5) < 1e-9)
    #expect(abs(try fit.standardErrors()[1] - 0.4) < 1e-9)
  }

  @Test("an alternative that is never chosen has no estimate")
  func separated() {
    var table = ChoiceTable(width: 1)
    table.append([1, 0], counts: [0, 10])
    #expect(throws: ScientificError.self) { try MultinomialLogit(fittedTo: table) }
  }
}
