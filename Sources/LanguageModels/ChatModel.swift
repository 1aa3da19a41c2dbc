/// Anything that answers chat requests: an endpoint, a local server, a recording.
public protocol ChatModel: Sendable {
  /// The model's name, as briefs and recordings cite it.
  var name: String { get }

  /// Returns the answer to a request; throws `LanguageModelError`.
  func reply(to request: ChatRequest) async throws -> ChatReply

  /// Whether a recording holds the answer, so that nobody is asked.
  func recalls(_ request: ChatRequest) -> Bool
}

extension ChatModel {
  /// Models ask, unless they say otherwise.
  public func recalls(_ request: ChatRequest) -> Bool { false }
}

/// One message of a conversation.
public struct ChatMessage: Sendable, Hashable, Codable {
  /// Who speaks.
  public enum Role: String, Sendable, Hashable, Codable { case system, user, assistant }

  /// Who speaks.
  public var role: Role
  /// What is said.
  public var content: String

  /// Gathers the parts.
  public init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}

/// What is asked of a language model; `nil` leaves a setting to the endpoint.
public struct ChatRequest: Sendable, Hashable, Codable {
  /// The conversation so far.
  public var messages: [ChatMessage]
  /// Sampling temperature, 0 or more.
  public var temperature: Double?
  /// Number of likeliest tokens to draw from; sent only where the endpoint knows it.
  public var topK: Int?
  /// Share of probability to draw from, 0 to 1.
  public var topP: Double?
  /// Limit on the answer's tokens.
  public var maxTokens: Int?
  /// Number of answers.
  public var count = 1
  /// Seed of the draws.
  public var seed: UInt64?
  /// Texts that end the answer.
  public var stop: [String] = []
  /// What every answer must look like.
  public var shape = AnswerShape.free
  /// Whether log-probabilities of the tokens are wanted.
  public var logProbabilities = false

  /// Asks with an endpoint's own settings.
  public init(messages: [ChatMessage]) {
    self.messages = messages
  }
}

/// What an answer must look like, as far as an endpoint can enforce it.
public enum AnswerShape: Sendable, Hashable, Codable {
  /// Anything.
  case free
  /// Text of a GBNF grammar (llama.cpp); other endpoints answer freely and the caller checks.
  case grammar(String)
  /// JSON that satisfies a schema, given as JSON text.
  case jsonSchema(String)
}

/// What a language model answered.
public struct ChatReply: Sendable, Hashable, Codable {
  /// One answer.
  public struct Choice: Sendable, Hashable, Codable {
    /// The answer's text.
    public var text: String
    /// Why it ended: `stop`, `length` or the endpoint's word.
    public var finishReason: String
    /// Natural logarithms of its tokens' probabilities, where the endpoint gave them.
    public var logProbabilities: [Double]?

    /// Gathers the parts.
    public init(text: String, finishReason: String, logProbabilities: [Double]? = nil) {
      self.text = text
      self.finishReason = finishReason
      self.logProbabilities = logProbabilities
    }
  }

  /// The answers, as many as were asked for.
  public var choices: [Choice]
  /// The model's own name for itself.
  public var model: String

  /// Gathers the parts.
  public init(choices: [Choice], model: String) {
    self.choices = choices
    self.model = model
  }
}
