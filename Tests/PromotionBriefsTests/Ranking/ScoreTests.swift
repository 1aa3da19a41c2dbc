import LanguageModels
import Testing

@testable import PromotionBriefs

@Suite("The score") struct ScoreTests {
  private func record(_ text: String, _ candidate: Int, claims: Int = 0, mean: Double = -1)
    -> DraftRecord
  {
    var record = DraftRecord(
      channel: "email", language: "en", field: "hook", purpose: .hook, candidate: candidate,
      attempt: 0, model: "m",
      request: ChatRequest(messages: []), rawOutput: text, text: text,
      findings: (0..<claims).map { CopyFinding(.claims, "\($0)", severity: .needsEvidence) },
      isAccepted: true)
    record.logProbabilities = [mean, mean]
    return record
  }

  private func ranked(_ records: [DraftRecord]) -> [DraftRecord] {
    let subject = Samples.coffee()
    return CandidateRanking(
      subject: subject, voice: .none, names: SubjectNames(subject, language: .english),
      language: .english
    ).ranked(records)
  }

  @Test("words of the product's data, likelier tokens and proved claims come first")
  func order() {
    let plain = "Enjoy the window and the chair."
    let specific = "Enjoy the cocoa aroma of a dark roast."
    #expect(ranked([record(plain, 0), record(specific, 1)]).map(\.candidate) == [1, 0])
    #expect(
      ranked([record(plain, 0, mean: -3), record(plain, 1, mean: -0.1)]).map(\.candidate) == [1, 0])
    #expect(ranked([record(specific, 0, claims: 2), record(plain, 1)]).map(\.candidate) == [1, 0])
    #expect(ranked([record(plain, 0), record(plain, 1)]).map(\.candidate) == [0, 1])
  }

  @Test("the total is the weighted mean of the parts that are there, less the open claims")
  func total() {
    func part(_ value: Double, _ weight: Double) -> CopyScore.Part {
      CopyScore.Part(name: "x", value: value, weight: weight, reason: "")
    }
    #expect(CopyScore(parts: [part(1, 1), part(0.25, 0.5)], openClaims: 0).total == 0.75)
    #expect(
      abs(CopyScore(parts: [part(1, 1), part(0.25, 0.5)], openClaims: 1).total - 0.45) < 1e-12)
    #expect(CopyScore(parts: [part(0.1, 1)], openClaims: 1).total == 0)
  }

  @Test("reading ease is Flesch's formula")
  func reading() throws {
    // Six words of one syllable in one sentence: 206.835 - 1.015 * 6 - 84.6.
    let ease = try #require(Readability.fleschReadingEase("The cat sat on the mat."))
    #expect(abs(ease - 116.145) < 1e-9)
    #expect(
      ["coffee", "table", "made", "the", "banana", "rhythm"].map(Readability.syllables) == [
        2, 2, 1, 1, 3, 1,
      ])
    #expect(Readability.charactersPerClause("清晨，一杯咖啡。") == 3)
    #expect(Readability.fleschReadingEase("...") == nil)
  }
}
