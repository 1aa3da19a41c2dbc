import Testing

@testable import PromotionBriefs

/// Expected values follow 3GPP TS 23.038 and 23.040.
@Suite("Text messages") struct ShortMessageTests {
  @Test("plain English takes seven bits, extended characters two places")
  func sevenBits() {
    #expect(ShortMessage("Hello").alphabet == .gsm7)
    #expect(ShortMessage("Hello").length == 5)
    #expect(ShortMessage("€5").length == 3)
    #expect(ShortMessage("a{b}").length == 6)
    #expect(ShortMessage("café à Ω").length == 8)
  }

  @Test("one character outside the alphabet makes all take sixteen bits")
  func sixteenBits() {
    #expect(ShortMessage("it\u{2019}s").alphabet == .ucs2)
    #expect(ShortMessage("好茶").length == 2)
    #expect(ShortMessage("\u{1F375}").length == 2)
    #expect(ShortMessage("`").alphabet == .ucs2)
  }

  @Test("a message holds 160 or 70, parts 153 or 67")
  func limits() {
    #expect(ShortMessage(String(repeating: "a", count: 160)).parts == 1)
    #expect(ShortMessage(String(repeating: "a", count: 161)).parts == 2)
    #expect(ShortMessage(String(repeating: "a", count: 307)).parts == 3)
    #expect(ShortMessage(String(repeating: "茶", count: 70)).parts == 1)
    #expect(ShortMessage(String(repeating: "茶", count: 71)).parts == 2)
    #expect(ShortMessage(String(repeating: "茶", count: 135)).parts == 3)
  }
}
