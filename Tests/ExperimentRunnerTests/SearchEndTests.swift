import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("How a search ends")
struct SearchEndTests {
  @Test("annealing heats up again until the budget is spent")
  func annealing() throws {
    let summary = try SearchFixture.search(
      SearchFixture.linear, "list", vary: ["one=2..9", "two=2..9"],
      settings: SearchFixture.settings(.annealing, cells: 240))
    #expect(summary.path.count == 60)
    #expect(summary.isBudgetSpent)
  }

  @Test("a budget in seconds ends it between two evaluations, and says what that means")
  func seconds() throws {
    var asked = 0.0
    var settings = SearchFixture.settings(.grid)
    settings.budget = .seconds(10)
    let summary = try SearchRun(
      variants: SearchFixture.variants(SearchFixture.linear, "list"), settings: settings,
      options: SmallScenario.options(folder: SmallScenario.temporaryFolder())
    ) {
      asked += 1
      return asked
    }.execute(vary: ["one=2..9"]).summary
    // The first answer starts the clock at 1; the evaluation that would begin at 12 does not.
    #expect(summary.path.count == 11)
    #expect(summary.isBudgetSpent)
    #expect(
      summary.sentences.contains(
        "11 evaluations of 4 replications by grid, until the budget of 10 seconds was spent. A "
          + "budget in seconds ends the search at a point that depends on the machine."))
  }

  @Test("what was luck on the search's replications fails on fresh ones")
  func notConfirmed() throws {
    // The list price earns most in expectation; with few visits a far worse one looks better at this seed.
    let text = SearchFixture.peaks(list: 1.25, population: 12)
      .replacing("seed: 3", with: "seed: 5")
    let outcome = try SearchFixture.run(
      SearchFixture.variants(text), vary: ["good=0.90,1.60"],
      settings: SearchFixture.settings(.grid, cells: 12, replications: 2, fresh: 400),
      folder: SmallScenario.temporaryFolder())
    #expect(outcome.summary.outcome == .notConfirmed)
    #expect(outcome.gateFailed)
    #expect(outcome.overlay == nil)
    #expect(
      outcome.summary.sentences[0].hasPrefix(
        "Keep `today` as it stands: the best point of the search does not beat it on fresh"))
  }

  @Test("a search is not computed again from its manifest, and the error says how")
  func repetition() throws {
    let outcome = try SearchFixture.run(
      SearchFixture.variants(SearchFixture.linear, "list"), vary: ["one=2..9"],
      folder: SmallScenario.temporaryFolder())
    let error = #expect(throws: RepetitionError.self) {
      try RunRepetition(folder: outcome.folder, physicalMemory: 8 << 30)
    }
    #expect(
      error?.description == """
        \(outcome.folder)/manifest.json: error: a search can't be computed again from its manifest, only a \
        comparison
        hint: start the same `marketeer search` with another --results; equal options give equal files
        """)
  }
}
