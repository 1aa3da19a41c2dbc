import Synchronization

/// llama.cpp's server, used by one owner: it reads a prompt once for any number of answers.
///
/// Before the first request with other messages or another shape than the one before, the prompt
/// alone is sent, to be computed from its start. The request itself, and all that follow with the
/// same prompt, then find all of it but its last token. So an answer follows from its request alone,
/// as it would if nothing were kept, at the price of one token. The shape counts because a chat
/// template may show the model its schema.
///
/// Requests are answered one after the other, in the order in which they came.
final class PrimedEndpoint: ChatModel {
  private struct Prompt: Hashable {
    let messages: [ChatMessage]
    let shape: AnswerShape
  }

  private struct State {
    /// The prompt that the server holds, computed from its start.
    var primed: Prompt?
    /// The last request's turn.
    var last: Task<Void, Never>?
  }

  var name: String { reading.name }
  private let reading: ChatEndpoint
  private let answering: ChatEndpoint
  private let state = Mutex(State())

  /// Speaks to a server that nobody else asks.
  init(_ settings: EndpointSettings, limits: ChatLimits) {
    reading = ChatEndpoint(settings, limits: limits)
    answering = ChatEndpoint(settings, limits: limits, reuse: .always)
  }

  /// Returns the answers to a request.
  ///
  /// - Throws: `LanguageModelError`.
  func reply(to request: ChatRequest) async throws -> ChatReply {
    let turn = state.withLock { state in
      let turn = Task { [last = state.last] in
        await last?.value
        return try await self.answer(to: request)
      }
      state.last = Task { _ = await turn.result }
      return turn
    }
    return try await withTaskCancellationHandler {
      try await turn.value
    } onCancel: {
      turn.cancel()
    }
  }

  private func answer(to request: ChatRequest) async throws -> ChatReply {
    let prompt = Prompt(messages: request.messages, shape: request.shape)
    do {
      if state.withLock({ $0.primed != prompt }) { try await prime(prompt) }
      return try await answering.reply(to: request)
    } catch {
      state.withLock { $0.primed = nil }
      throw error
    }
  }

  private func prime(_ prompt: Prompt) async throws {
    var request = ChatRequest(messages: prompt.messages)
    request.shape = prompt.shape
    request.temperature = 0
    request.maxTokens = 1
    // Any seed: with one the server starts from the prompt's beginning.
    request.seed = 0
    _ = try await reading.reply(to: request)
    state.withLock { $0.primed = prompt }
  }
}
