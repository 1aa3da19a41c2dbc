import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("What prices were decided on")
struct DecisionCourseTests {
  private func course(
    _ scenario: Scenario, _ strategy: Int
  ) throws -> (course: DecisionCourse, cell: CellRecord) {
    try PreparedMarket(scenario, weights: nil, threads: 1).decisions(
      ofStrategy: strategy, replication: ReplicationKey(.rank, number: 0), rivals: .reacting)
  }

  @Test("a ceiling that binds is named, with what was proposed and what is posted")
  func ceiling() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.market.firms[0].rules = BusinessRules(ceiling: 1.2)
    let decisions = try course(scenario, 3).course.decisions
    let lungo = try #require(decisions.first { $0.product == "lungo" })
    #expect(lungo.proposed == 8.24 && lungo.bound == "ceiling" && lungo.isLimited)
    // 1.2 x 5.49 = 6.588, on the tick below the ceiling.
    #expect(lungo.price == 6.58 && lungo.posted == 5.49)
    #expect(lungo.day == 1 && lungo.moment == "2026-03-02" && lungo.rivalPrice != nil)
  }

  @Test("noting changes nothing, and the ledger counts the same decisions, changes and limits")
  func sameSeason() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.market.firms[0].rules = BusinessRules(floor: 0.9, endings: [Money(0.99)])
    let table = try BridgeFixture.table(scenario, replications: 1)
    for index in scenario.strategies.indices {
      let (course, cell) = try course(scenario, index)
      var stored = try #require(table.cells[scenario.strategies[index].name]?.first)
      stored.digest = ""
      #expect(cell == stored)
      let rows = cell.offers.filter { $0.firm == "shop" }
      #expect(course.count == Int(rows.reduce(0) { $0 + $1.decisions }))
      #expect(course.changed == Int(rows.reduce(0) { $0 + $1.priceChanges }))
      #expect(course.bound == Int(rows.reduce(0) { $0 + $1.ruleBound }))
    }
  }

  @Test("days in which no price may change keep it, and say so")
  func freeze() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.market.firms[0].rules = BusinessRules(freezes: [0...60])
    let course = try course(scenario, 2).course
    #expect(course.changed == 0 && course.bound > 0)
    #expect(course.decisions.filter(\.isLimited).allSatisfy { $0.bound == "freeze" })
  }

  @Test("a condensed course keeps first decisions, changes and limits, up to its length")
  func condensed() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.strategies[2].specification = .highLow(
      depth: 0.2, every: .weeks(4), lasting: .weeks(1), products: ["lungo"])
    let course = try course(scenario, 2).course
    let short = course.condensed()
    #expect(short.count == course.count && short.decisions.count < course.decisions.count)
    #expect(!short.isCutShort)
    #expect(short.decisions.dropFirst(2).allSatisfy { $0.isChange || $0.isLimited })
    let three = course.condensed(limit: 3)
    #expect(three.decisions.count == 3 && three.isCutShort)
  }

  @Test("a strategy's rule and its dated promotions stand in words")
  func words() throws {
    let course = try course(SmallScenario.statedCoffee(), 1).course
    #expect(course.rule == "list price throughout")
    #expect(course.promotions == ["spring, 2026-03-16 to 2026-03-29: lungo"])
  }
}
