import Reports
import ResultsStore
import Testing

@Suite("TextReport")
struct TextReportTests {
  @Test("the terminal's report is as recorded")
  func golden() throws {
    let summary = CoffeeShop.summary()
    let texts = [140, 80].map { TextReport.render(summary, width: $0, colour: false) }
    try expectGolden(texts.joined(separator: "\n"), "coffee-shop.txt")
  }

  @Test("forty strategies and a long verdict fit 25 lines", arguments: [1, 4, 60])
  func fits(sentences: Int) {
    var summary = CoffeeShop.withForty()
    summary.verdict.sentences = Array(
      repeating: "`high_low` earns 1,240 EUR more than today over 12 weeks.", count: sentences)
    let lines = TextReport.render(summary, width: 80, colour: false).split(
      separator: "\n", omittingEmptySubsequences: false)
    // The last line ends, so the split leaves an empty piece.
    #expect(lines.count - 1 <= 25)
    #expect(lines.contains { $0.hasPrefix("... and ") && $0.hasSuffix(" more in report.html") })
  }

  @Test("colour adds escapes and changes nothing else")
  func colour() {
    let plain = TextReport.render(CoffeeShop.summary(), width: 80, colour: false)
    var coloured = TextReport.render(CoffeeShop.summary(), width: 80, colour: true)
    #expect(coloured.contains("\u{1B}[32m"))
    for code in ["0", "1", "2", "32"] {
      coloured = coloured.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false)
        .joined()
    }
    #expect(coloured == plain)
  }

  @Test("the ranking in every format is as recorded", arguments: RankingText.Format.allCases)
  func formats(format: RankingText.Format) throws {
    let text = try RankingText.render(CoffeeShop.summary(), format: format)
    try expectGolden(text, "ranking.\(format.rawValue)")
  }

  @Test("a bar in a strategy's name does not split its Markdown cell")
  func markdownBar() throws {
    var summary = CoffeeShop.summary()
    summary.strategies[0].name = "a|b"
    #expect(try RankingText.render(summary, format: .md).contains("| a\\|b |"))
  }
}
