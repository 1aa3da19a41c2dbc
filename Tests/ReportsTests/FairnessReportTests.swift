import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("Groups and welfare in the report")
struct FairnessReportTests {
  static func estimate(_ mean: Double) -> ComparisonSummary.Estimate {
    .init(mean: mean, low: mean - 0.001, high: mean + 0.001)
  }

  static func context(_ change: (inout ComparisonSummary) -> Void) -> ReportContext {
    var summary = CoffeeShop.summary()
    change(&summary)
    return ReportContext(summary, minus: "-")
  }

  static func rows(_ strategy: String, holders: Double) -> [FairnessSummary.Row] {
    let values: [(String, FairnessSummary.Metric, Double)] = [
      ("low", .consumers, 0.3), ("low", .priceIndex, -0.0123), ("low", .holders, holders),
      ("low", .users, holders / 2), ("high", .consumers, 0.7), ("high", .priceIndex, 0.0045),
      ("high", .holders, 0), ("high", .users, 0), ("", .gap, 0.0168),
    ]
    return values.map {
      .init(
        strategy: strategy, dimension: "income", group: $0.0, metric: $0.1,
        estimate: estimate($0.2))
    }
  }

  @Test("a comparison without them has no such sections")
  func absent() {
    let page = HTMLReport.render(CoffeeShop.summary())
    #expect(!page.contains("id=\"fairness\"") && !page.contains("id=\"welfare\""))
  }

  @Test("prices by group have signs and intervals, and access stands only where there is some")
  func fairness() throws {
    let context = Self.context { summary in
      let names = summary.strategies.map(\.name)
      summary.fairness = FairnessSummary(
        rows: names.flatMap { Self.rows($0, holders: $0 == summary.header.baseline ? 0 : 0.25) })
    }
    let text = try #require(HTMLReport.fairness(context)).markup.text
    for part in ["low, 30.0 % of customers", "-1.2 %", "+0.5 %", "1.7 %", "12.5 % used it"] {
      #expect(text.contains(part), "\(part)")
    }
    let shown = context.dense.count
    #expect(text.components(separatedBy: "used it").count - 1 == 2 * (shown - 1))
  }

  @Test("a surplus is in money and never beside a price equivalent")
  func surplus() throws {
    let context = Self.context { summary in
      let names = summary.strategies.filter { !$0.isBaseline }.map(\.name)
      summary.welfare = WelfareSummary(
        kind: .surplus,
        rows: names.map {
          .init(
            strategy: $0, measure: .surplusChange,
            estimate: .init(mean: -250, low: -300, high: 10))
        })
    }
    let text = try #require(HTMLReport.welfare(context)).markup.text
    #expect(text.contains("-250") && text.contains("-300 to +10.00"))
    #expect(text.contains("consumer surplus") && !text.contains("Cut of prices"))
    #expect(!text.contains("row\">\(context.header.baseline)<"))
  }

  @Test("a price equivalent is a percentage, and its money is no surplus")
  func equivalent() throws {
    let context = Self.context { summary in
      let names = summary.strategies.filter { !$0.isBaseline }.map(\.name)
      summary.welfare = WelfareSummary(
        kind: .priceEquivalent,
        rows: names.flatMap {
          [
            .init(strategy: $0, measure: .equivalentCut, estimate: Self.estimate(0.0234)),
            .init(
              strategy: $0, measure: .equivalentMoney,
              estimate: .init(mean: 1_234, low: 1_000, high: 1_500)),
          ]
        })
    }
    let text = try #require(HTMLReport.welfare(context)).markup.text
    #expect(text.contains("+2.34 %") && text.contains("+1,234"))
    #expect(text.contains("it is no consumer surplus"))
  }
}
