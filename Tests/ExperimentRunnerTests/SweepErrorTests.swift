import Foundation
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Mistakes in a sweep")
struct SweepErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var vary: [String]
    var settings = SweepFixture.settings()
    var text: String
    var testDescription: String { text }
  }

  static let cost = "products.good.unit_cost"
  static let size = "intent.linear.intercept.good"
  static let example =
    "hint: write --vary consumers.traffic=0.8..1.2 or --vary products.tea.unit_cost=2,2.50,3"

  static let cases = [
    Case(
      vary: ["products.good.unit_cst=1,2"],
      text: "--vary:1:1: error: unknown key 'unit_cst' in the product\n"
        + "hint: did you mean 'unit_cost'?"),
    Case(
      vary: ["\(cost)=1,2", "products.best.unit_cost=1..2"],
      text: "--vary:2:1: error: no entry 'best' in the list\nhint: entries: 'good'"),
    Case(vary: [cost], text: "'\(cost)' is not of the form key=values\n\(example)"),
    Case(vary: ["\(cost)="], text: "'\(cost)=' is not of the form key=values\n\(example)"),
    Case(
      vary: ["\(cost)=1..2..3"],
      text: "'\(cost)=1..2..3' is not of the form key=values\n\(example)"),
    Case(
      vary: ["\(cost)=1,,2"],
      text: "'\(cost)' has an empty value in its list\n"
        + "hint: remove a comma, or write '' for empty text"),
    Case(
      vary: ["\(cost)=2,2.00"],
      text: "'\(cost)' has one value, 2.00\nhint: write two or more, or --set \(cost)=2.00"),
    Case(
      vary: ["\(cost)=3..1"],
      text: "the range of '\(cost)' begins at 3, which is not below its end 1\n"
        + "hint: write the lower bound first"),
    Case(
      vary: ["\(cost)=1..soon"],
      text: "'\(cost)' must be an amount such as 5.49, at least 0, found 'soon'\n"
        + "hint: write the values as the scenario does"),
    Case(
      vary: ["\(cost)=1..2 step 5"],
      text: "the step of '\(cost)' is '5', but must be above 0 and no longer than the range\n"
        + "hint: write such as step 0.10"),
    Case(
      vary: ["\(cost)=1..2", "\(cost)=3,4"],
      text: "'\(cost)' is varied twice\nhint: remove one of the two"),
    Case(
      vary: ["products.1.unit_cost=1..2", "\(size)=4000,4500", "\(cost)=3,4"],
      text: "'products.1.unit_cost' and '\(cost)' are the same key, varied twice\n"
        + "hint: remove one of the two"),
    Case(
      vary: ["market.category=a..b"],
      text: "'market.category' is no number, so it has no range\n"
        + "hint: list its values: --vary market.category=a,b"),
    Case(
      vary: ["experiment.seed=1,2"],
      text: "'experiment.seed' can't be varied: all points share seed, replications, baseline and "
        + "objective\nhint: vary a value of the market, or sweep twice with --set"),
    Case(
      vary: ["\(cost)=1..3 step 0.01", "\(size)=3000..6000 step 10"],
      text: "the sweep has 60501 points, more than 1000\n"
        + "hint: list fewer values, or write --design sobol --points 64"),
    Case(
      vary: ["\(cost)=1,2"], settings: SweepFixture.settings(points: 9),
      text: "--points is 9, but every value of the grid is written\n"
        + "hint: remove --points, or write --design sobol"),
    Case(
      vary: ["\(cost)=1..2", "\(size)=1..2"], settings: SweepFixture.settings(.grid, points: 3),
      text: "--points is 3, but a grid of two values for every range has 4\n"
        + "hint: raise --points, or write --design sobol"),
    Case(
      vary: ["\(size)=4000,4500", "\(cost)=1,b"],
      text: "point 2 of 4 (\(size)=4000, \(cost)=b) is no valid scenario\n"
        + "--vary:2:25: error: 'unit_cost' must be an amount such as 5.49, at least 0, with or "
        + "without '+- half-width', found 'b'"),
    Case(
      vary: ["strategies={list: {fixed: {}}},{list: {fixed: {}}, dearer: {fixed: {}}}"],
      text: "point 1 of 2 (strategies={list: {fixed: {}}}) has the strategies list, not list, "
        + "dearer\nhint: vary what is inside a strategy, not which there are"),
  ]

  @Test("a mistake is told with value and remedy, before anything is simulated", arguments: cases)
  func mistakes(mistake: Case) throws {
    let folder = try SmallScenario.temporaryFolder()
    let error = #expect(throws: (any Error).self) {
      try SweepFixture.run(
        SweepFixture.linear, vary: mistake.vary, settings: mistake.settings, folder: folder)
    }
    #expect("\(error.map { "\($0)" } ?? "")" == mistake.text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test("a sweep compares at least two strategies")
  func alone() throws {
    let text = SweepFixture.linear.replacingOccurrences(
      of: "  dearer: {fixed: {prices: {good: 6.00}}}\n", with: "")
    let error = #expect(throws: SweepError.self) {
      try SweepFixture.sweep(text, vary: ["\(Self.cost)=1,2"])
    }
    #expect(
      error?.description
        == "the scenario has one strategy, 'list'\nhint: add one to compare it with")
    #expect(error?.isUsage == false)
  }

  @Test("a market that can't be calibrated is named with its point")
  func calibration() throws {
    let text = SweepFixture.logit(population: 200, replications: 2).replacingOccurrences(
      of: "stated: {utility: {good: 4}, outside: 0, scale: 1, price_coefficient: 1}",
      with: "calibrate: {conversion: 20%, elasticity: {long_run: -2}}")
    let key = "intent.calibrate.conversion"
    let error = #expect(throws: SweepError.self) {
      try SweepFixture.sweep(text, vary: ["\(key)=20%,99.9999999%"])
    }
    #expect(
      error?.description
        == "point 2 of 2 (\(key)=99.9999999%): no utilities give the conversion 100% with the stated "
        + "shares\nhint: lower the conversion, or give every offer a share above zero")
  }
}
