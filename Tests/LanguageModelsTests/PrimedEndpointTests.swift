import Foundation
import Testing

@testable import LanguageModels

private func request(_ text: String, seed: UInt64?) -> ChatRequest {
  var request = ChatRequest(messages: [ChatMessage(role: .user, content: text)])
  request.seed = seed
  request.maxTokens = 9
  request.logProbabilities = true
  return request
}

private func primed(_ server: FakeServer) throws -> PrimedEndpoint {
  let settings = try EndpointSettings(
    baseURL: server.baseURL, model: "m", key: nil, dialect: .llamaCpp)
  var limits = ChatLimits()
  limits.firstDelaySeconds = 0.01
  return PrimedEndpoint(settings, limits: limits)
}

/// The bodies of a server's requests, without what all of them start with.
private func bodies(_ server: FakeServer) -> [String] {
  server.requests.map { request in
    let body = request.components(separatedBy: "\r\n\r\n").last ?? ""
    return body.replacing(#"{"model":"m","messages":[{"role":"user","content":"#, with: "")
  }
}

private func prime(_ text: String) -> String {
  "\"\(text)\"}],\"temperature\":0.0,\"max_tokens\":1,\"seed\":0,\"cache_prompt\":false}"
}

private func real(_ text: String, seed: UInt64) -> String {
  "\"\(text)\"}],\"max_tokens\":9,\"seed\":\(seed),\"logprobs\":true,\"cache_prompt\":true}"
}

@Test("a prompt is read once for all answers in a row, and again after another one")
func primesOnce() async throws {
  let server = try FakeServer([FakeServer.reply("a")])
  let endpoint = try primed(server)
  for (text, seed) in [("A", 1), ("A", 2), ("B", 1), ("A", 1)] as [(String, UInt64)] {
    _ = try await endpoint.reply(to: request(text, seed: seed))
  }
  #expect(
    bodies(server) == [
      prime("A"), real("A", seed: 1), real("A", seed: 2), prime("B"), real("B", seed: 1),
      prime("A"), real("A", seed: 1),
    ])
}

@Test("another shape of the answer is another prompt")
func shapesArePrompts() async throws {
  let server = try FakeServer([FakeServer.reply("a")])
  let endpoint = try primed(server)
  var shaped = request("A", seed: 1)
  for grammar in ["x", "y"] {
    shaped.shape = .grammar(grammar)
    _ = try await endpoint.reply(to: shaped)
  }
  let hasGrammar = bodies(server).map { $0.hasSuffix(#","grammar":"x"}"#) }
  #expect(hasGrammar == [true, true, false, false])
  #expect(bodies(server)[2].contains(#""cache_prompt":false,"grammar":"y""#))
}

@Test("after a failure the prompt is read again")
func primesAfterFailure() async throws {
  let fine = FakeServer.reply("a")
  let server = try FakeServer([fine, FakeServer.response(400, "no"), fine])
  let endpoint = try primed(server)
  await #expect(throws: LanguageModelError.self) {
    try await endpoint.reply(to: request("A", seed: 1))
  }
  _ = try await endpoint.reply(to: request("A", seed: 2))
  #expect(
    bodies(server) == [prime("A"), real("A", seed: 1), prime("A"), real("A", seed: 2)])
}

@Test("a request tried again after a server's failure keeps its prompt")
func retriesKeepThePrompt() async throws {
  let fine = FakeServer.reply("a")
  let server = try FakeServer([fine, FakeServer.response(503, "busy"), fine])
  _ = try await primed(server).reply(to: request("A", seed: 1))
  #expect(bodies(server) == [prime("A"), real("A", seed: 1), real("A", seed: 1)])
}

@Test("requests at the same time are answered one after the other")
func oneAfterTheOther() async throws {
  let server = try FakeServer([FakeServer.reply("a")])
  let endpoint = try primed(server)
  try await withThrowingTaskGroup(of: Void.self) { group in
    for text in ["A", "B", "C", "D"] {
      group.addTask { _ = try await endpoint.reply(to: request(text, seed: 1)) }
    }
    try await group.waitForAll()
  }
  let sent = bodies(server)
  #expect(sent.count == 8)
  for (first, second) in zip(sent.indices, sent.indices.dropFirst()) where first.isMultiple(of: 2) {
    let text = String(sent[first].prefix(3).dropFirst().prefix(1))
    #expect(sent[first] == prime(text) && sent[second] == real(text, seed: 1))
  }
}

@Test("a request whose task is cancelled lets the next one through")
func cancelledTurn() async throws {
  let server = try FakeServer([.silent, FakeServer.reply("a")])
  let endpoint = try primed(server)
  let first = Task { try await endpoint.reply(to: request("A", seed: 1)) }
  while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
  first.cancel()
  await #expect(throws: LanguageModelError.cancelled) { try await first.value }
  _ = try await endpoint.reply(to: request("A", seed: 2))
  #expect(bodies(server) == [prime("A"), prime("A"), real("A", seed: 2)])
}
