import Foundation
import ResultsStore
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite("Two runs side by side")
struct RunDifferenceTests {
  private func run(
    _ change: (inout ScenarioFixture) -> Void, in folder: String
  ) throws -> RunRegistry.Run {
    var fixture = ScenarioFixture()
    change(&fixture)
    let outcome = try ComparisonRun(
      scenario: fixture.scenario, resolvedText: fixture.text, incrementality: .none,
      options: SmallScenario.options(folder: folder)
    ).execute()
    return try RunRegistry(root: folder).run(named: outcome.summary.header.runID)
  }

  private struct ScenarioFixture {
    var scenario = SmallScenario.statedCoffee(replications: 2)
    var text =
      #"{"name": "small-coffee", "products": [{"id": "lungo", "unit_cost": 2.5}], "tax": [1, 2]}"#
  }

  @Test("settings that differ stand beside the results of every strategy")
  func difference() throws {
    let folder = try SmallScenario.temporaryFolder()
    let first = try run({ _ in }, in: folder)
    let second = try run(
      { fixture in
        fixture.scenario.strategies.removeLast()
        fixture.text =
          #"{"name": "small-coffee", "products": [{"id": "lungo", "unit_cost": 3}], "tax": [1, 2], "#
          + #""seen": true}"#
      }, in: folder)
    let difference = try RunDifference(first, second)
    #expect(
      difference.settings == [
        .init(path: "products.lungo.unit_cost", first: "2.5", second: "3"),
        .init(path: "seen", first: nil, second: "true"),
      ])
    let last = SmallScenario.statedCoffee().strategies.last?.name
    let gone = try #require(difference.results.first { $0.strategy == last })
    #expect(gone.first != nil && gone.second == nil)
    // The seasons of the others are the same in both runs.
    for row in difference.results where row.strategy != last {
      #expect(row.first?.objective == row.second?.objective)
    }
    #expect(difference.results.count { $0.first?.difference == nil } == 1)
    let lines = try difference.render(.csv).split(separator: "\n")
    #expect(lines[0] == "part,name,first,second")
    #expect(lines[1] == "setting,products.lungo.unit_cost,2.5,3")
    let table = try difference.render(.table)
    #expect(table.contains("  contribution 1, EUR  contribution 2, EUR  vs today 1  "))
    #expect(!table.contains("`"))
  }

  @Test("members of a list go by id, firm or product, others by their place")
  func paths() throws {
    let settings = try ScenarioSettings(
      resolvedScenario: """
        {"rivals": [{"firm": "web", "offers": [{"product": "tea", "price": 1.5}]}],
         "steps": [{"from": "a", "factor": 0.8}, {"from": "b"}], "rules": {}, "off": null}
        """)
    #expect(
      settings.values == [
        "rivals.web.firm": "web", "rivals.web.offers.tea.product": "tea",
        "rivals.web.offers.tea.price": "1.5", "steps.1.from": "a", "steps.1.factor": "0.8",
        "steps.2.from": "b", "rules": "{}", "off": "none",
      ])
  }

  @Test("an unfinished run has nothing to compare")
  func unfinished() throws {
    let folder = try SmallScenario.temporaryFolder()
    let first = try run({ _ in }, in: folder)
    var second = first
    second.folder = folder + "/small-coffee/none"
    #expect(throws: ResultsError.self) { try RunDifference(first, second) }
  }
}
