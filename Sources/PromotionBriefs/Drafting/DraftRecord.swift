public import LanguageModels

/// One try of a language model at one field: what was asked, what came, what became of it.
public struct DraftRecord: Sendable, Hashable, Codable {
  /// The channel's id.
  public var channel: String
  /// BCP 47 tag.
  public var language: String
  /// The field's name.
  public var field: String
  /// What the field is for.
  public var purpose: ChannelField.Purpose
  /// Which candidate, from 0.
  public var candidate: Int
  /// Which try at the candidate, from 0.
  public var attempt: Int
  /// The model's name.
  public var model: String
  /// What was asked, with all parameters and the seed.
  public var request: ChatRequest
  /// The answer as it came; nil where none came.
  public var rawOutput: String?
  /// Why the answer ended.
  public var finishReason: String?
  /// Natural logarithms of its tokens' probabilities, where the endpoint gave them.
  public var logProbabilities: [Double]?
  /// The answer as it was checked.
  public var text: String
  /// What the checks found.
  public var findings: [CopyFinding]
  /// Whether the checks let it pass.
  public var isAccepted: Bool
  /// The score of a text that passed.
  public var score: CopyScore?
  /// The variant that uses it, if any.
  public var variant: Int?
  /// Why no answer came.
  public var error: String?

  /// Starts a record before the answer is there.
  init(place: FieldPlace, candidate: Int, attempt: Int, model: String, request: ChatRequest) {
    channel = place.channel.rawValue
    language = place.language.rawValue
    field = place.field.name
    purpose = place.purpose
    (self.candidate, self.attempt, self.model, self.request) = (candidate, attempt, model, request)
    (text, findings, isAccepted) = ("", [], false)
  }

  /// Gathers what other tools recorded; for reading files of drafts and for tests.
  public init(
    channel: String, language: String, field: String, purpose: ChannelField.Purpose, candidate: Int,
    attempt: Int, model: String, request: ChatRequest, rawOutput: String?, text: String,
    findings: [CopyFinding], isAccepted: Bool
  ) {
    (self.channel, self.language, self.field, self.purpose) = (channel, language, field, purpose)
    (self.candidate, self.attempt, self.model, self.request) = (candidate, attempt, model, request)
    (self.rawOutput, self.text, self.findings) = (rawOutput, text, findings)
    self.isAccepted = isAccepted
  }
}

/// One free field of one channel in one language.
struct FieldPlace: Hashable {
  let channel: Channel
  let language: CopyLanguage
  let field: ChannelField
  let purpose: ChannelField.Purpose
  /// Most characters, after what the rest of the message takes.
  let limit: Int
}
