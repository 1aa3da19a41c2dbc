import Dispatch
import Foundation
import FoundationNetworking
import Synchronization

/// One HTTP exchange: reads at most so many bytes and follows no redirect, so that a key goes
/// nowhere but to the address it was given for.
final class HTTPTransfer: NSObject, URLSessionDataDelegate, Sendable {
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
    var head: HTTPURLResponse?
    var body = Data()
    var outcome: Result<Response, Failure>?
  }

  private let state = Mutex(State())
  private let limitBytes: Int

  private init(limitBytes: Int) {
    self.limitBytes = limitBytes
  }

  /// Sends a request and returns the response, whatever its status.
  ///
  /// - Throws: `Failure`.
  static func run(_ request: URLRequest, limitBytes: Int) async throws -> Response {
    if LoopbackProxy.covers(request.url?.host()) { _ = LoopbackProxy.isBypassed }
    let transfer = HTTPTransfer(limitBytes: limitBytes)
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    let session = URLSession(
      configuration: configuration, delegate: transfer, delegateQueue: nil)
    // Cancelling waits for the session's own queue, which a fast body without end keeps busy; it
    // must wait neither here nor where the body arrives.
    defer { DispatchQueue.global().async { session.invalidateAndCancel() } }
    let task = session.dataTask(with: request)
    return try await withTaskCancellationHandler {
      try await transfer.outcome(of: task)
    } onCancel: {
      transfer.finish(.failure(.cancelled))
    }
  }

  private func outcome(of task: URLSessionDataTask) async throws -> Response {
    try await withCheckedThrowingContinuation { continuation in
      let outcome = state.withLock { state -> Result<Response, Failure>? in
        if state.outcome == nil { state.continuation = continuation }
        return state.outcome
      }
      if let outcome {
        continuation.resume(with: outcome.mapError { $0 })
      } else {
        task.resume()
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

  // MARK: What the session reports

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
    finish(.success(Response(status: response.statusCode, retryAfter: nil, body: Data())))
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    state.withLock { $0.head = response as? HTTPURLResponse }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLong = state.withLock { state in
      guard state.outcome == nil else { return false }
      state.body.append(data)
      return state.body.count > limitBytes
    }
    if isTooLong { finish(.failure(.tooLong)) }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let (head, body) = state.withLock { ($0.head, $0.body) }
    guard let error else {
      return finish(head.map { .success(Response(head: $0, body: body)) } ?? .failure(.cut("")))
    }
    let words = error.localizedDescription
    finish(.failure(head == nil ? .unreachable(words) : .cut(words)))
  }
}

extension HTTPTransfer.Response {
  fileprivate init(head: HTTPURLResponse, body: Data) {
    status = head.statusCode
    retryAfter = head.value(forHTTPHeaderField: "Retry-After")
    self.body = body
  }
}
