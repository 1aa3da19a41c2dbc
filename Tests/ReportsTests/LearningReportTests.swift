import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("What learning cost and found")
struct LearningReportTests {
  static var summary: ComparisonSummary {
    var summary = CoffeeShop.summary()
    summary.learning = LearningSummary(
      references: [
        .init(role: .clairvoyant, strategy: "nash", contribution: 2_000),
        .init(role: .bestFixed, strategy: "list", contribution: 1_000),
      ],
      learners: [
        .init(
          strategy: "thompson", kind: "thompson",
          regrets: [
            .init(
              role: .clairvoyant, mean: [10, 120], low: [5, 100], high: [20, 150], aheadShare: 0,
              breakEvenWeek: nil),
            .init(
              role: .bestFixed, mean: [5, -40], low: [0, -60], high: [9, -10], aheadShare: 0.95,
              breakEvenWeek: 2),
          ],
          tried: [
            .init(
              product: "lungo-250", prices: [4.99, 5.49], shares: [[0.5, 0.5], [0.1, 0.9]],
              stretchDays: 7, units: [30, 24])
          ], last: [],
          beliefs: [
            .init(
              product: "lungo-250", measure: "units per chance",
              points: [0.0, 7, 14].flatMap { day in
                [4.99, 5.49].map {
                  .init(day: day, price: $0, mean: 0.5 * $0, band: [1, 2, 3, 4])
                }
              })
          ])
      ])
    return summary
  }

  @Test("a comparison without learners has no such section and no such style")
  func absent() {
    let page = HTMLReport.render(CoffeeShop.summary())
    #expect(!page.contains("id=\"learning\"") && !page.contains(".share"))
  }

  @Test("says how far behind a learner is, and from when on ahead")
  func regret() {
    let page = HTMLReport.render(Self.summary)
    #expect(page.contains("nash, which knows demand"))
    #expect(page.contains("120 (100 to 150)") && page.contains("never"))
    #expect(page.contains("list, the best fixed price") && page.contains("95.0 %"))
  }

  @Test("shows prices darker the more often they stood")
  func tried() {
    let page = HTMLReport.render(Self.summary)
    #expect(page.contains("at last most often 5.49, 90.0 % of days"))
    // 0.06 + 0.94 x 0.9, x 0.5 and x 0.1.
    for opacity in ["0.91", "0.53", "0.15"] {
      #expect(page.contains("fill-opacity=\"\(opacity)\""))
    }
    #expect(!page.contains("The last four weeks"))
  }

  @Test("shows what is believed of each price with both intervals, at three days")
  func beliefs() {
    let page = HTMLReport.render(Self.summary)
    #expect(page.contains("at the end 4.99: 2.5 (1 to 4); 5.49: 2.75 (1 to 4)"))
    #expect(page.components(separatedBy: "<circle class=\"belief-mean\"").count == 1 + 3 + 6)
    #expect(!page.contains("Q-values at the end") && !page.contains("Where the firms end up"))
  }
}
