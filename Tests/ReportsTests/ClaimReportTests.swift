import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("Announced reductions in the report")
struct ClaimReportTests {
  static func summary() -> ComparisonSummary {
    var summary = CoffeeShop.summary()
    let names = summary.strategies.map(\.name)
    summary.claims = ClaimSummary(
      jurisdiction: "eu", banner: "Not legal advice: a test.",
      rows: names.flatMap { name -> [ClaimSummary.Row] in
        let counts: [(String, ClaimSummary.Metric, Double)] =
          name == summary.header.baseline
          ? [("", .announced, 0), ("", .unlawful, 0), ("", .open, 0)]
          : [
            ("", .announced, 6), ("", .unlawful, 4.5), ("", .open, 0),
            ("EU-6a-3", .unlawful, 4.5), ("EU-6a-4", .unlawful, 3), ("EU-6a-2", .unlawful, 0),
          ]
        return counts.map {
          .init(
            strategy: name, rule: $0.0, metric: $0.1,
            estimate: .init(
              mean: $0.2, low: $0.2 - ($0.2 == 4.5 ? 0.5 : 0),
              high: $0.2 + ($0.2 == 4.5 ? 0.5 : 0)))
        }
      })
    return summary
  }

  @Test("a comparison without them has no such section and no such line")
  func absent() {
    let summary = CoffeeShop.summary()
    #expect(!HTMLReport.render(summary).contains("id=\"claims\""))
    #expect(!TextReport.render(summary, width: 100, colour: false).contains("nlawful"))
  }

  @Test("the section counts what is announced and unlawful, and names the rules broken")
  func section() throws {
    let context = ReportContext(Self.summary(), minus: "-")
    let text = try #require(HTMLReport.claims(context)).markup.text
    for part in ["Price Indication Directive", "Not legal advice: a test.", "none", "6.0", "4.5"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.contains("EU-6a-3 (4.5), EU-6a-4 (3.0)") && !text.contains("EU-6a-2"))
    #expect(text.contains("4.0 to 5.0"))
  }

  @Test("the terminal's report stays within its lines and says how many are unlawful")
  func terminal() {
    let text = TextReport.render(Self.summary(), width: 100, colour: false)
    #expect(text.contains("4.5 of 6.0") && text.contains("(eu, not legal advice)"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 <= 25)
  }
}
