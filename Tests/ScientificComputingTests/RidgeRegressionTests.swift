import Foundation
import ScientificComputing
import Testing

@Suite("Regressions with a ridge")
struct RidgeRegressionTests {
  private static let features: [Double] = [1, 0.2, 1, -1.1, 1, 0.7, 1, 2, 1, -0.4, 1, 1.3]

  @Test(
    "without features the fit is the mean",
    arguments: [RidgeRegression.Family.gaussian, .binomial, .poisson])
  func mean(family: RidgeRegression.Family) throws {
    let fit = try RidgeRegression(
      family, features: [1, 1, 1, 1, 1], outcomes: [0, 1, 0, 0, 1], ridge: 1)
    // The intercept's ridge of a millionth moves the mean by less than a millionth.
    #expect(abs(fit.mean([1]) - 0.4) < 1e-6)
  }

  @Test(
    "the gradient of the penalised likelihood is zero",
    arguments: [
      (RidgeRegression.Family.gaussian, [1.5, -2, 0.3, 4, 1, 2]),
      (.binomial, [0, 0, 1, 1, 0, 1]), (.poisson, [1, 0, 2, 6, 0, 3]),
    ])
  func gradient(family: RidgeRegression.Family, outcomes: [Double]) throws {
    let ridge = 0.7
    let fit = try RidgeRegression(
      family, features: Self.features, outcomes: outcomes, ridge: ridge)
    let errors = outcomes.enumerated().map { row, outcome in
      outcome - fit.mean(Self.features[2 * row..<2 * row + 2])
    }
    let slope = errors.enumerated().reduce(0) { $0 + $1.element * Self.features[2 * $1.offset + 1] }
    #expect(abs(errors.reduce(0, +) - 1e-6 * fit.coefficients[0]) < 1e-8)
    #expect(abs(slope - ridge * fit.coefficients[1]) < 1e-8)
    #expect(abs(fit.coefficients[1]) > 0.1)
  }

  @Test("the standard error of a mean is the textbook one")
  func standardError() throws {
    let fit = try RidgeRegression(
      .gaussian, features: [1, 1, 1, 1], outcomes: [2, 4, 4, 6], ridge: 1)
    // Variance 8 / 3 over four values.
    #expect(abs(fit.standardError([1]) - (2.0 / 3).squareRoot()) < 1e-6)
  }

  @Test("outcomes that are all the same still have a fit")
  func same() throws {
    let fit = try RidgeRegression(
      .binomial, features: Self.features, outcomes: [0, 0, 0, 0, 0, 0], ridge: 1)
    #expect(fit.mean([1, 0]) < 1e-5)
  }

  @Test("features that make no whole rows are refused")
  func shapes() {
    let error = #expect(throws: ScientificError.self) {
      try RidgeRegression(.gaussian, features: [1, 2, 3], outcomes: [1, 2], ridge: 1)
    }
    #expect(error?.description == "regression: 3 features but 2 outcomes")
  }
}
