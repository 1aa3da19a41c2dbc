public import Foundation

/// Where an OpenAI-compatible endpoint is and how to speak to it.
public struct EndpointSettings: Sendable, Hashable {
  /// The interface's root, such as `https://api.openai.com/v1`.
  public let baseURL: URL
  /// The model's name there.
  public let model: String
  /// The key, sent to this address only.
  public let key: Secret?
  /// Which fields the server knows.
  public let dialect: ChatDialect

  /// Gathers the parts; a dialect that is not given is taken from the address.
  ///
  /// - Throws: `LanguageModelError.invalidSetting`.
  public init(
    baseURL: String, model: String, key: Secret?, dialect: ChatDialect? = nil
  ) throws(LanguageModelError) {
    let url = try Self.checked(baseURL)
    guard !model.isEmpty else {
      throw .invalidSetting(
        name: EndpointVariable.model, value: model, remedy: "name the endpoint's model")
    }
    self.baseURL = url
    self.model = model
    self.key = key
    self.dialect = dialect ?? ChatDialect(host: url.host() ?? "", port: url.port)
  }

  /// The endpoint that environment variables describe; `nil` where none is named.
  ///
  /// `OPENAI_API_KEY` is the key only for api.openai.com: a key meant for one service never goes to
  /// another.
  ///
  /// - Throws: `LanguageModelError.invalidSetting`.
  public init?(environment: [String: String]) throws(LanguageModelError) {
    guard let base = environment[EndpointVariable.baseURL], !base.isEmpty else { return nil }
    let dialect = try Self.dialect(environment[EndpointVariable.dialect])
    var key = environment[EndpointVariable.key].flatMap(Secret.init)
    if key == nil, (try Self.checked(base)).host() == "api.openai.com" {
      key = environment["OPENAI_API_KEY"].flatMap(Secret.init)
    }
    try self.init(
      baseURL: base, model: environment[EndpointVariable.model] ?? "", key: key, dialect: dialect)
  }

  /// The address that is asked.
  var address: URL { baseURL.appending(path: "chat/completions") }

  private static func checked(_ text: String) throws(LanguageModelError) -> URL {
    guard let url = URL(string: text), let scheme = url.scheme, let host = url.host(),
      ["http", "https"].contains(scheme), !host.isEmpty, url.user() == nil, url.query() == nil
    else {
      throw .invalidSetting(
        name: EndpointVariable.baseURL, value: masked(text),
        remedy: "give an address such as https://host/v1, without name, password or query")
    }
    return url
  }

  // An address that is refused may hold a password or a key.
  private static func masked(_ text: String) -> String {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let tail = parts.count > 1 ? "***@" + (parts.last ?? "") : text
    return String(tail.prefix { $0 != "?" })
  }

  private static func dialect(_ text: String?) throws(LanguageModelError) -> ChatDialect? {
    guard let text, !text.isEmpty else { return nil }
    if let dialect = ChatDialect(rawValue: text.lowercased()) { return dialect }
    let known = ChatDialect.allCases.map(\.rawValue).joined(separator: ", ")
    throw .invalidSetting(
      name: EndpointVariable.dialect, value: text, remedy: "use one of \(known)")
  }
}

/// Names of the environment variables.
public enum EndpointVariable {
  /// The interface's root.
  public static let baseURL = "MARKETEER_LLM_BASE_URL"
  /// The model's name there.
  public static let model = "MARKETEER_LLM_MODEL"
  /// The key.
  public static let key = "MARKETEER_LLM_API_KEY"
  /// The server's kind.
  public static let dialect = "MARKETEER_LLM_DIALECT"
}
