import Foundation

/// The body of a chat request in a server's dialect.
struct RequestBody {
  /// Which fields are sent.
  enum Scope {
    /// All that the dialect knows.
    case full
    /// All but the shape; for a server that refused it.
    case shapeless
    /// Only those that every server knows; for one that refused the others.
    case core
  }

  private var members: [JSONValue.Member] = []

  /// Writes a request down.
  ///
  /// - Throws: `LanguageModelError.invalidSetting` when the shape's schema is not JSON.
  init(
    _ request: ChatRequest, model: String, dialect: ChatDialect, scope: Scope,
    reuse: PromptReuse
  ) throws(LanguageModelError) {
    add("model", .text(model))
    add("messages", .list(request.messages.map(Self.message)))
    add("temperature", request.temperature.map(JSONValue.number))
    add(dialect.tokenLimitField, request.maxTokens.map(Self.count))
    guard scope != .core else { return }
    addSampling(request, dialect: dialect)
    if dialect == .llamaCpp {
      add("cache_prompt", reuse.cachesPrompt(of: request).map(JSONValue.truth))
    }
    guard scope == .full else { return }
    try addShape(request.shape, dialect: dialect)
  }

  /// The body's bytes; the same request gives the same bytes.
  var bytes: Data { Data(JSONValue.object(members).json.utf8) }

  private mutating func add(_ name: String, _ value: JSONValue?) {
    if let value { members.append(JSONValue.Member(name: name, value: value)) }
  }

  private mutating func addSampling(_ request: ChatRequest, dialect: ChatDialect) {
    // Text Generation Inference refuses a share of 1, which means no limit.
    if let share = request.topP, share < 1 { add("top_p", .number(share)) }
    if dialect.knowsTopK { add("top_k", request.topK.map(Self.count)) }
    if dialect.answersSeveral, request.count > 1 { add("n", Self.count(request.count)) }
    add("seed", request.seed.map(JSONValue.whole))
    if !request.stop.isEmpty { add("stop", .list(request.stop.map(JSONValue.text))) }
    if request.logProbabilities { add("logprobs", .truth(true)) }
  }

  private mutating func addShape(
    _ shape: AnswerShape, dialect: ChatDialect
  ) throws(LanguageModelError) {
    switch (shape, dialect) {
    case (.free, _): break
    case (.grammar(let text), .llamaCpp): add("grammar", .text(text))
    case (.grammar(let text), .vLLM):
      add("structured_outputs", Self.object(("grammar", .text(text))))
    case (.grammar, _): break
    case (.jsonSchema(let text), .textGeneration):
      add(
        "response_format",
        Self.object(("type", .text("json")), ("value", try Self.schema(text))))
    case (.jsonSchema(let text), _):
      add("response_format", Self.responseFormat(try Self.schema(text)))
    }
  }

  private static func responseFormat(_ schema: JSONValue) -> JSONValue {
    let answer = object(("name", .text("answer")), ("strict", .truth(true)), ("schema", schema))
    return object(("type", .text("json_schema")), ("json_schema", answer))
  }

  private static func schema(_ text: String) throws(LanguageModelError) -> JSONValue {
    do {
      return try JSONValue.document(text)
    } catch {
      throw .invalidSetting(
        name: "answer schema", value: text, remedy: "give the schema as a JSON object")
    }
  }

  private static func message(_ message: ChatMessage) -> JSONValue {
    object(("role", .text(message.role.rawValue)), ("content", .text(message.content)))
  }

  private static func object(_ members: (String, JSONValue)...) -> JSONValue {
    .object(members.map { JSONValue.Member(name: $0.0, value: $0.1) })
  }

  private static func count(_ value: Int) -> JSONValue { .whole(UInt64(max(0, value))) }
}
