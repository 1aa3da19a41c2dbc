import Reports
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Amounts and verbs in the sentences of comparisons, searches and sweeps.
@Suite("Words for objectives")
struct ObjectiveWordsTests {
  @Test(
    "amounts have their unit, thousands apart, and no zero has a sign",
    arguments: [
      (Objective.contribution, -0.001, "0.00 EUR"), (.revenue, -1_234_567.4, "-1,234,567 EUR"),
      (.units, 12.5, "12.50 units"), (.units, -0.004, "0.00 units"),
      (.weighted(["units": 1]), 100, "100"),
    ])
  func amounts(objective: Objective, value: Double, text: String) {
    #expect(objective.amount(value, currency: "EUR") == text)
  }

  /// A good that sells 4,000 - 400 p a week, for one week, where units decide.
  private static let units =
    SweepFixture.linear.replacing("horizon: 2 weeks", with: "horizon: 1 week")
    .replacing("good: 6.00", with: "good: 4.00").replacing("dearer", with: "cheaper")
    + "\nobjective: units"

  @Test("a verdict on units sells them, over one week")
  func verdict() throws {
    let loaded = try ScenarioLoader(texts: ["s.yaml": Self.units]).load(path: "s.yaml")
    let summary = try ComparisonRun(
      scenario: loaded.scenario, resolvedText: loaded.resolvedText,
      options: SmallScenario.options(folder: SmallScenario.temporaryFolder())
    ).execute().summary
    #expect(
      summary.verdict.sentences.first
        == "`cheaper` sells 400 units more than `list` over 1 week (95 % interval 400 units to 400 units)."
    )
  }

  @Test("so does what a search found")
  func search() throws {
    let summary = try SearchFixture.search(
      Self.units, "list", vary: ["good=4..9"], settings: SearchFixture.settings(.grid))
    #expect(
      summary.sentences[0].hasPrefix(
        "`list` with prices.good 4.00 sells 400 units more than as it stands "))
  }

  @Test("a lead in margin is in percentage points")
  func margin() throws {
    // Margins of (p - c) / p.
    let summary = try SweepFixture.sweep(
      SweepFixture.linear, vary: ["products.good.unit_cost=0.50,1.50"],
      settings: SweepFixture.settings(metric: .margin))
    let lead =
      "depends on `products.good.unit_cost`: 1.67 percentage points at 0.50, 5.00 percentage points at 1.50."
    #expect(summary.sentences.contains { $0.hasSuffix(lead) }, "\(summary.sentences)")
    #expect(SweepText.table(summary).contains("  1.7 points  1.7 points to 1.7 points\n"))
  }
}
