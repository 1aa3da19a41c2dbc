import Foundation
import Testing

@testable import LanguageModels

private let question = ChatRequest(messages: [ChatMessage(role: .user, content: "Tea?")])

private var quick: ChatLimits {
  var limits = ChatLimits()
  limits.secondsPerTry = 20
  limits.secondsInAll = 40
  limits.tries = 3
  limits.firstDelaySeconds = 0.01
  limits.replyBytes = 1 << 16
  return limits
}

private func endpoint(
  _ baseURL: String, key: String? = nil, dialect: ChatDialect? = nil, limits: ChatLimits = quick
) throws -> ChatEndpoint {
  ChatEndpoint(
    try EndpointSettings(
      baseURL: baseURL, model: "m", key: key.flatMap(Secret.init), dialect: dialect),
    limits: limits)
}

/// The error with which a request to a server that plays the script ends, and how often it was asked.
private func failure(
  _ script: [FakeServer.Answer], key: String? = nil, limits: ChatLimits = quick
) async throws -> (error: LanguageModelError?, asked: Int) {
  let server = try FakeServer(script)
  let endpoint = try endpoint(server.baseURL, key: key, limits: limits)
  let error = await #expect(throws: LanguageModelError.self) {
    try await endpoint.reply(to: question)
  }
  return (error, server.requests.count)
}

@Test("an answer arrives with its reason to end and the model's name")
func plainAnswer() async throws {
  let server = try FakeServer([FakeServer.reply("Tea — 茶 \"now\"")])
  let reply = try await endpoint(server.baseURL).reply(to: question)
  #expect(reply.choices == [ChatReply.Choice(text: "Tea — 茶 \"now\"", finishReason: "stop")])
  #expect(reply.model == "m")
}

@Test("an endpoint that is down is named with the variable that leads to it")
func endpointDown() async throws {
  let port = try FakeServer.closedPort()
  let endpoint = try endpoint("http://127.0.0.1:\(port)/v1")
  let error = await #expect(throws: LanguageModelError.self) {
    try await endpoint.reply(to: question)
  }
  let text = try #require(error?.description)
  #expect(text.hasPrefix("error: can't reach 'http://127.0.0.1:\(port)/v1': "))
  #expect(text.hasSuffix("hint: check MARKETEER_LLM_BASE_URL and that the server is running"))
}

@Test("a refused key is not tried again and is shown nowhere", arguments: [401, 403])
func refusedKey(status: Int) async throws {
  let body = "Incorrect API key provided: sk-secret-1"
  let (error, asked) = try await failure([FakeServer.response(status, body)], key: "sk-secret-1")
  guard case .unauthorised(_, status) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(asked == 1)
  #expect(error?.description.contains("sk-secret-1") == false)
}

@Test("a failed server's own words are quoted without the key")
func wordsWithoutKey() async throws {
  let script = [FakeServer.response(500, "boom: Bearer\n sk-secret-2 again")]
  let (error, asked) = try await failure(script, key: "sk-secret-2")
  #expect(error?.description.contains("status 500: 'boom: Bearer *** again'") == true)
  #expect(asked == 3)
}

@Test("the server's wish to wait is kept")
func retryAfter() async throws {
  let busy = FakeServer.response(429, "", headers: ["Retry-After: 0.2"])
  let server = try FakeServer([busy, FakeServer.reply("later")])
  let start = ContinuousClock.now
  let reply = try await endpoint(server.baseURL).reply(to: question)
  #expect(reply.choices.first?.text == "later")
  #expect(ContinuousClock.now - start >= .milliseconds(200))
}

@Test("a wish to wait beyond the limit ends the request at once")
func retryAfterTooLong() async throws {
  let busy = FakeServer.response(429, "", headers: ["Retry-After: 3600"])
  let start = ContinuousClock.now
  let (error, asked) = try await failure([busy])
  #expect(asked == 1)
  #expect(ContinuousClock.now - start < .seconds(10))
  guard case .rateLimited(_, 3_600) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
}

@Test("a server that fails once is asked again with the same bytes")
func failsOnce() async throws {
  let server = try FakeServer([FakeServer.response(500, "boom"), FakeServer.reply("fine")])
  let reply = try await endpoint(server.baseURL).reply(to: question)
  #expect(reply.choices.first?.text == "fine")
  #expect(server.requests.count == 2 && server.requests[0] == server.requests[1])
}

