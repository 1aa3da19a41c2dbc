import Testing

@testable import PromotionBriefs

@Suite("The time for drafting") struct DraftTimeTests {
  @Test(
    "is read with and without a blank",
    arguments: zip(
      ["10 minutes", "90s", "2h", "1 hour", " 3min "], [600, 90, 7_200, 3_600, 180] as [Double]))
  func reading(text: String, seconds: Double) {
    #expect(DraftTime(text)?.seconds == seconds)
  }

  @Test(
    "is refused without a unit, below a second and with a fraction",
    arguments: ["", "10", "0 s", "-5 s", "1.5 h", "five minutes", "10 weeks", "1000000 s"])
  func refusing(text: String) {
    #expect(DraftTime(text) == nil)
  }

  @Test(
    "is said in its largest unit",
    arguments: zip(
      ["600s", "60s", "3600s", "7200s", "90s", "1s"],
      ["10 minutes", "1 minute", "1 hour", "2 hours", "90 seconds", "1 second"]))
  func words(text: String, words: String) {
    #expect(DraftTime(text)?.description == words)
  }
}
