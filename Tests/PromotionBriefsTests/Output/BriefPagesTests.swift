import Foundation
import MarketModel
import Testing

@testable import PromotionBriefs

@Suite struct BriefPagesTests {
  private static let sections = [
    "Header", "Background", "Objective", "Audience", "Offer", "Mechanics and redemption",
    "Message", "Channels and copy", "Budget and forecast", "Measurement and market test",
    "Legal", "Timeline", "Risks", "Evidence", "Sign-off",
  ]

  @Test("both pages have the fifteen parts in order")
  func parts() {
    let brief = BriefFixtures.brief()
    let titles = BriefDocument(brief).sections.map(\.title)
    #expect(titles == Self.sections)
    let markdown = BriefMarkdown.text(brief)
    for (place, title) in Self.sections.enumerated() {
      #expect(markdown.contains("\n## \(place + 1). \(title)\n"))
      #expect(BriefHTML.text(brief).contains("<h2>\(place + 1). \(title)</h2>"))
    }
  }

  @Test("equal facts give equal bytes, and JSON reads back to the same brief")
  func determinism() throws {
    let (first, second) = (BriefFixtures.brief(), BriefFixtures.brief())
    #expect(BriefHTML.text(first) == BriefHTML.text(second))
    #expect(BriefMarkdown.text(first) == BriefMarkdown.text(second))
    let data = try JSONEncoder().encode(first)
    #expect(try JSONDecoder().decode(PromotionBrief.self, from: data) == first)
  }

  @Test("a product called like markup stays text in HTML and Markdown")
  func escaping() {
    let name = "<script>alert(\"1\")</script> & [x](y) | **b** `c"
    let brief = BriefFixtures.brief(
      BriefFixtures.facts(
        [BriefFixtures.product(name, regular: 5, promotion: 4)],
        BriefFixtures.mechanic(.percentOff) { $0.percentOff = 200_000 }))
    let page = BriefHTML.text(brief)
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; [x]"))
    let markdown = BriefMarkdown.text(brief)
    #expect(!markdown.replacing("\\<script", with: "").contains("<script"))
    #expect(markdown.contains("\\[x\\](y) \\| \\*\\*b\\*\\*"))
  }

  @Test("the page asks for nothing from a network and runs nothing")
  func selfContained() {
    let page = BriefHTML.text(BriefFixtures.brief())
    for word in ["http://", "https://", "<script", "src=", "href=", "@import", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test("a failed rule withdraws the claim from the offer, and the page says so")
  func unlawfulClaimIsNotRendered() {
    let finding = LegalFinding(
      rule: "EU-6a-4", jurisdiction: "eu", outcome: .fail, product: "lungo 250 g",
      claim: "20% off",
      numbers: "prior 4.39", remedy: "announce no reduction")
    let brief = BriefFixtures.brief(legal: [finding])
    #expect(brief.hasUnlawfulClaim)
    #expect(!brief.announcesReduction)
    let texts = brief.sentences.map(\.text)
    for text in texts {
      #expect(!text.contains("20%") && !text.contains("8折") && !text.contains("5.49"))
    }
    #expect(BriefMarkdown.text(brief).contains("No reduction may be announced"))
  }

  @Test("a brief that nobody recommends says so at the top")
  func notRecommended() {
    var facts = BriefFixtures.cut
    facts.policy.isRecommended = false
    #expect(BriefMarkdown.text(BriefFixtures.brief(facts)).contains("> **Not recommended:"))
  }

  @Test("a new price is no promotion: no reduction, no end, no urgency")
  func newPrice() {
    let brief = BriefFixtures.brief(
      BriefFixtures.facts(
        [BriefFixtures.product("Lungo", regular: 5.49, promotion: 5.29)],
        BriefFixtures.mechanic(.newPrice)))
    #expect(
      brief.sentences(in: .english).filter { $0.role == .offer || $0.role == .period }.map(\.text)
        == ["New price: Lungo €5.29.", "From 16 March 2026."])
    #expect(OfferSentences.claims(of: brief.sentences).isEmpty)
  }

  @Test("copy goes to CSV and back, quotes and line ends included")
  func copyTable() throws {
    let copy = ["en", "zh-Hans"].flatMap { language in
      (0...1).map { variant in
        ChannelCopy(
          channel: "email", language: language, variant: variant,
          fields: [
            .init(name: "subject", text: "a \"b\", c\r\nd 新", source: .edited),
            .init(name: "offer", text: "8折", source: .locked, note: "x,y"),
          ])
      }
    }
    #expect(try CopyTable.read(CopyTable.text(copy)) == copy)
    #expect(try CopyTable.read("\u{FEFF}" + CopyTable.text(copy)) == copy)
  }

  @Test(
    "a damaged table says where",
    arguments: [
      ("x\n", 1, "the columns are not channel,language,variant,field,text,source,note"),
      ("channel,language,variant,field,text,source,note\na,b\n", 2, "2 cells, not 7"),
      (
        "channel,language,variant,field,text,source,note\na,en,x,f,t,locked,\n", 2,
        "variant 'x' is no number from 0 on"
      ),
      (
        "channel,language,variant,field,text,source,note\na,en,0,f,t,mine,\n", 2,
        "unknown source 'mine'"
      ),
      (
        "channel,language,variant,field,text,source,note\na,en,0,f,\"t,locked,\n", 2,
        "a quote is opened and never closed"
      ),
    ])
  func damagedTable(_ text: String, _ line: Int, _ problem: String) {
    #expect {
      try CopyTable.read(text)
    } throws: { error in
      let error = error as? CopyTableError
      return error?.line == line && error?.problem == problem
    }
  }
}