@Test("a body that breaks off is asked for again")
func cutBody() async throws {
  let cut = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"choices\""
  let server = try FakeServer([.bytes(Array(cut.utf8)), FakeServer.reply("whole")])
  #expect(try await endpoint(server.baseURL).reply(to: question).choices.first?.text == "whole")
  let (error, asked) = try await failure([.bytes(Array(cut.utf8))])
  #expect(asked == 3)
  #expect(error?.problem.hasSuffix("the connection broke before the whole reply came") == true)
}

@Test("bytes that are not UTF-8 are refused")
func badText() async throws {
  var bytes = Array("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n{\"".utf8)
  bytes += [0xff, 0xfe]
  let (error, _) = try await failure([.bytes(bytes)])
  #expect(error?.problem.hasSuffix("its bytes are not UTF-8") == true)
}

@Test(
  "a reply without the promised fields says which one",
  arguments: [
    ("hello", "it is not JSON"), ("", "it is not JSON"),
    ("[]", "its field '' has another type than expected"),
    ("{}", "it has no field 'choices'"), (#"{"choices":[]}"#, "it holds no choices"),
    (#"{"choices":[{}]}"#, "it has no field 'message'"),
    (#"{"choices":"no"}"#, "its field 'choices' has another type than expected"),
  ])
func wrongReply(body: String, reason: String) async throws {
  let (error, asked) = try await failure([FakeServer.response(200, body)])
  #expect(error?.problem.hasSuffix(reason) == true, "\(String(describing: error))")
  #expect(asked == 1)
}

@Test("an answer without text is an empty answer", arguments: ["\"\"", "null"])
func emptyAnswer(content: String) async throws {
  let body = "{\"choices\":[{\"message\":{\"content\":\(content)},\"finish_reason\":\"length\"}]}"
  let server = try FakeServer([FakeServer.response(200, body)])
  let reply = try await endpoint(server.baseURL).reply(to: question)
  #expect(reply.choices == [ChatReply.Choice(text: "", finishReason: "length")])
}

// 25 seconds' worth of bytes.
private let trickling =
  "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + String(repeating: " ", count: 5_000)

@Test("a reply that trickles in byte by byte ends at the limit")
func trickle() async throws {
  var limits = quick
  limits.secondsPerTry = 0.1
  limits.tries = 1
  let start = ContinuousClock.now
  let (error, _) = try await failure([.slowly(trickling, milliseconds: 5)], limits: limits)
  #expect(ContinuousClock.now - start < .seconds(10))
  guard case .timedOut(_, 0.1) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
}

@Test("all tries together end at their limit")
func totalLimit() async throws {
  var limits = quick
  limits.secondsInAll = 0.2
  limits.tries = 1_000
  let start = ContinuousClock.now
  _ = try await failure([FakeServer.response(503, "busy")], limits: limits)
  #expect(ContinuousClock.now - start < .seconds(10))
}

@Test("a body without end is given up at the size limit")
func endlessBody() async throws {
  let (error, asked) = try await failure([.endless])
  #expect(asked == 1)
  guard case .tooLong(_, 65_536) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
}

@Test("the key goes to the endpoint and not where a redirect points")
func redirectIsNotFollowed() async throws {
  let other = try FakeServer([FakeServer.reply("stolen")])
  let place = "Location: \(other.baseURL)/chat/completions"
  let server = try FakeServer([FakeServer.response(307, "", headers: [place])])
  let endpoint = try endpoint(server.baseURL, key: "sk-secret-3")
  await #expect(
    throws: LanguageModelError.refused(
      endpoint: server.baseURL, status: 307, words: "")
  ) {
    try await endpoint.reply(to: question)
  }
  #expect(server.requests.first?.contains("Authorization: Bearer sk-secret-3") == true)
  #expect(other.requests.isEmpty)
}

@Test("a request whose task is cancelled ends soon")
func cancellation() async throws {
  let server = try FakeServer([.slowly(trickling, milliseconds: 5)])
  let endpoint = try endpoint(server.baseURL)
  let start = ContinuousClock.now
  let task = Task { try await endpoint.reply(to: question) }
  while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
  task.cancel()
  let error = await #expect(throws: LanguageModelError.self) { try await task.value }
  #expect(error == .cancelled)
  #expect(ContinuousClock.now - start < .seconds(10))
}

@Test("a cancelled request's connection is closed", .timeLimit(.minutes(1)))
func cancelledConnection() async throws {
  let server = try FakeServer([.silent])
  let endpoint = try endpoint(server.baseURL)
  let task = Task { try await endpoint.reply(to: question) }
  while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
  task.cancel()
  while server.endedConnections == 0 { try await Task.sleep(for: .milliseconds(5)) }
}

@Test("a server that refuses a field is asked once more with the common fields, and so ever after")
func coreFields() async throws {
  let refused = FakeServer.response(422, "unknown field")
  let server = try FakeServer([refused, FakeServer.reply("a")])
  let endpoint = try endpoint(server.baseURL)
  var request = question
  request.seed = 7
  request.maxTokens = 5
  for _ in 0..<2 { _ = try await endpoint.reply(to: request) }
  let hasSeed = server.requests.map { $0.contains("\"seed\":7") }
  #expect(hasSeed == [true, false, false])
  #expect(server.requests.allSatisfy { $0.contains("\"max_tokens\":5") })
}

@Test("a refused schema is left out for that schema only, and the seed stays")
func refusedSchema() async throws {
  let server = try FakeServer([FakeServer.response(400, "pattern"), FakeServer.reply("a")])
  let endpoint = try endpoint(server.baseURL)
  var request = question
  request.seed = 7
  for schema in ["[1]", "[1]", "[2]"] {
    request.shape = .jsonSchema(schema)
    _ = try await endpoint.reply(to: request)
  }
  let hasSchema = server.requests.map { $0.contains("response_format") }
  #expect(hasSchema == [true, false, false, true])
  #expect(server.requests.allSatisfy { $0.contains("\"seed\":7") })
}

@Test("llama.cpp's refusal of a grammar is an error, not an answer without the grammar")
func refusedGrammar() async throws {
  let server = try FakeServer([FakeServer.response(400, "bad grammar"), FakeServer.reply("a")])
  let endpoint = try endpoint(server.baseURL, dialect: .llamaCpp)
  var request = question
  request.shape = .grammar("root")
  await #expect(
    throws: LanguageModelError.refused(
      endpoint: server.baseURL, status: 400, words: "bad grammar")
  ) { try await endpoint.reply(to: request) }
}

@Test("several answers are asked for one by one, with the next seeds, where a server gives one")
func severalAnswers() async throws {
  let server = try FakeServer([FakeServer.reply("a"), FakeServer.reply("b")])
  var request = question
  request.count = 2
  request.seed = 40
  let reply = try await endpoint(server.baseURL, dialect: .llamaCpp).reply(to: request)
  #expect(reply.choices.map(\.text) == ["a", "b"])
  #expect(server.requests[0].contains("\"seed\":40") && server.requests[1].contains("\"seed\":41"))
}

/// Makes the environment name a proxy for all addresses; only for a process of its own.
private func setProxy(_ address: String) {
  for name in ["no_proxy", "NO_PROXY"] { unsetenv(name) }
  for name in ["http_proxy", "all_proxy"] { setenv(name, address, 1) }
}

@Test("a proxy of the environment is not asked for this machine")
func proxyIsBypassed() async {
  await #expect(processExitsWith: .success) {
    setProxy("http://127.0.0.1:\(try FakeServer.closedPort())")
    let server = try FakeServer([FakeServer.reply("here")])
    #expect(try await endpoint(server.baseURL).reply(to: question).choices.first?.text == "here")
  }
}

