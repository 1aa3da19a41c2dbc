import Foundation
import Testing
import TransformerScorer

@testable import ScorerTraining

@Suite("Evaluation metrics")
struct EvaluationMetricsTests {
  @Test("probabilities of a row are the logit's and sum to one")
  func logit() {
    let table = Fixture.table(choices: [0], items: 2)
    let utilities = OfferUtilities(
      base: [Float(log(2.0)), 0], longSlopes: [1, 1], shortSlopes: [0, 0])
    let predictions = ChoicePredictions(utilities, of: table)
    // e^u = 2, 1 beside 1 for the outside option: 1/2, 1/4, 1/4.
    #expect(abs(exp(predictions.logOffers[0]) - 0.5) < 1e-7)
    #expect(abs(exp(predictions.logOffers[1]) - 0.25) < 1e-7)
    #expect(abs(predictions.incidence(0) - 0.75) < 1e-7)
  }

  @Test("a price enters by both slopes with the sign of a cost")
  func prices() {
    var table = Fixture.table(choices: [-1], items: 1)
    table.logRegular = [-0.2]
    table.logExpected = [-0.1]
    let utilities = OfferUtilities(base: [0.3], longSlopes: [2], shortSlopes: [3])
    let odds = ChoicePredictions(utilities, of: table)
    #expect(abs(odds.logOffers[0] - odds.logOutside[0] - (0.3 + 0.4 + 0.3)) < 1e-6)
  }

  @Test("log-loss splits into incidence and choice, and hits count the likeliest")
  func losses() {
    let table = Fixture.table(choices: [1, -1, 0], items: 2)
    let row = [log(0.3), log(0.2)]
    let predictions = ChoicePredictions(
      logOffers: row + row + row, logOutside: [log(0.5), log(0.5), log(0.5)],
      offerStarts: [0, 2, 4, 6])
    let losses = OccasionLosses(predictions, of: table)
    let expected = [-log(0.2), -log(0.5), -log(0.3)]
    #expect(zip(losses.loss, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(losses.incidenceLoss.allSatisfy { abs($0 - log(2)) < 1e-12 })
    #expect(losses.hits == [0, 1, 0])
    #expect(losses.offerHits == [0, 0, 1])
    #expect(losses.purchases == [1, 0, 1])
  }

  @Test("the area under the curve counts ties as one half and respects weights")
  func area() {
    let ranking = IncidenceRanking(
      probabilities: [0.1, 0.4, 0.4, 0.8], purchased: [false, true, false, true])
    // Pairs (buyer, other): (.4,.1) 1, (.4,.4) 1/2, (.8,.1) 1, (.8,.4) 1: 3.5 of 4.
    #expect(ranking.areaUnderCurve(weights: [1, 1, 1, 1]) == 3.5 / 4)
    // Row 2 counts three times: 1 + 3/2 + 1 + 3 of 8.
    #expect(ranking.areaUnderCurve(weights: [1, 1, 3, 1]) == 6.5 / 8)
    #expect(ranking.areaUnderCurve(weights: [1, 0, 1, 0]).isNaN)
  }

  @Test("the calibration error is the mean gap over fifteen bins of equal weight")
  func calibration() {
    // 30 rows, two a bin: predictions k/30 in both, one purchase in every bin, so the gap of bin k
    // is |k/30 - 1/2|; their mean over k = 0..14 is (15 x 15 - 105) / 450 = 120/450.
    let predictions = (0..<30).map { Double($0 / 2) / 30 }
    let ranking = IncidenceRanking(
      probabilities: predictions, purchased: (0..<30).map { $0 % 2 == 0 })
    let ones = [Double](repeating: 1, count: 30)
    #expect(abs(ranking.calibrationError(weights: ones) - 120.0 / 450) < 1e-12)
    let twice = [Double](repeating: 2, count: 30)
    #expect(abs(ranking.calibrationError(weights: twice) - 120.0 / 450) < 1e-12)
  }

