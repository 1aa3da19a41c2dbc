import Foundation
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Mistakes in a search")
struct SearchErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var vary: [String]
    var strategy = "hilo"
    var method = SearchSettings.Method.auto
    var cells = 400
    var rules = ""
    var text: String
    var testDescription: String { text }
  }

  static let cases = [
    Case(
      vary: ["dept=5%..40%"],
      text: "the strategy has no parameter 'dept'\nhint: did you mean 'depth'?"),
    Case(
      vary: ["colour=1..2"],
      text: "the strategy has no parameter 'colour'\nhint: it has: depth, every, lasting"),
    Case(
      vary: ["depth"],
      text: "'depth' is not of the form key=values\nhint: write --vary depth=5%..40%, "
        + "every=1,2,4 weeks or price=4..6 step 0.10"),
    Case(
      vary: ["depth=40%..5%"],
      text: "the range of 'depth' begins at 40%, which is not below its end 5%\n"
        + "hint: write the lower bound first"),
    Case(
      vary: ["depth=5%..140%"],
      text: "'depth' must be a share such as 20% or 0.2, above 0% and below 100%, found '140%'\n"
        + "hint: write the values as the scenario does"),
    Case(
      vary: ["every=soon"],
      text: "'every' must be a duration such as 12 weeks, 7 days or 6 hours, at least 1 day, "
        + "found 'soon'\nhint: write the values as the scenario does"),
    Case(
      vary: ["depth=5%..40% step 50%"],
      text: "the step of 'depth' is '50%', but must be above 0 and no longer than the range\n"
        + "hint: write such as step 0.10"),
    Case(
      vary: ["depth=5%..40%", "high_low.depth=1%,2%"],
      text: "'depth' and 'high_low.depth' are the same key, varied twice\n"
        + "hint: remove one of the two"),
    Case(
      vary: ["depth=5%..40%", "depth=1%,2%"],
      text: "'depth' is varied twice\nhint: remove one of the two"),
    Case(
      vary: ["good=1..9"], strategy: "today", rules: "rules: {floor: 80%}",
      text: "'prices.good' would be 1.00, which the business rules move to between 3.60 and any "
        + "price\nhint: stay inside, or change 'rules'"),
    Case(
      vary: ["depth=5%..40%"], cells: 7,
      text: "a budget of 7 cells is too small: the strategy as it stands and one other point take "
        + "8\nhint: raise --budget or lower --replications"),
    Case(
      vary: ["depth=5%..40%", "every=2..4 weeks"], method: .brent,
      text: "--method brent varies one parameter, but 2 are to vary\n"
        + "hint: choose nelder-mead, annealing, sobol or grid"),
    Case(
      vary: ["depth=5%..40%"], method: .bfgs,
      text: "--method bfgs needs prices of a strategy of kind 'fixed', contribution or revenue as "
        + "objective, and demand in closed form\nhint: choose auto, which finds a method that fits"),
    Case(
      vary: ["every=1..7 days"], method: .grid,
      text: "no point of the searched space can be simulated: 'lasting' is not shorter than "
        + "'every'\nhint: change the ranges"),
  ]

  @Test("a mistake is told with the value and a remedy", arguments: cases)
  func mistakes(mistake: Case) throws {
    let error = #expect(throws: SearchError.self) {
      try SearchFixture.search(
        SearchFixture.peaks(extra: mistake.rules), mistake.strategy, vary: mistake.vary,
        settings: SearchFixture.settings(mistake.method, cells: mistake.cells))
    }
    #expect(error?.description == mistake.text)
  }

  @Test("an unknown strategy and one without known ranges are told with what there is")
  func strategies() throws {
    #expect(throws: SearchError.unknownStrategy("hi", known: ["today", "hilo"])) {
      try SearchFixture.variants(SearchFixture.peaks(), "hi")
    }
    let text = SearchFixture.peaks().replacingOccurrences(
      of: "high_low: {depth: 20%, every: 2 weeks}", with: "cost_plus: {markup: 40%}")
    let error = #expect(throws: SearchError.self) {
      try SearchFixture.search(text, "hilo", vary: [])
    }
    #expect(
      error?.description
        == "no range is known for a parameter of 'hilo' of kind 'cost_plus'\n"
        + "hint: name one with --vary key=low..high: markup")
  }

  @Test("budgets are cells or seconds", arguments: ["0 cells", "many", "5 hours", "2.5 cells"])
  func budgets(text: String) {
    #expect(throws: SearchError.budget(text)) { try SearchSettings.Budget(text) }
  }

  @Test("values of a range go in steps of the tick, the written unit, or a thousandth of the range")
  func steps() throws {
    let reader = VaryText(variants: try SearchFixture.variants(SearchFixture.peaks(), "hilo"))
    #expect(
      try reader.parameter("every=2..8 weeks").rangeInWords
        == "2 weeks to 8 weeks in steps of 1 week")
    #expect(try reader.parameter("every=14..20 days").count == 7)
    #expect(try reader.parameter("depth=5%..40%").count == 3_501)
    #expect(try reader.parameter("depth=5%..40% step 5%").count == 8)
    #expect(try reader.parameter("depth=20%,10%,30%").rangeInWords == "10%, 20%, 30%")
    let prices = VaryText(variants: try SearchFixture.variants(SearchFixture.peaks()))
    #expect(try prices.parameter("good=1..2").count == 101)
  }
}
