import Foundation

/// How drafting went in one language.
public struct CopyMeasures: Sendable, Hashable, Codable {
  /// BCP 47 tag.
  public var language: String
  /// Drafts wanted: candidates of fields.
  public var drafts: Int
  /// Answers asked for.
  public var tries: Int
  /// Share of drafts that passed at the first try; nil without drafts, as the next ones.
  public var firstTryRate: Double?
  /// Mean number of tries per draft, given up ones included.
  public var meanTries: Double?
  /// Share of drafts that were given up.
  public var fallbackRate: Double?
  /// Finished copies that were judged.
  public var copies: Int
  /// Share of finished copies that hold every locked text and no other number; must be 1.
  public var slotExactness: Double?
  /// Share of free fields of finished variants that are templates.
  public var templateRate: Double?
  /// Share of distinct words among all words of the accepted texts.
  public var distinct1: Double?
  /// Share of distinct pairs of words.
  public var distinct2: Double?
  /// Mean BLEU of a text against the others, over the first 200.
  public var selfBLEU: Double?
  /// BLEU of the accepted texts against the references.
  public var bleu: Double?
  /// Perplexity of the accepted texts under the model itself, per token.
  public var perplexity: Double?
  /// Mean reading ease (English) or characters per clause (Chinese) of the accepted texts.
  public var readability: Double?
  /// What answers were rejected for, most frequent first, with the number of answers.
  public var rejections: [Rejection]

  /// How many answers a check rejected.
  public struct Rejection: Sendable, Hashable, Codable {
    /// The check.
    public var check: CopyCheck
    /// Answers with a failure of it.
    public var answers: Int
  }
}
