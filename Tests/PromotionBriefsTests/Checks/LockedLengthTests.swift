import Testing

@testable import PromotionBriefs

/// Limits: 160 septets or 70 units of 16 bits per message (3GPP TS 23.038), 90 places per description line.
@Suite("The length of locked text") struct LockedLengthTests {
  private func copy(_ channel: String, _ locked: [String]) -> ChannelCopy {
    ChannelCopy(
      channel: channel, language: "en", variant: 0,
      fields: [ChannelCopy.Field(name: "hook", text: "", source: .template, note: "no room for it")]
        + locked.enumerated().map { place, text in
          ChannelCopy.Field(name: "locked\(place)", text: text, source: .locked)
        })
  }

  private func notes(_ channel: String, _ locked: [String]) -> [String] {
    let copy = copy(channel, locked)
    return copy.noted(LockedLength.mark(copy)).fields.dropFirst().map(\.note)
  }

  private func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

  @Test("a message of 160 letters is not marked, one of 161 is: two messages, one letter too many")
  func message() {
    #expect(notes("sms", [letters(100), letters(59)]) == ["", ""])
    #expect(
      notes("sms", [letters(100), letters(60)]) == [
        "2 messages: 161 of 160 GSM-7 characters; 1 fewer make one: "
          + "shorter names or fewer conditions", "",
      ])
  }

  @Test("a Chinese message of 71 characters takes two, of 135 three")
  func chinese() {
    let wide = { String(repeating: "茶", count: $0) }
    #expect(notes("sms", [wide(70)]) == [""])
    #expect(notes("sms", [wide(71)])[0].hasPrefix("2 messages: 71 of 70 UCS-2 characters; 1 fewer"))
    #expect(notes("sms", [wide(135)])[0].hasPrefix("3 messages: 135 of 70"))
  }

  @Test("signs that make a message wide are named, with what it takes without them")
  func signs() {
    #expect(
      notes("sms", [letters(80) + "\u{2026} \u{2192}\u{2026}"])[0]
        == "2 messages: 84 of 70 UCS-2 characters; without \u{2026} \u{2192} it takes 1 (81 GSM-7)")
  }

  @Test("a description line of an advertisement holds 90 places, wide characters take two")
  func advertisement() {
    #expect(notes("search_ad", [letters(90), String(repeating: "茶", count: 45)]) == ["", ""])
    #expect(
      notes("search_ad", [letters(91), String(repeating: "。", count: 46)]) == [
        "91 of 90 characters, wide ones twice; 1 fewer make one description, or use 2",
        "92 of 90 characters, wide ones twice; 2 fewer make one description, or use 2",
      ])
  }

  @Test("other channels take any length")
  func others() {
    #expect(notes("email", [letters(900)]) == [""])
  }

  @Test("a draft's copy says so in its field, keeps its text, and is no problem")
  func drafted() async {
    var subject = Samples.coffee()
    subject.wordings[0].shortTerms = LockedText(text: letters(200))
    let result = await CopyDrafter(options: DraftOptions(seed: 1)).draft(
      subject: subject, channels: [.sms], languages: [.english], variants: 1, model: nil)
    #expect(result.problems == [])
    #expect(result.notices.map(\.variant) == [0, 1])
    #expect(result.noticeLines.count == 1)
    // 23 characters, two of which take two septets, a blank, and 200.
    #expect(result.noticeLines[0].hasPrefix("sms en: 2 messages: 226 of 160 GSM-7 characters"))
    #expect(result.copies[0].fields[2].text == letters(200))
    #expect(result.copies[0].fields[1].note.hasPrefix("2 messages"))
  }

  @Test("a text message writes periods with a hyphen, so that it keeps the small alphabet")
  func hyphens() {
    let text = LockedText(text: "16\u{2013}29 March 2026, €4.39")
    let wording = LockedWording(language: .english, offer: text, terms: text)
    let message = wording.text(of: .messageOffer)
    #expect(message.text == "16-29 March 2026, €4.39")
    #expect(ShortMessage(message.text).alphabet == .gsm7)
    #expect(NumberReading.all(in: message.text) == text.numbers)
    #expect(wording.text(of: .shortOffer).text == text.text)
  }
}
