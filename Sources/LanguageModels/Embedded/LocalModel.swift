/// A language model on this machine; its server ends when this value goes.
final class LocalModel: ChatModel {
  let name: String
  private let server: LocalModelServer
  private let endpoint: PrimedEndpoint

  /// Starts the model's server.
  ///
  /// - Throws: `LanguageModelError`.
  init(
    _ model: LocalModelFile, runtime: LocalRuntime, settings: LocalModelSettings,
    limits: ChatLimits
  ) async throws(LanguageModelError) {
    name = model.name
    server = try await LocalModelServer(model: model, runtime: runtime, settings: settings)
    endpoint = PrimedEndpoint(
      try EndpointSettings(
        baseURL: server.baseURL, model: model.name, key: nil, dialect: .llamaCpp),
      limits: limits)
  }

  func reply(to request: ChatRequest) async throws -> ChatReply {
    do {
      return try await endpoint.reply(to: request)
    } catch LanguageModelError.unreachable {
      throw LanguageModelError.serverFailed(model: name, reason: server.lastMessage)
    }
  }
}
