/// What llama.cpp's server may keep of the prompt before; other servers are told nothing.
///
/// It computes the rest of a prompt whose start it knows in other batches, and so with other
/// roundings, than the whole.
enum PromptReuse {
  /// Nothing, where a seed is to give the same answer again.
  case notWithSeed
  /// All that is the same.
  case always

  /// Returns the value of the field `cache_prompt`; `nil` where the server decides.
  func cachesPrompt(of request: ChatRequest) -> Bool? {
    switch self {
    case .notWithSeed: request.seed == nil ? nil : false
    case .always: true
    }
  }
}
