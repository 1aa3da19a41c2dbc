import Foundation

/// One HTTP request.
struct HTTPRequest: Sendable {
  /// Where it goes.
  let url: URL
  /// Names and values of its headers.
  var headers: [(name: String, value: String)] = []
  /// What is posted; `nil` only asks.
  var body: Data?

  /// Whether it stays on this machine, so that no proxy must see it.
  var isLocal: Bool { ["127.0.0.1", "::1", "localhost"].contains(url.host()) }
}
