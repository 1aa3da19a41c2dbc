import Dispatch
import Synchronization

/// Lets code that can't suspend wait for code that does.
public enum Waiting {
  /// Returns what the body returns; the calling thread stands still meanwhile.
  ///
  /// Call it from a thread of the program's own, never from inside a task: a task that stands still
  /// may hold the thread that the body needs.
  ///
  /// - Throws: What the body throws; `LanguageModelError.cancelled` should it never end.
  public static func wait<Value: Sendable>(
    for body: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let outcome = Outcome<Value>()
    let done = DispatchSemaphore(value: 0)
    Task {
      do {
        outcome.set(.success(try await body()))
      } catch {
        outcome.set(.failure(error))
      }
      done.signal()
    }
    done.wait()
    return try outcome.value()
  }
}

/// A result that one task sets and one thread reads.
private final class Outcome<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>>(.failure(LanguageModelError.cancelled))

  func set(_ value: Result<Value, any Error>) {
    result.withLock { $0 = value }
  }

  func value() throws -> Value { try result.withLock { $0 }.get() }
}
