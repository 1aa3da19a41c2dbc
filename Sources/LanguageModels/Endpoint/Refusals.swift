/// What a server has refused so far, so that it is not asked in vain again.
struct Refusals {
  private var shapes: Set<AnswerShape> = []
  private var needsCore = false

  /// Returns in which scopes to ask, in order; the caller checks the answer in any case.
  ///
  /// llama.cpp's server knows all that it is sent: its refusal is an error of the request.
  func scopes(for request: ChatRequest, dialect: ChatDialect) -> [RequestBody.Scope] {
    if dialect == .llamaCpp { return [.full] }
    if needsCore { return [.core] }
    if request.shape == .free { return [.full, .core] }
    return shapes.contains(request.shape) ? [.shapeless, .core] : [.full, .shapeless, .core]
  }

  /// Notes that a request was answered in a scope after the earlier ones were refused.
  mutating func note(_ request: ChatRequest, answeredIn scope: RequestBody.Scope) {
    switch scope {
    case .full: break
    case .shapeless: shapes.insert(request.shape)
    case .core: needsCore = true
    }
  }
}