  @Test("one bin's gaps cancel, two bins' do not")
  func calibrationCancels() {
    // 15 rows of 1/2, one a bin: every gap is 1/2 although the mean prediction is nearly right.
    let ranking = IncidenceRanking(
      probabilities: [Double](repeating: 0.5, count: 15), purchased: (0..<15).map { $0 < 7 })
    let error = ranking.calibrationError(weights: [Double](repeating: 1, count: 15))
    #expect(abs(error - 0.5) < 1e-12)
    // 30 rows, a purchase in each bin of two: gaps 0.
    let paired = IncidenceRanking(
      probabilities: [Double](repeating: 0.5, count: 30), purchased: (0..<30).map { $0 % 2 == 0 })
    #expect(paired.calibrationError(weights: [Double](repeating: 1, count: 30)) < 1e-12)
  }
}

@Suite("Household bootstrap")
struct EvaluationBootstrapTests {
  @Test("the same seed gives the same draws, another seed others")
  func seeds() {
    let consumers: [Int32] = [7, 7, 3, 9, 3, 100]
    let (one, two) = (
      HouseholdBootstrap(consumers: consumers, seed: 1),
      HouseholdBootstrap(consumers: consumers, seed: 2)
    )
    let again = HouseholdBootstrap(consumers: consumers, seed: 1)
    let column: [Double] = [1, 2, 3, 4, 5, 6]
    let ones = [Double](repeating: 1, count: 6)
    func estimate(_ bootstrap: HouseholdBootstrap) -> Estimate {
      bootstrap.ratio(bootstrap.sums(column), over: bootstrap.sums(ones))
    }
    #expect(one.households == 4)
    #expect(one.sums(column) == [8, 3, 4, 6])
    #expect(estimate(one) == estimate(again))
    #expect((0..<10).contains { one.multiplicities(draw: $0) != two.multiplicities(draw: $0) })
    #expect(estimate(one).value == 3.5)
  }

  @Test("a draw holds as many consumers as the table")
  func counts() {
    let bootstrap = HouseholdBootstrap(consumers: Array(0..<50), seed: 3)
    for draw in 0..<HouseholdBootstrap.draws {
      #expect(bootstrap.multiplicities(draw: draw).reduce(0) { $0 + Int($1) } == 50)
    }
  }

  @Test("the interval of a mean has the width of its standard error")
  func width() {
    // 1,000 households with alternating 0 and 1: standard error of the mean 0.5 / sqrt(1000).
    let bootstrap = HouseholdBootstrap(consumers: Array(0..<1000), seed: 5)
    let column = (0..<1000).map { Double($0 % 2) }
    let mean = bootstrap.ratio(column, over: [Double](repeating: 1, count: 1000))
    let expected = 2 * 1.96 * 0.5 / 1000.0.squareRoot()
    // The width of a 95 % interval from 400 draws has a relative standard error of about
    // sqrt(2 x .025 x .975 / 400) / (.0584 x 3.92) = 4.8 %; 30 % is six of them.
    #expect(abs((mean.high - mean.low) / expected - 1) < 0.3)
  }

  @Test("a paired difference of a constant gap has no width")
  func paired() {
    let table = Fixture.table(
      choices: (0..<90).map { Int8($0 % 3) - 1 }, items: 2, consumers: (0..<90).map { $0 / 3 })
    let even = OfferUtilities(withoutPrices: [Float](repeating: 0, count: 180))
    let shares = ChoicePredictions(even, of: table)
    let worse = ChoicePredictions(
      logOffers: shares.logOffers.map { $0 - 0.01 },
      logOutside: shares.logOutside.map { $0 - 0.01 },
      offerStarts: shares.offerStarts)
    let judge = ChoiceJudge(table: table, constantShares: shares, seed: 1)
    let gap = judge.difference(worse, shares)
    #expect(abs(gap.value - 0.01) < 1e-12 && abs(gap.high - gap.low) < 1e-12)
    let metrics = judge.metrics(of: shares)
    #expect(abs(metrics.logLoss.value - log(3)) < 1e-12)
    #expect(metrics.pseudoR2 == Estimate(value: 0, low: 0, high: 0))
    #expect(abs(metrics.incidenceLoss.value + 2.0 / 3 * metrics.choiceLoss.value - log(3)) < 1e-9)
  }
}
