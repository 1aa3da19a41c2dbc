import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("The report of a sweep")
struct SweepReportTests {
  /// A sweep of a cost and a text, in which `deal` wins where the cost is low.
  static func summary(text: String = "a <b> & 'c'", design: String = "grid") -> SweepSummary {
    let levels = [(1.0, text), (1.0, "plain"), (2.0, text), (2.0, "plain")]
    let points = levels.enumerated().map { index, level in
      point(index, cost: level.0, text: level.1, lead: level.0 == 1 ? 100 : -50)
    }
    var crossing = SweepSummary.Crossing(
      before: "deal", after: "list", lower: "1.00", upper: "2.00", reason: "")
    crossing.value = 1.67
    crossing.estimate = "1.67"
    (crossing.low, crossing.lowText) = (1.5, "1.50")
    var summary = SweepSummary(
      toolVersion: "1", scenario: "tea & co", runID: "abc", seed: 1, replications: 4,
      metric: "contribution", unit: "money", currency: "EUR", drawsAssumptions: false,
      design: design, baseline: "list", strategies: ["list", "deal", "dear"],
      factors: [
        .init(key: "products.tea.unit_cost", quantity: "money", range: "1..2", current: "1.00"),
        .init(key: "market.category", quantity: "text", range: text, current: text),
      ], points: points, centre: 0,
      lines: [
        .init(factor: 0, points: [0, 2], crossings: [crossing]),
        .init(factor: 1, points: [0, 1], crossings: []),
      ],
      tornado: [
        .init(
          factor: 0, low: .init(text: "1.00", lead: 100, mean: 900, winner: "deal"),
          high: .init(text: "2.00", lead: -50, mean: 400, winner: "list"),
          centre: .init(text: "1.00", lead: 100, mean: 900, winner: "deal"), leads: [100, -50],
          means: [900, 400])
      ],
      shares: [
        .init(strategy: "list", wins: 2, clear: 1), .init(strategy: "deal", wins: 2, clear: 2),
      ], split: nil)
    summary.sentences = ["The winner changes from `deal` to `list`.", "More <of> it."]
    return summary
  }

  private static func point(
    _ index: Int, cost: Double, text: String, lead: Double
  ) -> SweepSummary.Point {
    let estimate = ComparisonSummary.Estimate(mean: lead, low: lead - 20, high: lead + 20)
    let zero = ComparisonSummary.Estimate(mean: 0, low: 0, high: 0)
    let winner = lead > 0 ? "deal" : "list"
    return SweepSummary.Point(
      number: index + 1, isDesign: true, values: [cost, nil], texts: ["\(cost)0", text],
      rows: [
        .init(
          strategy: "list", mean: 800, standardError: 5, difference: zero, rank: 1, reason: ""),
        .init(
          strategy: "deal", mean: 800 + lead, standardError: 5, difference: estimate, rank: 2,
          reason: index == 3 ? "breaks margin >= 28%" : ""),
        .init(
          strategy: "dear", mean: 100, standardError: 5,
          difference: .init(mean: -700, low: -710, high: -690), rank: 3, reason: ""),
      ], winner: winner, runnerUp: winner == "deal" ? "list" : "deal",
      margin: .init(mean: abs(lead), low: abs(lead) - 20, high: abs(lead) + 20),
      undecided: index == 2 ? ["deal"] : [])
  }

  @Test("it is one file that asks for nothing, in which texts of users stay texts")
  func page() {
    let page = SweepReport.render(Self.summary())
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("The winner changes from <code>deal</code> to <code>list</code>."))
    #expect(page.contains("a &lt;b&gt; &amp; &#39;c&#39;") && !page.contains("<b>"))
    #expect(page.contains("More &lt;of&gt; it.") && page.contains("tea &amp; co"))
    for word in ["<script", "src=", "http", "nan", "inf\""] { #expect(!page.contains(word)) }
    for id in ["lines", "lead", "level", "map", "crossings", "shares", "points", "method"] {
      #expect(page.contains("<section id=\"\(id)\""))
    }
  }

  @Test("lines show who comes first or second anywhere, a dashed crossing and its band")
  func lines() throws {
    let summary = Self.summary()
    #expect(SweepLineChart.shown(summary) == ["list", "deal"])
    let colours = SweepColours(summary)
    let chart = SweepLineChart(summary: summary, line: summary.lines[0], colours: colours).markup
      .text
    #expect(chart.components(separatedBy: "<path class=\"path\"").count == 3)
    // From 64 to 396 for costs of 1 to 2: the crossing at 1.67, its band from 1.50 to the end.
    #expect(chart.contains("<line class=\"crossing\" x1=\"286.44\" x2=\"286.44\""))
    #expect(chart.contains("<rect class=\"unsure\" x=\"230\" y=\"26\" width=\"166\""))
    #expect(colours.role("list").text == "hue-base" && colours.role("dear").text == "hue1")
  }

  @Test("the map colours the winner, brackets a lead that may be chance, and frames the centre")
  func map() throws {
    let summary = Self.summary()
    let map = try #require(SweepHeatMap(summary, SweepColours(summary))).markup.text
    #expect(map.components(separatedBy: "class=\"cell hue0\"").count == 3)
    #expect(map.components(separatedBy: "class=\"cell hue-base\"").count == 3)
    #expect(map.contains(">(50)</text>") && map.contains(">100</text>"))
    #expect(map.components(separatedBy: "class=\"home\"").count == 2)
    let spread = Self.summary(design: "sobol")
    let scatter = try #require(SweepHeatMap(spread, SweepColours(spread))).markup.text
    #expect(scatter.components(separatedBy: "<circle class=\"spot").count == 5)
    #expect(scatter.contains("class=\"spot open hue-base\""))
  }

  @Test("the terminal marks winners that may be chance")
  func terminal() {
    let text = SweepText.table(Self.summary(text: "other"))
    #expect(
      text == """
        The winner changes from deal to list.
        More <of> it.

        Winners by mean contribution in EUR; ~ where the lead may be chance
        products.tea.unit_cost  market.category  winner  second   lead   95 % interval
        1.00                    other            deal    list      100    80.00 to 120
        1.00                    plain            deal    list      100    80.00 to 120
        2.00                    other            list ~  deal    50.00  30.00 to 70.00
        2.00                    plain            list    deal    50.00  30.00 to 70.00

        """)
  }
}
