import Foundation
import Testing

@testable import PromotionBriefs

private struct Oracle: Decodable, Sendable {
  struct Sentence: Decodable, Sendable {
    let language: CopyLanguage
    let text: String
    let references: [String]
    let tokens: [String]
    let sentence: Double
  }
  let sentences: [Sentence]
  let corpus: [String: Double]
  let others: [String: Double]

  static func read() throws -> Oracle {
    try JSONDecoder().decode(Oracle.self, from: Data(bleuOracle.utf8))
  }
}

@Suite("BLEU is sacrebleu's") struct BLEUTests {
  @Test("tokens are sacrebleu's, for 13a and for zh")
  func tokens() throws {
    for sentence in try Oracle.read().sentences {
      #expect(BLEUTokens.tokens(of: sentence.text, language: sentence.language) == sentence.tokens)
    }
  }

  @Test("sentence scores are sacrebleu's to 1e-9")
  func sentences() throws {
    for sentence in try Oracle.read().sentences {
      var score = BLEUScore()
      score.add(
        BLEUTokens.tokens(of: sentence.text, language: sentence.language),
        references: sentence.references.map {
          BLEUTokens.tokens(of: $0, language: sentence.language)
        })
      #expect(abs(score.sentenceValue - sentence.sentence) < 1e-9, "\(sentence.text)")
    }
  }

  @Test("corpus and self scores are sacrebleu's to 1e-9", arguments: CopyLanguage.allCases)
  func corpus(language: CopyLanguage) throws {
    let oracle = try Oracle.read()
    var score = BLEUScore()
    let sentences = oracle.sentences.filter { $0.language == language }
    for sentence in sentences {
      score.add(
        BLEUTokens.tokens(of: sentence.text, language: language),
        references: sentence.references.map { BLEUTokens.tokens(of: $0, language: language) })
    }
    #expect(abs(score.value - (oracle.corpus[language.rawValue] ?? -1)) < 1e-9)
    let texts = sentences.map { BLEUTokens.tokens(of: $0.text, language: language) }
    let own = try #require(TextDiversity.selfBLEU(texts))
    #expect(abs(own - (oracle.others[language.rawValue] ?? -1)) < 1e-9)
  }

  @Test("distinct runs and perplexity are what they are by hand")
  func diversity() throws {
    let texts = [["a", "b", "a"], ["a", "b"]]
    #expect(TextDiversity.distinct(texts, size: 1) == 2.0 / 5)
    #expect(TextDiversity.distinct(texts, size: 2) == 2.0 / 3)
    #expect(TextDiversity.distinct(texts, size: 4) == nil)
    let perplexity = try #require(TextDiversity.perplexity([log(0.5), log(0.125)]))
    #expect(abs(perplexity - 4) < 1e-12)
  }
}
