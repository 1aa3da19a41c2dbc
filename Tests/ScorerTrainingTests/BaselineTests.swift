import Foundation
import Testing
import TransformerScorer

@testable import ScorerTraining

@Suite("Baselines")
struct BaselineTests {
  @Test("the minimiser finds the minimum of a quadratic with curvatures from 1 to 10,000")
  func quadratic() {
    let curvatures: [Double] = [1, 10, 100, 1_000, 10_000]
    let search = QuasiNewton(iterationLimit: 200, gradientTolerance: 1e-9, relativeGain: 0)
    let solution = search.minimise(from: [5, 5, 5, 5, 5]) { point, gradient in
      var value = 0.0
      for index in point.indices {
        let gap = point[index] - Double(index)
        value += curvatures[index] * gap * gap / 2
        gradient[index] = curvatures[index] * gap
      }
      return value
    }
    for index in curvatures.indices {
      #expect(abs(solution.parameters[index] - Double(index)) < 1e-7)
    }
  }

  @Test("the minimiser solves Rosenbrock's valley")
  func rosenbrock() {
    let search = QuasiNewton(gradientTolerance: 1e-9, relativeGain: 0)
    let solution = search.minimise(from: [-1.2, 1]) { point, gradient in
      let (a, b) = (1 - point[0], point[1] - point[0] * point[0])
      gradient[0] = -2 * a - 400 * point[0] * b
      gradient[1] = 200 * b
      return a * a + 100 * b * b
    }
    #expect(abs(solution.parameters[0] - 1) < 1e-6 && abs(solution.parameters[1] - 1) < 1e-6)
  }

  @Test("constants alone reproduce the observed shares")
  func sharesOnly() {
    // 10 of 40 buy item 0, 20 of 40 item 1, the rest nothing: utilities ln(10/10), ln(20/10).
    let table = Fixture.table(choices: (0..<40).map { Int8([0, 1, 1, -1][$0 % 4]) }, items: 2)
    var specification = LogitSpecification()
    specification.readsPrices = false
    specification.penalty = 0
    let model = LogitModel(name: "shares", specification, fittedTo: table, threads: 1)
    let utilities = model.utilities(of: table)
    #expect(abs(utilities.base[0]) < 1e-5)
    #expect(abs(Double(utilities.base[1]) - log(2)) < 1e-5)
  }

  @Test("constant shares are renormalised to the items on the shelf")
  func availability() {
    var table = Fixture.table(choices: [0, 1, 1, -1], items: 2)
    let model = ConstantShares(table)
    Fixture.append(to: &table, category: 0, items: [1], choice: 0, consumer: 9)
    let predictions = ChoicePredictions(model.utilities(of: table), of: table)
    // Counts with half a purchase more: 1.5, 2.5 and 1 outside.
    #expect(abs(exp(predictions.logOffers[1]) - 2.5 / 5) < 1e-6)
    #expect(abs(exp(predictions.logOffers[8]) - 2.5 / 3.5) < 1e-6)
  }

  @Test("a model with item constants covers only what it has seen")
  func coverage() {
    let table = Fixture.table(choices: [0, -1], items: 2)
    var other = Fixture.table(choices: [0], items: 2)
    other.categories = [1]
    let shares = ConstantShares(table)
    #expect(shares.covers(table) && !shares.covers(other))
    let wide = Fixture.table(choices: [0], items: 3)
    #expect(!shares.covers(wide))
  }

