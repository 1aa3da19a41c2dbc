import Foundation

/// llama.cpp's server with one model, on this machine; it ends when this value goes.
final class LocalModelServer: Sendable {
  /// The root of its interface.
  let baseURL: String
  private let process: ChildProcess

  /// Starts a server and waits until it answers.
  ///
  /// - Throws: `LanguageModelError.serverFailed`, `.cancelled`.
  init(
    model: LocalModelFile, runtime: LocalRuntime, settings: LocalModelSettings
  ) async throws(LanguageModelError) {
    guard runtime.isReady else {
      throw .serverFailed(model: model.name, reason: "'\(runtime.python)' does not exist")
    }
    do {
      process = try ChildProcess(
        arguments: [
          runtime.python, runtime.server, model.path, "--name", model.name,
          "--threads", "\(settings.threads)", "--context", "\(settings.contextTokens)",
        ])
    } catch {
      throw .serverFailed(model: model.name, reason: error.localizedDescription)
    }
    let address = try await Self.address(of: process, model: model, settings: settings)
    try await Self.waitForHealth(address, model: model, settings: settings)
    baseURL = address + "/v1"
  }

  /// The last line that llama.cpp wrote.
  var lastMessage: String { process.lastMessage }

  private static func address(
    of process: ChildProcess, model: LocalModelFile, settings: LocalModelSettings
  ) async throws(LanguageModelError) -> String {
    let line: String?
    do {
      line = try await TimeLimit.run(seconds: settings.startSeconds) {
        try await process.firstLine()
      }
    } catch TimeLimit.Passed.limit {
      throw .serverFailed(
        model: model.name, reason: "it was not ready after \(settings.startSeconds) s")
    } catch {
      throw .cancelled
    }
    guard let line,
      let place = try? JSONDecoder().decode([String: String].self, from: Data(line.utf8)),
      let address = place["address"]
    else { throw .serverFailed(model: model.name, reason: process.lastMessage) }
    return address
  }

  private static func waitForHealth(
    _ address: String, model: LocalModelFile, settings: LocalModelSettings
  ) async throws(LanguageModelError) {
    guard let url = URL(string: address + "/health") else {
      throw .serverFailed(model: model.name, reason: "its address is '\(address)'")
    }
    do {
      try await TimeLimit.run(seconds: settings.startSeconds) {
        while try await !isHealthy(url) { try await Task.sleep(for: .milliseconds(50)) }
      }
    } catch {
      throw .serverFailed(model: model.name, reason: "'\(address)' does not answer")
    }
  }

  private static func isHealthy(_ url: URL) async throws -> Bool {
    do {
      return try await HTTPTransfer.run(HTTPRequest(url: url), limitBytes: 1 << 16).status == 200
    } catch HTTPTransfer.Failure.unreachable {
      return false
    }
  }
}

/// A GGUF file and the name it goes by.
struct LocalModelFile: Sendable, Hashable {
  let name: String
  let path: String
}

/// How a local model runs.
public struct LocalModelSettings: Sendable, Hashable {
  /// Threads; llama.cpp's threads wait actively, so more than the free cores slows everything.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// Tokens of the conversation and the answer together.
  public var contextTokens = 4_096
  /// Seconds to wait for the server.
  public var startSeconds = 120.0

  /// One thread per core and 4,096 tokens.
  public init() {}
}
