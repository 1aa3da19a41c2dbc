import EventSimulation
import PricingStrategies
import Testing

@testable import ScenarioFiles

@Suite("A strategy of kind llm")
struct AdvisedStrategyTests {
  @Test("decides every week unless told otherwise, and keeps the file's path")
  func defaults() throws {
    let scenario = try Shop.load(("deal: {fixed: {}, promotions: [spring]}", "deal: {llm: {}}"))
      .scenario
    #expect(scenario.strategies[1].specification == .llm(every: .weeks(1)))
    #expect(scenario.file == "shop.yaml")
  }

  @Test("is no baseline")
  func baseline() {
    expect(
      [("today: {fixed: {}}", "today: {llm: {}}")],
      """
      shop.yaml:17:11: error: the baseline 'today' is 'llm', whose answers come from outside the market
      hint: name a strategy that follows a rule, such as fixed
      """)
  }

  @Test("belongs to the focal firm")
  func rival() {
    expect(
      [("price: 5.00}]}", "price: 5.00}], strategy: {llm: {}}}")],
      """
      shop.yaml:9:69: error: 'llm' is a strategy of the focal firm, not of 'web'
      hint: choose another kind for a rival, such as match_lowest
      """)
  }

  private func expect(_ edits: [(String, String)], _ message: String) {
    let error = #expect(throws: ScenarioError.self) {
      try Shop.load(["shop.yaml": Shop.text(edits)]).get()
    }
    #expect(error?.description == message)
  }
}