  @Test("the gradient is the derivative, for every kind of parameter", arguments: [true, false])
  func gradient(hasItemConstants: Bool) {
    let table = Fixture.drawn(rows: 200, items: 3, seed: 11)
    var specification = LogitSpecification()
    specification.offerColumns = [1]
    specification.contextColumns = [0]
    specification.hasItemConstants = hasItemConstants
    specification.hasCategorySlopes = true
    specification.penalty = 3
    let objective = LogitObjective(
      LogitDesign(table, specification), priorConstants: [Double](repeating: -1, count: 6),
      threads: 1)
    let point = (0..<objective.parameters).map { 0.3 * sin(Double($0 + 1)) }
    var (gradient, unused) = (point, point)
    _ = objective.evaluate(point, gradient: &gradient)
    for index in point.indices {
      var (above, below) = (point, point)
      above[index] += 1e-4
      below[index] -= 1e-4
      let rise = objective.evaluate(above, gradient: &unused)
      let slope = (rise - objective.evaluate(below, gradient: &unused)) / 2e-4
      // Rounding 1e-16 / 1e-4 and truncation (1e-4)^2 stay below 1e-7.
      #expect(abs(slope - gradient[index]) < 1e-7, "parameter \(index)")
    }
  }

  @Test("a fit recovers the logit that drew the data")
  func recovery() {
    let table = Fixture.drawn(rows: 20_000, items: 4, seed: 5)
    var specification = LogitSpecification()
    specification.offerColumns = [1]
    specification.contextColumns = [0]
    specification.hasCategorySlopes = true
    let model = LogitModel(name: "fit", specification, fittedTo: table, threads: 2)
    let (fitted, truth) = (
      model.utilities(of: table), Fixture.Truth().utilities(table, items: 4)
    )
    // Rows 0 and 1 are of the two categories. Standard errors by the information matrix are below
    // 0.15 for each price slope (10,000 occasions a category): five of them.
    for offer in [0, 4] {
      #expect(abs(fitted.longSlopes[offer] - truth.longSlopes[offer]) < 0.75)
      #expect(abs(fitted.shortSlopes[offer] - truth.shortSlopes[offer]) < 0.75)
      #expect(abs(fitted.base[offer] - truth.base[offer]) < 0.3)
    }
    let judge = ChoiceJudge(
      table: table,
      constantShares: ChoicePredictions(ConstantShares(table).utilities(of: table), of: table),
      seed: 1)
    let gap = judge.difference(
      ChoicePredictions(fitted, of: table), ChoicePredictions(truth, of: table))
    // On its own training rows the fit is at least as good as the truth, and by no more than the
    // parameters' share: 18 parameters / (2 x 20,000) on average.
    #expect(gap.value <= 1e-5 && gap.value > -5 * 18.0 / 40_000)
  }

  @Test("threads change no bit of a fit")
  func threads() {
    let table = Fixture.drawn(rows: 3_000, items: 4, seed: 6)
    var specification = LogitSpecification()
    specification.offerColumns = [1]
    specification.hasCategorySlopes = true
    let one = LogitModel(name: "one", specification, fittedTo: table, threads: 1)
    let two = LogitModel(name: "two", specification, fittedTo: table, threads: 2)
    #expect(one.utilities(of: table) == two.utilities(of: table))
  }

  @Test("the heuristic finds who is due and what she buys")
  func heuristic() {
    // Even rows: a frequent buyer of item 0; odd rows: nobody ever buys.
    var table = Fixture.table(
      choices: (0..<2_000).map { $0 % 2 == 0 && $0 % 10 != 0 ? 0 : -1 }, items: 2)
    for row in 0..<table.rows where row % 2 == 0 {
      table.tokens.context[row * TokenFeatures.context.count] = 1
      table.tokens.offers[2 * row * TokenFeatures.offer.count + 10] = 2
    }
    let model = RecencyFrequency(table)
    let predictions = ChoicePredictions(model.utilities(of: table), of: table)
    // 800 of 1,000 even rows buy; the prior adds 50 occasions at the mean 0.4.
    #expect(abs(predictions.incidence(0) - (800 + 50 * 0.4) / 1_050) < 1e-6)
    #expect(abs(predictions.incidence(1) - 50 * 0.4 / 1_050) < 1e-6)
    #expect(predictions.logOffers[0] > predictions.logOffers[1])
  }
}
