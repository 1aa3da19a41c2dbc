import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("Why a strategy wins")
struct ExplanationReportTests {
  private static func estimate(_ mean: Double, _ half: Double) -> ProfitBridge.Estimate {
    .init(mean: mean, low: mean - half, high: mean + half)
  }

  private static func amount(_ mean: Double, _ half: Double = 10) -> ProfitBridge.Amount {
    .init(estimate: estimate(mean, half), standardError: half / 2)
  }

  private static func row(_ name: String, _ units: Double, _ mean: Double) -> ProfitBridge.Row {
    .init(name: name, units: estimate(units, 5), amount: amount(mean))
  }

  /// 327 more: 410 from volume, 3 from mix, -120 from promotions, of which suppliers paid 60, and 34 from
  /// stock.
  static var bridge: ProfitBridge {
    var bridge = ProfitBridge(
      measure: "contribution", strategy: "high_low", baseline: "today", replications: 30,
      total: estimate(327, 40), units: estimate(120, 10), lostUnits: estimate(0, 0),
      shared: estimate(-30, 5))
    bridge.parts = [
      .init(part: .volume, amount: amount(410), items: []),
      .init(part: .mix, amount: amount(3), items: []),
      .init(
        part: .promotions, amount: amount(-120),
        items: [
          .init(item: .reductions, amount: amount(-180)),
          .init(item: .funding, amount: amount(60)),
        ]),
      .init(part: .stock, amount: amount(34, 50), items: []),
    ]
    bridge.segments = [row("regulars", 20, 57), row("hunters", 100, 300)]
    bridge.products = [row("lungo-250", 120, 327)]
    bridge.weeks = [row("1", 0, 0), row("2", 130, 400), row("3", -10, -43)]
    return bridge
  }

  private static var decisions: DecisionCourse {
    func decision(_ moment: String, _ proposed: Double, _ price: Double, _ bound: String?)
      -> DecisionCourse.Decision
    {
      .init(
        day: 1, moment: moment, product: "lungo-250", stock: nil, recentUnits: 38,
        rivalPrice: 5.29, belief: nil, posted: 5.49, proposed: proposed, price: price,
        bound: bound, isLimited: bound == "floor")
    }
    return DecisionCourse(
      strategy: "high_low", replication: 0, rule: "list price, cut by 40 %",
      promotions: ["spring, 2026-03-16 to 2026-03-29: lungo-250"], count: 12, changed: 2,
      bound: 1,
      decisions: [
        decision("2026-03-02", 5.49, 5.49, nil), decision("2026-03-09", 3.29, 4.39, "floor"),
      ])
  }

  static var summary: ComparisonSummary {
    var summary = CoffeeShop.summary()
    summary.bridges = [bridge]
    summary.decisions = decisions
    return summary
  }

  @Test("the sentences say how much, what from, how sure, from whom and when")
  func sentences() {
    let reading = BridgeReading(Self.bridge, summary: CoffeeShop.summary())
    #expect(
      reading.sentences == [
        "`high_low` brings 327 EUR more contribution than `today` in the ranking, as a mean of 30 "
          + "seasons (95 % interval 287 to 367).",
        "That is +410 EUR from 120 more units, -120 EUR for promotion costs (reductions -180, "
          + "paid by suppliers +60.00) and +34.00 EUR from lower costs of stock; all else together "
          + "+3.00 EUR.",
        "The seasons leave open which sign mix of products and stock have.",
        "On fresh seasons the difference is +1,110 EUR; the parts here are those of the ranking.",
        "By segment: hunters +300 EUR (+100 units), regulars +57.00 EUR (+20 units); -30.00 EUR belong "
          + "to no segment.",
        "Best weeks: 2 (from 2026-03-09) +400 EUR; worst weeks: 3 (from 2026-03-16) -43.00 EUR.",
      ])
  }

  @Test("the section is as recorded, and the page is sound")
  func golden() throws {
    let page = HTMLReport.render(Self.summary)
    #expect(unbalancedTag(in: page) == nil)
    let after = page.components(separatedBy: "<section id=\"why\"").dropFirst()
    let section = try #require(after.first)
    let end = try #require(section.range(of: "</section>"))
    try expectGolden(String(section[..<end.lowerBound]), "why.html")
  }

  @Test("a strategy that is not recommended is said to change, not to win")
  func title() {
    var summary = Self.summary
    #expect(HTMLReport.render(summary).contains("Why high_low wins</h2>"))
    summary.verdict.outcome = .keepBaseline
    summary.verdict.strategy = "today"
    #expect(HTMLReport.render(summary).contains("What high_low changes</h2>"))
  }

  @Test("runs without a bridge, or with one of other strategies, have no such section")
  func absent() {
    #expect(!HTMLReport.render(CoffeeShop.summary()).contains("id=\"why\""))
    var summary = Self.summary
    summary.bridges?[0].strategy = "elasticity"
    #expect(!HTMLReport.render(summary).contains("id=\"why\""))
  }

  @Test("decisions name what was seen, proposed, bound and posted")
  func decisions() {
    let table = DecisionTable(Self.decisions, currency: "EUR")
    #expect(
      table.head == [
        "when", "product", "sold in 28 days", "lowest rival", "was", "proposed", "posted",
        "bound by",
      ])
    #expect(
      table.rows[1] == [
        "2026-03-09", "lungo-250", "38", "5.29", "5.49", "3.29", "4.39", "floor",
      ])
    #expect(
      DecisionTable.summary(Self.decisions)
        == "In season 0 there were 12 decisions, one per product and moment: 2 moved the price, "
        + "business rules limited 1. Shown are each product's first, those that moved a price and "
        + "those that a rule limited.")
  }

  @Test("names of strategies, products and segments can't become markup")
  func escaping() {
    var summary = Self.summary
    let evil = "<script>x</script>"
    for index in summary.strategies.indices where summary.strategies[index].name == "high_low" {
      summary.strategies[index].name = evil
    }
    summary.verdict.strategy = evil
    summary.bridges?[0].strategy = evil
    summary.bridges?[0].segments[0].name = evil
    summary.decisions?.strategy = evil
    summary.decisions?.rule = evil
    summary.decisions?.promotions = [evil]
    summary.decisions?.decisions[0].product = evil
    #expect(!HTMLReport.render(summary).contains("<script"))
  }
}