@Test("other machines are asked through the environment's proxy")
func proxyIsUsed() async {
  await #expect(processExitsWith: .success) {
    let proxy = try FakeServer([FakeServer.reply("by proxy")])
    setProxy(proxy.baseURL)
    let reply = try await endpoint("http://shop.invalid/v1").reply(to: question)
    #expect(reply.choices.first?.text == "by proxy")
    #expect(proxy.requests.first?.hasPrefix("POST http://shop.invalid/v1/chat/") == true)
  }
}

@Test("waiting for an answer costs no time of the processor")
func idleWaiting() async {
  await #expect(processExitsWith: .success) {
    let body = FakeServer.replyBody("late")
    let head = "HTTP/1.1 200 X\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    let server = try FakeServer([.late(head + body, milliseconds: 600)])
    let start = clock()
    #expect(try await endpoint(server.baseURL).reply(to: question).choices.first?.text == "late")
    // A thread that polls uses nearly all 0.6 s; this one needs some milliseconds.
    #expect(clock() - start < 150_000)
  }
}

@Test("threads that can't suspend may wait for an answer")
func waiting() async throws {
  let server = try FakeServer([FakeServer.reply("now")])
  let endpoint = try endpoint(server.baseURL)
  let text = try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread {
      let reply = Result { try Waiting.wait { try await endpoint.reply(to: question) } }
      continuation.resume(with: reply.map { $0.choices.first?.text })
    }
  }
  #expect(text == "now")
}
