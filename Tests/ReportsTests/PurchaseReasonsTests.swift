import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite struct PurchaseReasonsTests {
  typealias Reasons = ComparisonSummary.PurchaseReasons

  static let reasons = Reasons(
    category: "coffee & tea", occasions: 500, purchaseProbability: 0.0446,
    sentence: "The strongest reason is what they bought of the product before.",
    rows: (0..<14).map { number in
      Reasons.Row(
        name: number == 0 ? "what they bought of the product before" : "reason <\(number)>",
        presence: 1, probabilityChange: 0.0192 / Double(number + 1), logOddsChange: -0.022)
    },
    curves: [
      Reasons.Curve(
        variable: .lastingPrice, values: [0.7, 1, 1.3], probabilities: [0.02, 0.009, 0.005]),
      Reasons.Curve(
        variable: .oneWeekPrice, values: [0.7, 1, 1.3], probabilities: [0.024, 0.009, 0.004]),
      Reasons.Curve(variable: .display, values: [0, 1], probabilities: [0.009, 0.0137]),
      Reasons.Curve(variable: .mailer, values: [0, 1], probabilities: [0.009, 0.0121]),
      Reasons.Curve(variable: .history, values: [0, 16], probabilities: [0.0099, 0.009]),
    ])

  @Test("the appendix is there when reasons are, before how it was run, and only then")
  func appendixFollowsReasons() throws {
    var summary = CoffeeShop.summary()
    let without = HTMLReport.render(summary)
    #expect(!without.contains("Why consumers buy"))
    summary.reasons = [Self.reasons]
    let page = HTMLReport.render(summary)
    let why = try #require(page.range(of: "<section id=\"intent\""))
    let run = try #require(page.range(of: "<section id=\"run\""))
    #expect(why.lowerBound < run.lowerBound)
    #expect(
      page.contains("<strong>The strongest reason is what they bought of the product before."))
    #expect(page.contains("coffee &amp; tea: 500 occasions, 4.5 % with a purchase"))
    summary.reasons = nil
    #expect(HTMLReport.render(summary) == without)
  }

  @Test("the appendix shows the twelve strongest reasons, escaped")
  func appendixIsShort() {
    var summary = CoffeeShop.summary()
    summary.reasons = [Self.reasons]
    let page = HTMLReport.render(summary)
    #expect(page.contains("reason &lt;11&gt;") && !page.contains("reason &lt;12&gt;"))
    #expect(page.contains("<td class=\"num\">1.92</td><td class=\"num\">−0.02</td>"))
  }

  @Test("there is one chart for prices, one for flags and one for the history")
  func chartsByVariable() {
    let charts = PurchaseReasonsPlot.charts(Self.reasons)
    #expect(charts.map(\.lines.count) == [2, 2, 1])
    #expect(charts[2].labels.map(\.text) == ["0", "4", "8", "16"])
    var partial = Self.reasons
    partial.curves.removeSubrange(0..<2)
    #expect(PurchaseReasonsPlot.charts(partial).map(\.lines.count) == [2, 1])
  }

  @Test("lower probabilities stand lower in the picture, inside its frame")
  func linesFall() throws {
    let chart = PurchaseReasonsPlot.charts(Self.reasons)[0]
    let path = try #require(chart.markup.text.firstMatch(of: /d="M([0-9.]+) ([0-9.]+)L([^"]*)"/))
    let rest = path.3.split(separator: "L").compactMap { $0.split(separator: " ").last }
    let heights = ([path.2] + rest).compactMap { Double($0) }
    #expect(heights.count == 3 && heights == heights.sorted())
    #expect(heights.allSatisfy { (40...196).contains($0) })
  }

  @Test("the picture is well-formed XML with a chart per variable")
  func pictureIsWellFormed() {
    let text = PurchaseReasonsPlot.svg([Self.reasons])
    #expect(text.components(separatedBy: "<g ").count == 4)
    #expect(text.contains("coffee &amp; tea"))
    let opened = text.matches(of: /<[a-z]+[^>]*[^\/]>/).count
    let closed = text.matches(of: /<\/[a-z]+>/).count
    #expect(opened == closed)
  }

  @Test("a summary without reasons is written as before, and one with reasons comes back")
  func summariesKeepReasons() throws {
    var summary = CoffeeShop.summary()
    #expect(!(try summary.json()).contains("reasons"))
    summary.reasons = [Self.reasons]
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try summary.write(runFolder: folder.path)
    let read = try ComparisonSummary.read(runFolder: folder.path)
    #expect(read.reasons == [Self.reasons])
  }
}
