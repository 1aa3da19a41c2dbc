import Foundation
import Synchronization

/// A language model behind an OpenAI-compatible endpoint.
public final class ChatEndpoint: ChatModel {
  /// The endpoint's model.
  public var name: String { settings.model }
  /// Where and how to ask.
  public let settings: EndpointSettings
  /// How long and how often.
  public let limits: ChatLimits

  private let reuse: PromptReuse
  private let clock = ContinuousClock()
  private let refusals = Mutex(Refusals())

  /// Speaks to an endpoint within limits.
  public convenience init(_ settings: EndpointSettings, limits: ChatLimits = ChatLimits()) {
    self.init(settings, limits: limits, reuse: .notWithSeed)
  }

  /// Speaks to an endpoint that may keep so much of the prompt before.
  init(_ settings: EndpointSettings, limits: ChatLimits, reuse: PromptReuse) {
    self.settings = settings
    self.limits = limits
    self.reuse = reuse
  }

  /// Returns as many answers as were asked for.
  ///
  /// A server that gives one answer at a time is asked several times, with the seed, the seed plus
  /// one and so on.
  ///
  /// - Throws: `LanguageModelError`.
  public func reply(to request: ChatRequest) async throws -> ChatReply {
    let wanted = max(1, request.count)
    guard wanted > 1, !settings.dialect.answersSeveral else { return try await ask(request) }
    var single = request
    single.count = 1
    var reply = try await ask(single)
    for index in 1..<UInt64(wanted) {
      single.seed = request.seed.map { $0 &+ index }
      reply.choices += try await ask(single).choices
    }
    return reply
  }

  /// Asks with all fields, then with fewer while the server refuses the request.
  private func ask(_ request: ChatRequest) async throws(LanguageModelError) -> ChatReply {
    var refusal = LanguageModelError.cancelled
    let scopes = refusals.withLock { $0.scopes(for: request, dialect: settings.dialect) }
    for scope in scopes {
      do {
        let reply = try await ask(request, scope: scope)
        refusals.withLock { $0.note(request, answeredIn: scope) }
        return reply
      } catch .refused(let endpoint, let status, let words) {
        refusal = .refused(endpoint: endpoint, status: status, words: words)
        guard [400, 422].contains(status) else { break }
      }
    }
    throw refusal
  }

  private func ask(
    _ request: ChatRequest, scope: RequestBody.Scope
  ) async throws(LanguageModelError) -> ChatReply {
    let body = try RequestBody(
      request, model: settings.model, dialect: settings.dialect, scope: scope, reuse: reuse
    ).bytes
    let plan = RetryPlan(limits: limits, digest: StableDigest(of: body).leading)
    let deadline = clock.now + .seconds(limits.secondsInAll)
    var attempt = 1
    while true {
      do {
        return try await attemptOnce(body, until: deadline)
      } catch {
        guard error.isPassing else { throw error }
        try await wait(after: attempt, failure: error, plan: plan, deadline: deadline)
      }
      attempt += 1
    }
  }

  private func wait(
    after attempt: Int, failure: LanguageModelError, plan: RetryPlan,
    deadline: ContinuousClock.Instant
  ) async throws(LanguageModelError) {
    var asked: Double?
    if case .rateLimited(_, let seconds) = failure { asked = seconds }
    let left = (deadline - clock.now) / .seconds(1)
    guard let delay = plan.delay(after: attempt, askedFor: asked, secondsLeft: left) else {
      throw failure
    }
    do {
      try await Task.sleep(for: .seconds(delay))
    } catch {
      throw .cancelled
    }
  }
}

extension ChatEndpoint {
  private func attemptOnce(
    _ body: Data, until deadline: ContinuousClock.Instant
  ) async throws(LanguageModelError) -> ChatReply {
    let seconds = max(0, min(limits.secondsPerTry, (deadline - clock.now) / .seconds(1)))
    let response: HTTPTransfer.Response
    do {
      response = try await TimeLimit.run(seconds: seconds) { [request = post(body), limits] in
        try await HTTPTransfer.run(request, limitBytes: limits.replyBytes)
      }
    } catch {
      throw described(error, seconds: seconds)
    }
    try check(response)
    return try ReplyParser(endpoint: place).reply(from: response.body)
  }

  private var place: String { settings.baseURL.absoluteString }

  private func post(_ body: Data) -> HTTPRequest {
    var request = HTTPRequest(url: settings.address, body: body)
    request.headers = [("Content-Type", "application/json")]
    if let key = settings.key { request.headers.append(("Authorization", "Bearer \(key.value)")) }
    return request
  }

  private func described(_ error: any Error, seconds: Double) -> LanguageModelError {
    switch error {
    case HTTPTransfer.Failure.tooLong: .tooLong(endpoint: place, limitBytes: limits.replyBytes)
    case HTTPTransfer.Failure.unreachable(let words): .unreachable(endpoint: place, reason: words)
    case HTTPTransfer.Failure.cut:
      .unreachable(endpoint: place, reason: "the connection broke before the whole reply came")
    case TimeLimit.Passed.limit: .timedOut(endpoint: place, seconds: seconds)
    default: .cancelled
    }
  }

  private func check(_ response: HTTPTransfer.Response) throws(LanguageModelError) {
    switch response.status {
    case 200..<300: return
    case 401, 403: throw .unauthorised(endpoint: place, status: response.status)
    case 429:
      throw .rateLimited(
        endpoint: place,
        retryAfterSeconds: RetryAfter.seconds(response.retryAfter, now: Date()))
    case 500...:
      throw .server(endpoint: place, status: response.status, words: words(response.body))
    default:
      throw .refused(endpoint: place, status: response.status, words: words(response.body))
    }
  }

  /// The start of a server's own message, in one line and without the key.
  private func words(_ body: Data) -> String {
    let text = String(decoding: body.prefix(2_000), as: UTF8.self)
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String((settings.key?.redacting(line) ?? line).prefix(300))
  }
}
