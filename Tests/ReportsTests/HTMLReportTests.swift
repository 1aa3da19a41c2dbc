import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("HTMLReport")
struct HTMLReportTests {
  @Test("the coffee shop's report is as recorded")
  func golden() throws {
    try expectGolden(HTMLReport.render(CoffeeShop.summary()), "coffee-shop.html")
  }

  @Test("text from the scenario can't become markup")
  func escaping() {
    var summary = CoffeeShop.summary()
    let evil = "<script>alert('x')</script>\" onload=\"y"
    summary.header.scenario = evil
    summary.header.summary = evil
    summary.header.baseline = evil
    summary.verdict.strategy = evil
    summary.verdict.sentences = [evil, "`\(evil)`"]
    summary.notes = [evil]
    for index in summary.strategies.indices {
      summary.strategies[index].name = evil
      summary.strategies[index].standing = evil
      summary.strategies[index].guardrails = [.init(text: evil, probability: 1, holds: true)]
    }
    for index in summary.paths.indices { summary.paths[index].product = evil }
    let page = HTMLReport.render(summary)
    #expect(!page.contains("<script"))
    #expect(!page.contains("\" onload"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;y"))
    #expect(unbalancedTag(in: page) == nil)
  }

  @Test("the page asks for nothing from outside and runs nothing")
  func selfContained() {
    let page = HTMLReport.render(CoffeeShop.summary())
    for forbidden in ["http:", "https:", "//", "src=", "url(", "@import", "<script", "<link"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
  }

  @Test("every tag is closed, and every chart has a title and a description")
  func wellFormed() {
    let page = HTMLReport.render(CoffeeShop.summary())
    #expect(unbalancedTag(in: page) == nil)
    let charts = page.components(separatedBy: "role=\"img\"><title>").count - 1
    #expect(charts == page.components(separatedBy: "role=\"img\"").count - 1)
    #expect(charts == page.components(separatedBy: "</desc>").count - 1)
    // 4 products' prices, 4 products' units, 1 limited stock, 4 differences, 5 distributions.
    #expect(charts == 18)
  }

  @Test("sections stand in reading order, the verdict first")
  func order() {
    let page = HTMLReport.render(CoffeeShop.summary())
    let ids = page.components(separatedBy: "<section ").dropFirst().map {
      $0.split(separator: "\"")[1]
    }
    #expect(
      ids == [
        "hero", "ranking", "differences", "prices", "units", "distribution", "paid", "guardrails",
        "forecast", "assumptions", "calibration", "market", "notes", "run",
      ])
  }

  @Test("supply and traffic are told where a market has them, sums over the firm's offers")
  func supply() {
    var summary = CoffeeShop.summary()
    #expect(!HTMLReport.render(summary).contains("Supply and traffic"))
    let firm = summary.header.firm
    func row(
      _ subject: CellRecord.SupplyRow.Subject, _ name: String, _ quantity: String, _ mean: Double
    ) -> SupplySummary.Row {
      SupplySummary.Row(
        strategy: summary.header.baseline, subject: subject, name: name, quantity: quantity,
        estimate: .init(mean: mean, low: mean, high: mean))
    }
    summary.supply = SupplySummary(rows: [
      row(.market, "", "visits", 29_141), row(.offer, firm + "/a", "expired units", 300),
      row(.offer, firm + "/b", "expired units", 176), row(.offer, "web/a", "expired units", 1),
      row(.shock, "frost", "spells", 1), row(.shock, "frost", "days", 21),
    ])
    let page = HTMLReport.render(summary)
    #expect(unbalancedTag(in: page) == nil)
    #expect(page.contains("id=\"supply\"") && page.contains("29,141") && page.contains(">476<"))
    #expect(!page.contains("Stock-out days</th>") && page.contains("Frost"))
  }

  @Test(
    "the verdict says what to do",
    arguments: [
      (.recommend, "Recommendation: run high_low"),
      (.keepBaseline, "Recommendation: keep high_low"),
      (.referenceOnly, "No recommendation: only reference strategies were compared"),
    ] as [(ComparisonSummary.Verdict.Outcome, String)])
  func outcomes(outcome: ComparisonSummary.Verdict.Outcome, kicker: String) {
    var summary = CoffeeShop.summary()
    summary.verdict.outcome = outcome
    let page = HTMLReport.render(summary)
    #expect(page.contains("<p class=\"kicker\">\(kicker)</p>"))
    #expect(page.contains(">run this<") == (outcome == .recommend))
    #expect(page.contains(">keep this<") == (outcome == .keepBaseline))
  }

  @Test("a summary without details makes a page without empty sections")
  func sparse() {
    let full = CoffeeShop.summary()
    let page = HTMLReport.render(ComparisonSummary(header: full.header, verdict: full.verdict))
    #expect(unbalancedTag(in: page) == nil)
    #expect(page.components(separatedBy: "<section ").count - 1 == 3)
  }

  @Test("with forty strategies a dense chart shows six, the baseline and the winner among them")
  func manyStrategies() {
    let summary = CoffeeShop.withForty()
    let context = ReportContext(summary, minus: "-")
    #expect(context.dense.count == 6)
    #expect(context.dense.contains { $0.isBaseline })
    #expect(context.dense.contains { $0.name == "high_low" })
    #expect(HTMLReport.render(summary).contains(" 34 strategies further down"))
  }

  // WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text.
  @Test("text stands out from its background in light and dark")
  func contrast() throws {
    let themes = ReportStyle.css.text.components(separatedBy: "@media (prefers-color-scheme: dark)")
    #expect(themes.count == 2)
    for theme in themes {
      let page = try luminance("page", theme)
      for name in ["ink", "soft", "winner", "baseline", "rival", "good", "bad"] {
        #expect(ratio(try luminance(name, theme), page) >= 4.5, "\(name)")
      }
      for name in ["ink", "soft", "winner", "good", "bad"] {
        #expect(ratio(try luminance(name, theme), try luminance("hero", theme)) >= 4.5, "\(name)")
      }
    }
  }
}

/// Returns the first tag that is closed in the wrong place or never; `nil` when all is well.
func unbalancedTag(in page: String) -> String? {
  var open: [Substring] = []
  for piece in page.components(separatedBy: "<").dropFirst() {
    let isVoid = ["!DOCTYPE", "meta"].contains { piece.hasPrefix($0) }
    guard let end = piece.firstIndex(of: ">"), !isVoid else { continue }
    let tag = piece[..<end]
    if tag.hasSuffix("/") { continue }
    guard tag.hasPrefix("/") else {
      open.append(tag.prefix { $0 != " " })
      continue
    }
    guard open.popLast() == tag.dropFirst() else { return String(tag) }
  }
  return open.last.map(String.init)
}

/// Relative luminance of the first colour with this name, by WCAG's definition.
private func luminance(_ name: String, _ css: String) throws -> Double {
  let digits = try #require(css.components(separatedBy: "--\(name): #").dropFirst().first).prefix(6)
  let colour = try #require(Int(digits, radix: 16))
  let linear = [colour >> 16, colour >> 8, colour].map { channel in
    let value = Double(channel & 0xFF) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

private func ratio(_ first: Double, _ second: Double) -> Double {
  (max(first, second) + 0.05) / (min(first, second) + 0.05)
}
