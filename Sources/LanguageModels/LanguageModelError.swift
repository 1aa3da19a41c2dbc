/// Why a language model gave no answer: what, where, and what to do about it.
public enum LanguageModelError: Error, Sendable, Hashable {
  /// No model is set up.
  case noModel(reason: String)
  /// A setting is wrong.
  case invalidSetting(name: String, value: String, remedy: String)
  /// A model that is wanted is not on this machine.
  case notInstalled(model: String, path: String)
  /// The server of a local model did not start.
  case serverFailed(model: String, reason: String)
  /// Nobody answers there.
  case unreachable(endpoint: String, reason: String)
  /// The key is missing, wrong or not allowed to do this; status 401 or 403.
  case unauthorised(endpoint: String, status: Int)
  /// Too many requests; the server may say how many seconds to wait.
  case rateLimited(endpoint: String, retryAfterSeconds: Double?)
  /// The server failed; status 500 and above.
  case server(endpoint: String, status: Int, words: String)
  /// The server does not take this request; any other status.
  case refused(endpoint: String, status: Int, words: String)
  /// No whole reply within the limit.
  case timedOut(endpoint: String, seconds: Double)
  /// The reply is not what the interface promises.
  case badReply(endpoint: String, reason: String)
  /// The reply is larger than the limit.
  case tooLong(endpoint: String, limitBytes: Int)
  /// The caller gave up.
  case cancelled
  /// The recordings hold no answer to this request.
  case notRecorded(model: String, file: String, key: String)
  /// A file can't be read or written.
  case file(path: String, action: String, reason: String)

  /// Whether an option or a variable is wrong, rather than the model away.
  public var isUsage: Bool {
    if case .invalidSetting = self { true } else { false }
  }

  /// Whether the same request may succeed a moment later.
  var isPassing: Bool {
    switch self {
    case .unreachable, .rateLimited, .server, .timedOut: true
    default: false
    }
  }
}

extension LanguageModelError: CustomStringConvertible {
  /// `error: ...` and `hint: ...`, in the program's form.
  public var description: String { "error: \(problem)\nhint: \(remedy)" }

  /// What is wrong, where and with which value.
  public var problem: String {
    switch self {
    case .noModel(let reason): "no language model: \(reason)"
    case .invalidSetting(let name, let value, _): "\(name) '\(value)' can't be used"
    case .notInstalled(let model, let path): "language model '\(model)' is not at '\(path)'"
    case .serverFailed(let model, let reason): "no server for '\(model)': \(reason)"
    case .unreachable(let endpoint, let reason): "can't reach '\(endpoint)': \(reason)"
    case .unauthorised(let endpoint, let status): "'\(endpoint)' refuses the key (status \(status))"
    case .rateLimited(let endpoint, let seconds): Self.rateLimit(endpoint, seconds)
    case .server(let endpoint, let status, let words):
      "'\(endpoint)' failed with status \(status)\(Self.quoted(words))"
    case .refused(let endpoint, let status, let words):
      "'\(endpoint)' refuses the request with status \(status)\(Self.quoted(words))"
    case .timedOut(let endpoint, let seconds): "no reply from '\(endpoint)' within \(seconds) s"
    case .badReply(let endpoint, let reason): "unusable reply from '\(endpoint)': \(reason)"
    case .tooLong(let endpoint, let limit):
      "the reply from '\(endpoint)' is larger than \(limit) bytes"
    case .cancelled: "the request to the language model was cancelled"
    case .notRecorded(let model, let file, let key):
      "'\(file)' holds no answer of '\(model)' to this request (key \(key))"
    case .file(let path, let action, let reason): "can't \(action) '\(path)': \(reason)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .noModel:
      "run `marketeer model install`, or set MARKETEER_LLM_BASE_URL and MARKETEER_LLM_MODEL"
    case .invalidSetting(_, _, let remedy): remedy
    case .notInstalled: "see `marketeer model list`, then run `marketeer model install NAME`"
    case .serverFailed: "run Scripts/language_model.sh to make its environment, then try again"
    case .unreachable: "check MARKETEER_LLM_BASE_URL and that the server is running"
    case .unauthorised: "set MARKETEER_LLM_API_KEY to a key for this endpoint"
    case .rateLimited: "wait, or ask the endpoint's owner for a higher limit"
    case .server: "try again later, or use another endpoint"
    case .refused: "check MARKETEER_LLM_MODEL, MARKETEER_LLM_DIALECT and the base URL"
    case .timedOut: "use a smaller model, a quicker endpoint, or fewer tokens"
    case .badReply:
      "check that MARKETEER_LLM_BASE_URL is the root of an OpenAI-compatible interface"
    case .tooLong: "limit the answer's tokens, or check the endpoint"
    case .cancelled: "run the command again"
    case .notRecorded: "record it with a model at hand, or take the model instead of recordings"
    case .file: "check the path, its permissions and the free space"
    }
  }

  private static func rateLimit(_ endpoint: String, _ seconds: Double?) -> String {
    let wait = seconds.map { "; it says to wait \($0) s" } ?? ""
    return "'\(endpoint)' refuses more requests for now\(wait)"
  }

  private static func quoted(_ words: String) -> String {
    words.isEmpty ? "" : ": '\(words)'"
  }
}
