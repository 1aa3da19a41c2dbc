import Foundation

/// Answers from a recording; asks nobody.
public struct RecordedModel: ChatModel {
  /// The model whose answers these are.
  public var name: String { file.model }

  private let file: RecordingFile
  private let replies: [String: RecordedAnswer]

  /// Reads a model's recorded answers; where an answer was recorded twice, the first counts.
  ///
  /// - Throws: `LanguageModelError.file`.
  public init(file: RecordingFile) throws(LanguageModelError) {
    self.file = file
    replies = Dictionary(try file.answers().map { ($0.key, $0) }) { first, _ in first }
  }

  /// Whether it was recorded.
  public func recalls(_ request: ChatRequest) -> Bool {
    replies[RecordedAnswer.key(of: request, model: name)]?.request == request
  }

  /// Returns the recorded answer.
  ///
  /// - Throws: `LanguageModelError.notRecorded`.
  public func reply(to request: ChatRequest) async throws -> ChatReply {
    try recorded(request)
  }

  /// Returns the recorded answer, without waiting.
  ///
  /// - Throws: `LanguageModelError.notRecorded`.
  public func recorded(_ request: ChatRequest) throws(LanguageModelError) -> ChatReply {
    let key = RecordedAnswer.key(of: request, model: name)
    // The whole request is compared, so two requests with the same key can't be mixed up.
    guard let answer = replies[key], answer.request == request else {
      throw .notRecorded(model: name, file: file.url.path, key: key)
    }
    return answer.reply
  }
}
