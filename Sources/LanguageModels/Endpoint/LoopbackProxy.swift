import Foundation

/// Keeps requests to this machine away from a proxy.
///
/// `URLSession` asks the proxy of `http_proxy` for every address outside `no_proxy`, this machine's
/// too, and has no setting of its own on Linux.
enum LoopbackProxy {
  /// Adds this machine to `no_proxy`, once, before the first request to it.
  static let isBypassed: Bool = {
    let environment = ProcessInfo.processInfo.environment
    let exceptions = Self.exceptions(environment["no_proxy"] ?? environment["NO_PROXY"])
    return setenv("no_proxy", exceptions, 1) == 0
  }()

  /// Whether an address is this machine.
  static func covers(_ host: String?) -> Bool {
    host.map { hosts.contains($0) } ?? false
  }

  /// Returns the exceptions with this machine among them.
  static func exceptions(_ stated: String?) -> String {
    let stated = (stated ?? "").split(separator: ",").map(String.init)
    guard !stated.contains("*") else { return "*" }
    return (stated + hosts.filter { !stated.contains($0) }).joined(separator: ",")
  }

  private static let hosts = ["127.0.0.1", "localhost"]
}
