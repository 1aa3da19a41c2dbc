import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("What the promotions changed")
struct PromotionReportTests {
  typealias Name = ComparisonSummary.PartName

  static func effect(
    _ promotion: String, kind: IncrementalityRecord.Kind = .dated,
    twin: IncrementalityRecord.Twin = .total, values: [Name: Double] = [:], seasons: Int = 10
  ) -> ComparisonSummary.PromotionEffect {
    var usual: [Name: Double] = [
      .grossLift: 53, .cannibalisation: 3.7, .switching: -3.4, .timing: -11.8, .growth: 64.5,
      .subsidised: 45, .incremental: 53, .margin: 124.74, .discountSubsidised: -48.03,
      .discountIncremental: -56.35, .funding: 73.06, .display: -60, .orders: -12.7, .fees: 1.34,
      .contribution: 22.06,
    ]
    usual.merge(values) { _, new in new }
    let parts = Name.allCases.map { name -> ComparisonSummary.Part in
      let mean = usual[name] ?? 0
      return .init(name: name, estimate: .init(mean: mean, low: mean - 16, high: mean + 16))
    }
    return .init(
      strategy: "high_low", promotion: promotion, kind: kind, twin: twin,
      firstDay: "2026-03-16", lastDay: "2026-03-29", products: ["lungo-250"], seasons: seasons,
      parts: parts,
      breakdowns: ["regulars", "hunters"].map {
        .init(segment: $0, week: nil, parts: Array(parts.prefix(3)))
      },
      subsidisedShare: 45.0 / 98, returnOnSpend: 0.24)
  }

  static var summary: ComparisonSummary {
    var summary = CoffeeShop.summary()
    summary.promotionEffects = IncrementalityRecord.Twin.allCases.flatMap { twin in
      [
        effect("spring", twin: twin),
        effect("cut 2026-03-02 to 2026-03-08", kind: .cut, twin: twin),
        effect("all promotions", kind: .all, twin: twin, values: [.contribution: -30]),
        effect("interaction", kind: .interaction, twin: twin),
      ]
    }
    return summary
  }

  @Test("a comparison without twins has no section and no line")
  func absent() {
    #expect(!HTMLReport.render(CoffeeShop.summary()).contains("fall-"))
    #expect(
      !TextReport.render(CoffeeShop.summary(), width: 80, colour: false)
        .contains("each promotion"))
  }

  @Test("the section reads as recorded")
  func golden() throws {
    let context = ReportContext(Self.summary, minus: "−")
    let section = try #require(HTMLReport.incrementality(context))
    try expectGolden(section.markup.text, "promotions.html")
  }

  @Test("every bar has a title and a description, and every tag is closed")
  func accessible() {
    let page = HTMLReport.render(Self.summary)
    let charts = page.components(separatedBy: "role=\"img\"").count
    #expect(charts == page.components(separatedBy: "role=\"img\"><title>").count)
    #expect(charts == page.components(separatedBy: "</desc>").count)
    #expect(charts - 1 == 18 + 5 + 7)
    for forbidden in ["http:", "//", "<script"] { #expect(!page.contains(forbidden)) }
  }

  @Test("the terminal has a line per promotion of the strategy to run, within 25 lines")
  func terminal() {
    let lines = TextReport.render(Self.summary, width: 80, colour: false).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.suffix(4).dropLast() == [
        "  spring: 98 units on deal, 53 extra; +22.06 EUR (6.06 to 38.06), ROI 0.24",
        "  cut 2026-03-02 to 2026-03-08: 98 units on deal, 53 extra; +22.06 EUR (6.06 to 38.06), ROI 0.24",
        "  all promotions: 98 units on deal, 53 extra; -30.00 EUR (-46.00 to -14.00), ROI 0.24",
      ])
    #expect(lines.count - 1 <= TextReport.lineLimit)
  }

  @Test(
    "the reading judges by the interval",
    arguments: [
      (40, "It pays"), (10, "It may pay"), (-10, "It may lose money"), (-40, "It loses money"),
    ]
      as [(Double, String)])
  func judgement(contribution: Double, words: String) {
    let reading = PromotionReading(
      effect: Self.effect("spring", values: [.contribution: contribution]),
      format: ManagerNumber(currency: "EUR"))
    #expect(reading.judgement == words)
  }

  @Test("an effect of one season has no interval and is not called sure")
  func oneSeason() {
    let reading = PromotionReading(
      effect: Self.effect("spring", values: [.contribution: -40], seasons: 1),
      format: ManagerNumber(currency: "EUR"))
    #expect(
      reading.sentences.first
        == "It may lose money: contribution changes by -40.00 EUR (one season, no interval) a season, "
        + "in one fresh season with and without.")
    #expect(reading.line.hasSuffix("-40.00 EUR (one season, no interval), ROI 0.24"))
  }
}
