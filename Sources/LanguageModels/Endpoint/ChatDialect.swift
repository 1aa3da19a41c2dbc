/// Which server answers, and so which fields beyond the common ones it knows.
///
/// - SeeAlso: The servers' own references: platform.openai.com/docs/api-reference/chat,
///   docs.vllm.ai (structured outputs), huggingface.co/docs/text-generation-inference (guidance),
///   docs.ollama.com/api/openai-compatibility, the README of llama.cpp's server.
public enum ChatDialect: String, Sendable, Hashable, CaseIterable {
  /// OpenAI's own service; refuses fields that it does not know.
  case openAI = "openai"
  /// vLLM.
  case vLLM = "vllm"
  /// Text Generation Inference.
  case textGeneration = "tgi"
  /// Ollama.
  case ollama = "ollama"
  /// llama.cpp's server.
  case llamaCpp = "llama.cpp"
  /// Anything else: the common fields only.
  case generic = "generic"

  /// What an address tells about its server; `generic` where it tells nothing.
  public init(host: String, port: Int?) {
    switch (host.lowercased(), port) {
    case ("api.openai.com", _): self = .openAI
    case ("ollama.com", _), (_, 11434?): self = .ollama
    default: self = .generic
    }
  }

  /// Whether one request may ask for several answers.
  var answersSeveral: Bool { self == .openAI || self == .vLLM }

  /// Whether the number of likeliest tokens may be limited.
  var knowsTopK: Bool { self == .vLLM || self == .llamaCpp }

  /// The field that limits the answer's tokens; OpenAI's newer models refuse the older name.
  var tokenLimitField: String { self == .openAI ? "max_completion_tokens" : "max_tokens" }
}
