import Foundation

/// Reads the body of a chat reply.
struct ReplyParser {
  /// Whose reply it is, for messages.
  let endpoint: String

  /// Returns the reply's choices; an answer without text is an empty answer.
  ///
  /// - Throws: `LanguageModelError.badReply`.
  func reply(from body: Data) throws(LanguageModelError) -> ChatReply {
    guard String(validating: body, as: UTF8.self) != nil else {
      throw bad("its bytes are not UTF-8")
    }
    let wire: Wire
    do {
      wire = try JSONDecoder().decode(Wire.self, from: body)
    } catch {
      throw bad(Self.reason(error))
    }
    guard !wire.choices.isEmpty else { throw bad("it holds no choices") }
    return ChatReply(choices: wire.choices.map(\.choice), model: wire.model ?? "")
  }

  private func bad(_ reason: String) -> LanguageModelError {
    .badReply(endpoint: endpoint, reason: reason)
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "it has no field '\(key.stringValue)'"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "its field '\(path(context))' has another type than expected"
    default: "it is not JSON"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}

/// The parts of a reply that are read.
private struct Wire: Decodable {
  struct Message: Decodable {
    let content: String?
  }

  struct Token: Decodable {
    let logprob: Double
  }

  struct Tokens: Decodable {
    let content: [Token]?
  }

  struct Choice: Decodable {
    let message: Message
    let finish_reason: String?
    let logprobs: Tokens?

    var choice: ChatReply.Choice {
      ChatReply.Choice(
        text: message.content ?? "", finishReason: finish_reason ?? "",
        logProbabilities: logprobs?.content?.map(\.logprob))
    }
  }

  let choices: [Choice]
  let model: String?
}
