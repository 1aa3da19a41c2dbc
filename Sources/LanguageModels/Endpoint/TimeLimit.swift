/// Runs something for a limited time.
enum TimeLimit {
  /// The time is over.
  enum Passed: Error { case limit }

  /// Returns what the body returns; cancels it when the time is over.
  ///
  /// - Throws: `Passed.limit`, or what the body throws.
  static func run<Value: Sendable>(
    seconds: Double, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(for: .seconds(max(0, seconds)))
        throw Passed.limit
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() else { throw Passed.limit }
      return value
    }
  }
}
