import CCurl
import Foundation
import Synchronization

/// One HTTP exchange: reads at most so many bytes and follows no redirect, so that a key goes
/// nowhere but to the address it was given for.
final class HTTPTransfer: Sendable {
  /// What came back.
  struct Response: Sendable {
    let status: Int
    let retryAfter: String?
    let body: Data
  }

  /// Why nothing whole came back.
  enum Failure: Error, Sendable {
    case unreachable(String)
    case cut(String)
    case tooLong
    case cancelled
  }

  private struct State {
    var continuation: CheckedContinuation<Response, any Error>?
    var body = Data()
    var outcome: Result<Response, Failure>?
  }

  private let state = Mutex(State())
  private let request: HTTPRequest
  private let limitBytes: Int

  private init(_ request: HTTPRequest, limitBytes: Int) {
    self.request = request
    self.limitBytes = limitBytes
  }

  /// Sends a request and returns the response, whatever its status.
  ///
  /// A thread of its own waits for the reply. When the task is cancelled this returns at once, and
  /// the thread ends and closes the connection within about a second.
  ///
  /// - Throws: `Failure`.
  static func run(_ request: HTTPRequest, limitBytes: Int) async throws -> Response {
    let transfer = HTTPTransfer(request, limitBytes: limitBytes)
    return try await withTaskCancellationHandler {
      try await transfer.outcome()
    } onCancel: {
      transfer.finish(.failure(.cancelled))
    }
  }

  private func outcome() async throws -> Response {
    try await withCheckedThrowingContinuation { continuation in
      let outcome = state.withLock { state -> Result<Response, Failure>? in
        if state.outcome == nil { state.continuation = continuation }
        return state.outcome
      }
      if let outcome {
        continuation.resume(with: outcome.mapError { $0 })
      } else {
        Thread.detachNewThread { self.perform() }
      }
    }
  }

  private func finish(_ outcome: Result<Response, Failure>) {
    let continuation = state.withLock { state in
      if state.outcome == nil { state.outcome = outcome }
      return state.continuation.take()
    }
    continuation?.resume(with: outcome.mapError { $0 })
  }
}

extension HTTPTransfer {
  private func perform() {
    guard var handle = CurlHandle() else {
      return finish(.failure(.unreachable("libcurl can't start")))
    }
    var code = handle.prepare(request)
    if code == CURLE_OK { code = handle.report(to: self) }
    if code == CURLE_OK { code = handle.perform() }
    finish(result(of: handle, code))
  }

  private func result(
    of handle: borrowing CurlHandle, _ code: CURLcode
  ) -> Result<Response, Failure> {
    let status = handle.status
    guard code == CURLE_OK else {
      let words = handle.description(of: code)
      return .failure(status == 0 ? .unreachable(words) : .cut(words))
    }
    let body = state.withLock { $0.body }
    let retryAfter = handle.header("Retry-After")
    return .success(Response(status: status, retryAfter: retryAfter, body: body))
  }
}

// MARK: What libcurl reports

extension HTTPTransfer {
  /// Whether nobody waits for the reply any more.
  var isOver: Bool { state.withLock { $0.outcome != nil } }

  /// Takes a piece of the reply's body and returns whether more may come.
  func receive(_ piece: UnsafeRawBufferPointer) -> Bool {
    let isTooLong = state.withLock { state in
      state.body.append(contentsOf: piece)
      return state.body.count > limitBytes
    }
    if isTooLong { finish(.failure(.tooLong)) }
    return !isOver
  }
}
