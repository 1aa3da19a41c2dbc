import Synchronization

/// Asks a model and records its answers; what is recorded already is not asked again.
public final class RecordingModel: ChatModel {
  /// The recorded model.
  public var name: String { model.name }

  private let model: any ChatModel
  private let file: RecordingFile
  private let known: Mutex<[String: RecordedAnswer]>

  /// Wraps a model.
  ///
  /// - Throws: `LanguageModelError.file` when earlier recordings can't be read.
  public init(_ model: any ChatModel, folder: String) throws(LanguageModelError) {
    self.model = model
    file = RecordingFile(folder: folder, model: model.name)
    known = Mutex(Dictionary(try file.answers().map { ($0.key, $0) }) { first, _ in first })
  }

  /// Returns the recorded answer, or asks the model and records what it says.
  ///
  /// - Throws: `LanguageModelError`.
  public func reply(to request: ChatRequest) async throws -> ChatReply {
    let key = RecordedAnswer.key(of: request, model: name)
    if let answer = known(request, key: key) { return answer.reply }
    let answer = RecordedAnswer(
      request: request, reply: try await model.reply(to: request), model: name)
    try known.withLock { known in
      try file.append(answer)
      known[key] = answer
    }
    return answer.reply
  }

  /// Whether it was recorded already.
  public func recalls(_ request: ChatRequest) -> Bool {
    known(request, key: RecordedAnswer.key(of: request, model: name)) != nil
  }

  private func known(_ request: ChatRequest, key: String) -> RecordedAnswer? {
    known.withLock { $0[key] }.flatMap { $0.request == request ? $0 : nil }
  }
}
