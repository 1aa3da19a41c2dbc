import LanguageModels
import Testing

@testable import PromotionBriefs

@Suite("A brand's voice") struct BrandVoiceTests {
  private let file = """
    // Altura's voice
    # do
    - speak like a neighbour

    # don't
    - shout
    # banned
    - yummy
    - cheap thrills
    # examples
    - A cup of coffee by the window, 20% off.
    - The rain falls, the coffee is warm.
    - 清晨的一杯咖啡。
    """

  @Test("sections become rules, bans and examples by language")
  func reads() throws {
    let voice = try BrandVoice(text: file, file: "voice.md")
    #expect(voice.rules == ["speak like a neighbour"])
    #expect(voice.avoidances == ["shout"])
    #expect(voice.banned == ["yummy", "cheap thrills"])
    #expect(voice.examples.map(\.language) == [.english, .english, .simplifiedChinese])
  }

  @Test("every mistake is reported with its line")
  func mistakes() {
    let error = #expect(throws: BrandVoiceError.self) {
      try BrandVoice(text: "- x\n# dos\n# banned\n- !!\nplain\n# banned", file: "voice.md")
    }
    #expect(
      error?.description == """
        voice.md:1:1: error: item 'x' stands under no section
        hint: put a heading above it
        voice.md:2:1: error: unknown section 'dos'
        hint: use # do, # don't, # banned or # examples
        voice.md:4:1: error: banned word '!!' holds no letter
        hint: write a word or a phrase
        voice.md:5:1: error: line 'plain' is neither a heading nor an item
        hint: start it with '# ' or '- '
        voice.md:6:1: error: section 'banned' appears again
        hint: put its items under the first one
        """)
  }

  @Test("past copy enters the prompt without its numbers, and drafts must not repeat it")
  func examples() async throws {
    let voice = try BrandVoice(text: file, file: "voice.md")
    let model = ListModel(["The rain falls, the coffee is warm."])
    var options = DraftOptions(seed: 1)
    (options.candidates, options.tries) = (1, 1)
    let result = await CopyDrafter(options: options, voice: voice).draft(
      subject: Samples.coffee(), channels: [.push], languages: [.english], variants: 1, model: model
    )
    let prompt = try #require(model.requests.first?.messages.last?.content)
    #expect(prompt.contains("The rain falls"))
    #expect(!prompt.contains("20"))
    #expect(result.records.map { $0.findings.map(\.check) } == [[.duplicate]])
  }

  @Test("likeness is 1 to itself, 0 to a stranger, and ranks by shared rare words")
  func likeness() {
    let past = PastCopy(texts: ["warm coffee morning", "warm bread", "quiet garden evening"])
    #expect(abs(past.nearest(to: "warm bread", count: 1)[0].similarity - 1) < 1e-12)
    #expect(past.nearest(to: "warm bread", count: 3).map(\.text).last == "quiet garden evening")
    #expect(past.nearest(to: "purple sky", count: 1)[0].similarity == 0)
  }
}
